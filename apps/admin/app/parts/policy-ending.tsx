import { scopeEndInWords } from '@latchkey/core/entitlement/policy-words'
import { Callout } from '@latchkey/ui/callout'
import { Section } from '@latchkey/ui/section'
import { useEffect, useRef } from 'react'
import type { ShownPolicyChange } from '../server/policy-change.ts'
import { LicenseEffects, RoleEffects } from './access-effect.tsx'
import { FileOfAll } from './file-of-all.tsx'
import { RulePeople } from './rule-effect.tsx'

/** How many lose their access, as a clause. */
export const losersInWords = (count: number): string =>
  count === 1 ? '1 person would lose access' : `${count} people would lose access`

/** Whose access the change of a policy would end: it waits for a confirmation. */
export function PolicyEnding({ effect, fileHref }: { effect: ShownPolicyChange; fileHref: string }) {
  const { losing, roles, licenses, typed } = effect
  const ref = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every answer
  useEffect(() => ref.current?.focus(), [effect])
  return (
    <div ref={ref} tabIndex={-1} className="scroll-mt-20 focus-visible:outline-none">
      <Section
        title="What this change would end"
        description="Nothing has been saved yet."
        actions={<FileOfAll href={fileHref} typed={typed} />}
      >
        <div className="flex flex-col gap-4">
          <Callout kind="warning" title={losersInWords(losing.count)} live>
            The policy would not reach them any more. {scopeEndInWords({ endsOutOfScope: true, ...effect })}. Save once
            more to confirm, or change the policy.
          </Callout>
          <RulePeople title="Would lose it" named={losing} />
          <RoleEffects roles={roles} />
          <LicenseEffects licenses={licenses} />
        </div>
      </Section>
    </div>
  )
}
