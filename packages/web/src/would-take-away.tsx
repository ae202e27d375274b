import type { Ending, TakesAway } from '@latchkey/core/licensing/takes-away'
import { Section } from '@latchkey/ui/section'
import { When } from './when.tsx'

/** What would take a license away: for each reason, and whatever the reasons. */
export function WouldTakeAway({ takesAway: { reasons, whatever } }: { takesAway: TakesAway }) {
  return (
    <Section title="What would take it away" card>
      <div className="flex flex-col gap-5">
        {reasons.map((reason) => (
          <div key={reason.words}>
            <h3 className="font-semibold text-ink">
              {reasons.length === 1 ? 'Any of these' : `${reason.words}: any of these, and every other reason too`}
            </h3>
            <Endings endings={reason.endings} />
          </div>
        ))}
        {whatever.length > 0 && (
          <div>
            <h3 className="font-semibold text-ink">Whatever the reasons</h3>
            <Endings endings={whatever} />
          </div>
        )}
      </div>
    </Section>
  )
}

function Endings({ endings }: { endings: readonly Ending[] }) {
  return (
    <ul className="mt-1 flex list-disc flex-col gap-1 pl-5 text-ink">
      {endings.map(({ words, at }) => (
        <li key={words}>
          {words}
          {at && (
            <>
              {' '}
              <When at={at} />
            </>
          )}
          .
        </li>
      ))}
    </ul>
  )
}
