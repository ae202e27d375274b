import { listRuns } from '@latchkey/services/licensing/runs.views'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { ListPager } from '../parts/list-pager.tsx'
import { FinishedRuns, RunProgress } from '../parts/run-list.tsx'
import { useRefresh } from '../parts/use-refresh.ts'

export const meta = titled('Runs')

export const loader = page(async ({ portal, url }) => {
  const cursor = url.searchParams.get('cursor')
  return { runs: await listRuns(portal, { cursor }), cursor }
})

export default function Runs() {
  const { runs, cursor } = useLoaderData<typeof loader>()
  const { open, finished } = runs
  useRefresh(open.length > 0)
  return (
    <Page
      title="Runs"
      description="Changes that concern many people go on by themselves, bit by bit. They go on where they stopped, whatever happens to this page or to the server."
    >
      <Section title="Under way" card={open.length > 0}>
        {open.length === 0 ? (
          <EmptyState title="Nothing is under way" icon="check-circle">
            Every change has reached everybody. Changes for up to a thousand people are applied at once and do not stand
            here.
          </EmptyState>
        ) : (
          <ul className="flex flex-col gap-6" aria-live="polite">
            {open.map((run) => (
              <li key={run.id}>
                <RunProgress run={run} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      {finished.rows.length > 0 && (
        <Section title="Through">
          <div className="flex flex-col gap-4">
            <FinishedRuns runs={finished.rows} />
            <ListPager place="/runs" params={{}} cursor={cursor} next={finished.next} label="Pages of runs" />
          </div>
        </Section>
      )}
    </Page>
  )
}
