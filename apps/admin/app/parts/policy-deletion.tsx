import type { PolicyDeletionEffect } from '@latchkey/services/entitlement/admin/preview-policy-deletion'
import { Callout } from '@latchkey/ui/callout'
import { When } from '@latchkey/web/when'
import { losersInWords } from './policy-ending.tsx'

/** What becomes of the policy, of those who have access under it, and of those who have the package otherwise. */
export function PolicyDeletion(props: { effect: Omit<PolicyDeletionEffect, 'access'>; byRule: boolean }) {
  const { losing, endsAt, asPlanned, otherwise } = props.effect
  const { byRule } = props
  return (
    <Callout kind={losing > 0 ? 'warning' : 'info'} title={losing > 0 ? losersInWords(losing) : 'Nobody loses access'}>
      <ul className="flex flex-col gap-1">
        {losing > 0 && (
          <li>
            If you delete it now, their access ends on <When at={endsAt} style="exact" />, unless it ends before.
          </li>
        )}
        <li>
          {byRule
            ? 'Nobody gets the package by this rule any more.'
            : 'Nobody can request under this policy any more. Open requests go on under its terms.'}
        </li>
        {asPlanned > 0 && (
          <li>
            {losing > 0
              ? `${people(asPlanned, 'has', 'have')} access under it that is to end already, as planned.`
              : `${people(asPlanned, 'has', 'have')} access under it and ${asPlanned === 1 ? 'keeps' : 'keep'} it until it ends.`}
          </li>
        )}
        {otherwise > 0 && (
          <li>
            {people(otherwise, 'has', 'have')} the package under another policy and {otherwise === 1 ? 'keeps' : 'keep'}{' '}
            it.
          </li>
        )}
      </ul>
    </Callout>
  )
}

const people = (count: number, one: string, many: string): string =>
  count === 1 ? `1 person ${one}` : `${count} people ${many}`
