import { Callout } from '@latchkey/ui/callout'
import { Section } from '@latchkey/ui/section'
import { Stat, StatGrid } from '@latchkey/ui/stat'
import { useEffect, useRef } from 'react'
import type { ShownRuleEffect } from '../server/policy-rule-forms.ts'
import { LicenseEffects } from './access-effect.tsx'
import { FileOfAll, type PreviewFile } from './file-of-all.tsx'
import { losersInWords } from './policy-ending.tsx'
import { RulePeople } from './rule-effect.tsx'

/** What a rule would change about who has a package, before it is saved. */
export function PolicyRuleEffectShown(props: {
  effect: ShownRuleEffect
  file: PreviewFile
  /** Whether the rule in the form is another one by now. */
  outdated: boolean
  /** Whether the rule was to be saved, and waits for a confirmation since access would end. */
  asks: boolean
}) {
  const { effect, file, outdated, asks } = props
  const { gaining, losing, kept, inConflict, disabled, total, most, licenses } = effect
  const ref = useRef<HTMLDivElement>(null)
  // What somebody asked for stands below the form: the focus goes there, and the page with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every preview
  useEffect(() => ref.current?.focus(), [effect])
  return (
    <div ref={ref} tabIndex={-1} className="scroll-mt-20 focus-visible:outline-none">
      <Section
        title="What this rule would change"
        description="Nothing changes before you save it."
        actions={<FileOfAll {...file} />}
      >
        <div className="flex flex-col gap-4">
          {asks && (
            <Callout kind="warning" title={`The rule is not saved yet: ${losersInWords(losing.count)}`} live>
              Look at who it is, and save the rule once more to confirm.
            </Callout>
          )}
          {outdated && (
            <Callout kind="warning">The rule has been changed since. Preview it again to see what it would do.</Callout>
          )}
          {total > most && (
            <Callout kind="warning">
              The rule takes {total} people. One policy assigns to {most} at most, so it cannot be saved.
            </Callout>
          )}
          {inConflict > 0 && (
            <Callout kind="warning">
              {inConflict === 1 ? '1 person is' : `${inConflict} people are`} left out, who{' '}
              {inConflict === 1 ? 'has' : 'have'} what does not go together with this package. They get it once they
              have given that back.
            </Callout>
          )}
          {disabled.count > 0 && (
            <Callout kind="warning">
              {disabled.count === 1
                ? '1 person is left out, whose account is disabled. They get it once it is enabled.'
                : `${disabled.count} people are left out, whose accounts are disabled. They get it once these are enabled.`}
            </Callout>
          )}
          <StatGrid>
            <Stat label="Would get it" value={gaining.count} />
            <Stat label="Would lose it" value={losing.count} />
            <Stat
              label="Taken by the rule"
              value={total}
              {...(kept > 0 ? { detail: `${kept} have it by a request and keep that` } : {})}
            />
          </StatGrid>
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <RulePeople title="Would get it" named={gaining} />
            <RulePeople title="Would lose it" named={losing} />
            {disabled.count > 0 && <RulePeople title="Left out while disabled" named={disabled} />}
          </div>
          <LicenseEffects licenses={licenses} />
        </div>
      </Section>
    </div>
  )
}
