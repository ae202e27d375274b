import { Badge } from '@latchkey/ui/badge'
import { ButtonLink } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { DescriptionList } from '@latchkey/ui/description-list'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Section } from '@latchkey/ui/section'
import { IntentButton } from '@latchkey/web/intent-button'
import type { PackageShown } from '../server/package-page.ts'
import { adminPage } from './address.ts'
import { Possibly } from './not-now.tsx'

type Policy = PackageShown['policies'][number]

/** The policies of a package in words: who may request, who decides, how long it lasts. */
export function PackagePolicies({ shown }: { shown: PackageShown }) {
  const { accessPackage, policies, rights } = shown
  const automatic = policies.some(({ membershipRule }) => membershipRule !== null)
  const byRule = adminPage(`/packages/${accessPackage.id}/automatic`)
  const add = (
    <>
      {!automatic && (
        <Possibly why={rights.setRule} label="Assign by a rule">
          <ButtonLink href={byRule} icon="users">
            Assign by a rule
          </ButtonLink>
        </Possibly>
      )}
      <Possibly why={rights.createPolicy} label="New policy">
        <ButtonLink href={adminPage(`/packages/${accessPackage.id}/policies/new`)} variant="primary" icon="plus">
          New policy
        </ButtonLink>
      </Possibly>
    </>
  )
  return (
    <Section
      title="Policies"
      description="Somebody whom several policies let request comes under the one that names them most closely."
      actions={policies.length > 0 && add}
    >
      {policies.length === 0 ? (
        <EmptyState title="This package has no policies" icon="shield-check" actions={add}>
          A policy says who may request, who decides, and how long it lasts. Nobody can request the package without one.
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-3">
          {policies.map((policy) => (
            <li key={policy.id} className="rounded-lg border border-line bg-surface p-4 sm:p-5">
              <PolicyCard policy={policy} rights={rights} byRule={byRule} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function PolicyCard(props: { policy: Policy; rights: PackageShown['rights']; byRule: string }) {
  const { policy, byRule } = props
  const automatic = policy.membershipRule !== null
  // A rule is the business of governance alone.
  const { setRule, endRule, updatePolicy, switchPolicyOff, deletePolicy } = props.rights
  const rights = automatic
    ? { deletePolicy: endRule, updatePolicy: setRule, switchOff: endRule }
    : { deletePolicy, updatePolicy, switchOff: switchPolicyOff }
  const { id, displayName, description, enabled } = policy
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h3 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-base font-semibold">
            {displayName}
            <Badge tone={enabled ? 'done' : 'ended'}>{enabled ? 'On' : 'Off'}</Badge>
            {automatic && <Badge tone="progress">Assigns by rule</Badge>}
          </h3>
          {description && <p className="text-muted">{description}</p>}
        </div>
        <div className="flex flex-wrap gap-2">
          <Possibly why={rights.deletePolicy} label="Delete" size="small">
            <ButtonLink href={adminPage(`/policies/${id}/delete`)} size="small" aria-label={`Delete ${displayName}`}>
              Delete
            </ButtonLink>
          </Possibly>
          <Possibly
            why={enabled ? rights.switchOff : rights.updatePolicy}
            label={enabled ? 'Switch off' : 'Switch on'}
            size="small"
          >
            <IntentButton
              intent="switchPolicy"
              formKey={id}
              fields={{ policyId: id, revision: String(policy.revision), enabled: enabled ? 'false' : 'true' }}
              size="small"
            >
              {enabled ? 'Switch off' : 'Switch on'}
            </IntentButton>
          </Possibly>
          <Possibly why={rights.updatePolicy} label="Change" size="small">
            <ButtonLink
              href={automatic ? byRule : adminPage(`/policies/${id}`)}
              size="small"
              aria-label={`Change ${displayName}`}
            >
              Change
            </ButtonLink>
          </Possibly>
        </div>
      </div>
      {policy.overlaps.length > 0 && (
        <Callout kind="warning">
          It reaches the same people as {policy.overlaps.join(' and ')}. They have to choose between them.
        </Callout>
      )}
      <DescriptionList items={automatic ? ruleFacts(policy) : requestFacts(policy)} />
    </div>
  )
}

const order = ({ priority, priorityReason }: Policy): string =>
  priority === null ? priorityReason : `Priority ${priority}. ${priorityReason}`

const requestFacts = (policy: Policy) => [
  { term: 'Who may request', details: policy.scopeWords },
  { term: 'Order', details: order(policy) },
  { term: 'Who decides', details: [policy.approvalWords, ...policy.escalationWords].join('. ') },
  { term: 'How long', details: policy.expirationWords },
  { term: 'Out of scope', details: policy.scopeEndWords },
  ...(policy.extras.length > 0 ? [{ term: 'Besides', details: policy.extras.join(' · ') }] : []),
]

const ruleFacts = (policy: Policy) => [
  {
    term: 'Who has it',
    details: <code className="font-mono text-sm break-words whitespace-pre-wrap">{policy.membershipRule}</code>,
  },
  { term: 'No longer taken', details: policy.scopeEndWords },
]
