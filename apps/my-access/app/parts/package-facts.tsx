import type { PackageForMe } from '@latchkey/services/entitlement/package-for-me.views'
import { type Description, DescriptionList } from '@latchkey/ui/description-list'
import { Icon } from '@latchkey/ui/icon'
import { When } from '@latchkey/web/when'
import { lengthInWords, type PolicyWords } from './policy-words.ts'
import { ProspectList } from './prospect-list.tsx'
import { StagesAhead } from './stages-ahead.tsx'

/** What a package gives and what of that is there already, what it costs, who decides and how long it lasts. */
export function PackageFacts({ of }: { of: PackageForMe }) {
  const policy = of.policies.find(({ id }) => id === of.policyId)
  const items: readonly Description[] = [
    { term: of.report ? 'Gives' : 'Gives you', details: <Roles of={of} /> },
    ...(of.licenses.length > 0 ? [{ term: 'Licenses', details: <ProspectList of={of} /> }] : []),
    ...(policy
      ? [
          { term: 'Who decides', details: <StagesAhead stages={of.approval} /> },
          { term: 'How long', details: <Length policy={policy} /> },
        ]
      : []),
    { term: 'Catalog', details: of.catalogName },
  ]
  return <DescriptionList items={items} />
}

function Roles({ of }: { of: PackageForMe }) {
  if (!of.rolesTold) return <span className="text-muted">Shown once you have it.</span>
  if (of.roles.length === 0) return <span className="text-muted">Nothing yet. Its catalog has to fill it first.</span>
  const who = of.report?.displayName ?? 'You'
  return (
    <ul className="flex flex-col gap-1.5">
      {of.roles.map((role) => (
        <li key={role.key} className="flex items-start gap-2">
          <Icon
            name={role.hasBy === null ? 'plus' : 'check'}
            className={role.hasBy === null ? 'mt-0.5 text-accent-ink' : 'mt-0.5 text-positive-ink'}
          />
          <span className="min-w-0 break-words">
            {role.says}
            {role.hasBy !== null && (
              <span className="block text-sm text-muted">
                {who === 'You' ? 'You have' : `${who} has`} it already, {role.hasBy}
              </span>
            )}
            {!role.givable && <span className="block text-sm text-warning-ink">It cannot be given at present.</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Length({ policy }: { policy: PolicyWords }) {
  return (
    <>
      {lengthInWords(policy)}
      {policy.expiresAt !== null && policy.longestDays !== 0 && (
        <span className="block text-sm text-muted">
          until <When at={policy.expiresAt} style="date" />, if it were given today
        </span>
      )}
      {policy.extension !== 'none' && (
        <span className="block text-sm text-muted">
          {policy.extension === 'withApproval'
            ? 'More time can be asked for, and is decided on again.'
            : 'It can be extended without a further decision.'}
        </span>
      )}
    </>
  )
}
