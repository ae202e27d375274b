import type { RunRow } from '@latchkey/services/licensing/runs.views'
import { Callout } from '@latchkey/ui/callout'
import { RunProgress } from './run-list.tsx'

/** Changes of a group that still go through the people whom they concern. */
export function RunsUnderWay({ runs }: { runs: readonly RunRow[] }) {
  if (runs.length === 0) return null
  return (
    <Callout title={runs.length === 1 ? 'A change is on its way' : `${runs.length} changes are on their way`}>
      <ul className="mt-1 flex flex-col gap-4">
        {runs.map((run) => (
          <li key={run.id}>
            <RunProgress run={run} />
          </li>
        ))}
      </ul>
    </Callout>
  )
}
