import type { RequestForAdmin as Viewed } from '@latchkey/services/entitlement/admin/request-detail.views'
import { DescriptionList } from '@latchkey/ui/description-list'
import { Link } from '@latchkey/ui/link'
import { Gives } from '@latchkey/web/gives'
import { lengthOfRequestInWords } from '@latchkey/web/length-words'
import { answerFacts } from '@latchkey/web/request-answers'
import { When } from '@latchkey/web/when'
import { adminPage } from './address.ts'
import { ObjectLink, PersonLink } from './object-link.tsx'

/** What was asked, by whom, for whom, under which policy. Why is told by the timeline. */
export function RequestFacts({ of: { request, policy, roles } }: { of: Pick<Viewed, 'request' | 'policy' | 'roles'> }) {
  const { requestor, target, packageId, packageName } = request
  const onBehalf = requestor !== null && requestor.id !== target?.id
  return (
    <DescriptionList
      columns
      items={[
        { term: 'For', details: target && <PersonLink of={target} stacked />, wide: true },
        ...(onBehalf ? [{ term: 'Requested by', details: <PersonLink of={requestor} stacked />, wide: true }] : []),
        { term: 'Access package', details: <ObjectLink type="accessPackage" id={packageId} name={packageName} /> },
        {
          term: 'Policy',
          details: (
            <Link href={adminPage(`/policies/${policy.id}`)} className="link">
              {policy.displayName}
            </Link>
          ),
        },
        // What was given stands below, role by role.
        ...(roles.length > 0
          ? []
          : [{ term: 'Gives', details: <Gives of={request} given={request.delivery !== null} />, wide: true }]),
        { term: 'Requested', details: <When at={request.submittedAt} style="exact" /> },
        ...(request.startsAt ? [{ term: 'From', details: <When at={request.startsAt} style="exact" /> }] : []),
        { term: 'How long', details: lengthOfRequestInWords({ ...request, policyName: '' }) },
        ...answerFacts(request.answers),
      ]}
    />
  )
}
