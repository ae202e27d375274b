import type { RunOfGroup } from '@latchkey/services/directory/group-rule.views'
import { Callout } from '@latchkey/ui/callout'
import { Progress } from '@latchkey/ui/progress'
import { When } from '@latchkey/web/when'

/** Changes of a group that still go through the people whom they concern: how far they are, since when, and until when. */
export function RunsUnderWay({ runs }: { runs: readonly RunOfGroup[] }) {
  if (runs.length === 0) return null
  return (
    <Callout title={runs.length === 1 ? 'A change is on its way' : `${runs.length} changes are on their way`}>
      <ul className="mt-1 flex flex-col gap-3">
        {runs.map(({ id, cause, state, done, total, since, endsAbout }) => (
          <li key={id} className="flex max-w-[480px] flex-col gap-1">
            <Progress label={cause} value={done} max={total} unit="people" />
            <p className="text-sm text-muted">
              {state === 'QueuedForProcessing' ? 'Waiting since ' : 'Since '}
              <When at={since} />
              {endsAbout && (
                <>
                  , done about <When at={endsAbout} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Callout>
  )
}
