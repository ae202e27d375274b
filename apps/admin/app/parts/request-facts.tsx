import type { RequestForAdmin as Viewed } from '@latchkey/services/entitlement/admin/requests.views'
import { DescriptionList } from '@latchkey/ui/description-list'
import { Link } from '@latchkey/ui/link'
import { When } from '@latchkey/web/when'
import { adminPage } from './address.ts'
import { ObjectLink, PersonLink } from './object-link.tsx'

type RequestForAdmin = Omit<Viewed, 'mayCancel' | 'cancellation' | 'mayReprocess' | 'reprocessing'>

/** What was asked, by whom, for whom, under which policy. */
export function RequestFacts({ of: { request, requestor, target, policyName } }: { of: RequestForAdmin }) {
  const { requestedDays } = request
  return (
    <DescriptionList
      columns
      items={[
        { term: 'For', details: <PersonLink of={target} /> },
        ...(requestor.id === target.id ? [] : [{ term: 'Requested by', details: <PersonLink of={requestor} /> }]),
        {
          term: 'Access package',
          details: <ObjectLink type="accessPackage" id={request.accessPackageId} name={request.packageName} />,
        },
        {
          term: 'Policy',
          details: (
            <Link href={adminPage(`/packages/${request.accessPackageId}`, { tab: 'policies' })} className="link">
              {policyName}
            </Link>
          ),
        },
        { term: 'Requested', details: <When at={request.submittedAt} style="exact" /> },
        {
          term: 'For how long',
          details: requestedDays === null ? 'As long as the policy gives' : `${requestedDays} days`,
        },
        {
          term: 'Reason',
          wide: true,
          details: request.justification ? (
            <p className="break-words whitespace-pre-line">{request.justification}</p>
          ) : (
            <span className="text-muted">None given</span>
          ),
        },
      ]}
    />
  )
}
