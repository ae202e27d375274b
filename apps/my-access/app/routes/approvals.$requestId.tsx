import { approvalDetail } from '@latchkey/services/entitlement/approval-detail.views'
import { Inquire, inquire } from '@latchkey/services/entitlement/inquire'
import { requestDetail } from '@latchkey/services/entitlement/requests.views'
import { RevokeApproval, revokeApproval } from '@latchkey/services/entitlement/revoke-approval'
import { ButtonLink } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { RequestBadge } from '@latchkey/web/request-badge'
import { RequestTimeline } from '@latchkey/web/request-timeline'
import { useRoot } from '@latchkey/web/root-data'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { ApprovalDetails, ApprovalMarks } from '../parts/approval-facts.tsx'
import { AskBack } from '../parts/ask-back.tsx'
import { DecisionForm } from '../parts/decision-form.tsx'
import { places } from '../parts/places.ts'
import { RequestFacts } from '../parts/request-facts.tsx'
import { RevokeApproval as RevokeApprovalPart } from '../parts/revoke-approval.tsx'
import { whyNotNow } from '../parts/why-not-now.ts'
import { deciding } from '../server/deciding.ts'

export { afterConflict as shouldRevalidate } from '../parts/after-conflict.ts'

export const meta = titled<{ packageName: string }>((data) => `Decide: ${data.packageName}`)

export const loader = page(async (visit) => {
  const id = visit.param('requestId')
  const [request, approval] = await Promise.all([requestDetail(visit.portal, id), approvalDetail(visit.portal, id)])
  return { request, approval, packageName: request.packageName }
})

export const action = forms({
  decide: deciding(places.approvals),
  inquire: form(Inquire, async (visit, value) => {
    await inquire(visit.portal, value, visit.once)
    return done('Your question is sent. The time to decide stands still until the answer.')
  }),
  revoke: form(RevokeApproval, async (visit, value) => {
    await revokeApproval(visit.portal, value, visit.once)
    return done('The approval is taken back, and the access has ended.')
  }),
})

export default function ApprovalPage() {
  const { request, approval } = useLoaderData<typeof loader>()
  const { user } = useRoot()
  const objection = whyNotNow(request, user?.id ?? '')
  const who = request.target?.displayName ?? 'Somebody'
  return (
    <Page
      title={`${request.packageName} for ${who}`}
      badge={<RequestBadge standing={request.standing} />}
      breadcrumb={[{ label: 'Approvals', href: places.approvals }]}
    >
      <div className="grid min-w-0 items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <Section title="What is asked for" card>
            <RequestFacts of={request} />
            {approval.pending && (
              <div className="mt-4 flex flex-col gap-2 border-t border-line pt-4 [&:not(:has(>*:not(:empty)))]:hidden">
                <ApprovalMarks of={approval.pending} />
                <ApprovalDetails of={approval.pending} brief />
              </div>
            )}
          </Section>
          <Section title="Your decision" card>
            {objection ? (
              <NotToDecide requestId={request.id} says={objection} />
            ) : (
              <DecisionForm
                requestId={request.id}
                stage={request.stage}
                reasonRequired={request.reasonRequired}
                editable={approval.editable}
              />
            )}
          </Section>
          <AskBack
            requestId={request.id}
            stage={request.stage}
            inquiries={approval.inquiries}
            whyNot={approval.whyNotInquire}
            theirTurn={approval.pending !== null}
          />
          {approval.whyNotRevoke !== undefined && (
            <RevokeApprovalPart
              requestId={request.id}
              who={who}
              given={request.delivery !== null}
              whyNot={approval.whyNotRevoke}
            />
          )}
        </div>
        <Section title="Where it stands" card>
          <RequestTimeline of={request} />
        </Section>
      </div>
    </Page>
  )
}

function NotToDecide({ requestId, says }: { requestId: string; says: string }) {
  return (
    <div className="flex flex-col items-start gap-4">
      <Callout live>{says}</Callout>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={places.approvals}>To what waits for you</ButtonLink>
        <ButtonLink href={places.request(requestId)} variant="quiet">
          See the request
        </ButtonLink>
      </div>
    </div>
  )
}
