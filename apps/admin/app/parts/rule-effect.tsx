import type { Named } from '@latchkey/services/directory/named'
import type { RuleEffect } from '@latchkey/services/directory/rule-preview.views'
import { Callout } from '@latchkey/ui/callout'
import { Icon } from '@latchkey/ui/icon'
import { Section } from '@latchkey/ui/section'
import { Stat, StatGrid } from '@latchkey/ui/stat'
import { useEffect, useRef } from 'react'
import { PersonLink } from './object-link.tsx'

/** What a rule would change about who is in a group, before it is saved. */
export function RuleEffectShown(props: {
  effect: RuleEffect
  /** Whether the rule in the form is another one by now. */
  outdated: boolean
}) {
  const { effect, outdated } = props
  const { joining, leaving, kept, total } = effect
  const ref = useRef<HTMLDivElement>(null)
  // What somebody asked for stands below the form: the focus goes there, and the page with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every preview
  useEffect(() => ref.current?.focus(), [effect])
  return (
    <div ref={ref} tabIndex={-1} className="scroll-mt-20 focus-visible:outline-none">
      <Section title="What this rule would change" description="Nothing changes before you save it.">
        <div className="flex flex-col gap-4">
          {outdated && (
            <Callout kind="warning">The rule has been changed since. Preview it again to see what it would do.</Callout>
          )}
          <StatGrid>
            <Stat label="Would join" value={joining.count} />
            <Stat label="Would leave" value={leaving.count} />
            <Stat label="Members then" value={total} {...(kept > 0 ? { detail: keptWords(kept) } : {})} />
          </StatGrid>
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <RulePeople title="Would join" named={joining} />
            <RulePeople title="Would leave" named={leaving} />
          </div>
        </div>
      </Section>
    </div>
  )
}

const keptWords = (kept: number): string =>
  kept === 1 ? '1 of them stays by an access package' : `${kept} of them stay by an access package`

/** Some people whom a rule concerns, by name. */
export function RulePeople({ title, named: { count, first } }: { title: string; named: Named }) {
  if (count === 0) return null
  return (
    <details open={count <= 10} className="group rounded-lg border border-line bg-surface">
      <summary className="flex items-center gap-2 rounded-lg px-4 py-2.5 font-medium text-ink touch:min-h-11">
        <Icon name="chevron-right" size={14} className="text-muted group-open:rotate-90" />
        {title}
        <span className="text-sm font-normal text-muted tabular-nums">{count}</span>
      </summary>
      <ul aria-label={title} className="flex flex-col gap-1.5 border-t border-line p-4">
        {first.map((person) => (
          <li key={person.id}>
            <PersonLink of={person} />
          </li>
        ))}
        {count > first.length && <li className="text-sm text-muted">and {count - first.length} more</li>}
      </ul>
    </details>
  )
}
