import { mendedInWords } from '@latchkey/core/entitlement/reprocessing'
import { historyOfRequest } from '@latchkey/services/entitlement/admin/history.views'
import { requestForAdmin } from '@latchkey/services/entitlement/admin/request-detail.views'
import { CancelRequest, cancelRequest } from '@latchkey/services/entitlement/cancel-request'
import { reprocessRequest } from '@latchkey/services/entitlement/reprocess-request'
import { whyNotCancelRequest, whyNotReprocessRequest } from '@latchkey/services/overview/entitlement-rights.views'
import { TextArea } from '@latchkey/ui/field'
import { Link } from '@latchkey/ui/link'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { InquiryThread } from '@latchkey/web/inquiry-thread'
import { IntentButton } from '@latchkey/web/intent-button'
import { PortalForm } from '@latchkey/web/portal-form'
import { RequestBadge } from '@latchkey/web/request-badge'
import { RequestTimeline } from '@latchkey/web/request-timeline'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { adminPage } from '../parts/address.ts'
import { RoleDeliveries } from '../parts/assignment-roles.tsx'
import { HistoryTab } from '../parts/history-tab.tsx'
import { Locked } from '../parts/not-now.tsx'
import { PersonLink } from '../parts/object-link.tsx'
import { RequestCalls } from '../parts/request-calls.tsx'
import { RequestFacts } from '../parts/request-facts.tsx'

const Cancel = CancelRequest.omit({ requestId: true })

export const meta = titled<{ detail: { request: { packageName: string } } }>(
  ({ detail }) => `Request for ${detail.request.packageName}`,
)

export const loader = page(async ({ portal, param, url }) => {
  const requestId = param('requestId')
  const cursor = url.searchParams.get('cursor')
  const [{ cancellation, mayCancel, reprocessing, mayReprocess, ...detail }, told] = await Promise.all([
    requestForAdmin(portal, requestId),
    historyOfRequest(portal, requestId, cursor),
  ])
  const whyNotCancel = whyNotCancelRequest(portal, mayCancel) ?? cancellation?.says ?? null
  const whyNotReprocess = whyNotReprocessRequest(portal, mayReprocess) ?? reprocessing?.says ?? null
  return { detail, told, cursor, whyNotCancel, whyNotReprocess }
})

export const action = forms({
  reprocess: form(z.object({}), async ({ portal, param, once }) => {
    return done(mendedInWords(await reprocessRequest(portal, { requestId: param('requestId') }, once)))
  }),
  cancel: form(Cancel, async ({ portal, param, once }, value) => {
    await cancelRequest(portal, { ...value, requestId: param('requestId') }, once)
    return done('Request canceled. The requestor is told why.')
  }),
})

export default function RequestPage() {
  const { detail, told, cursor, whyNotCancel, whyNotReprocess } = useLoaderData<typeof loader>()
  const { request, inquiries, calls, roles, assignmentId } = detail
  return (
    <Page
      title={`${request.packageName} for ${request.target?.displayName ?? 'somebody who has left'}`}
      badge={<RequestBadge standing={request.standing} />}
      breadcrumb={[{ label: 'Requests', href: adminPage('/requests') }]}
    >
      <div className="grid min-w-0 items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          {inquiries.length > 0 && (
            <Section title="Questions and answers" card>
              <InquiryThread inquiries={inquiries} personAs={PersonLink} />
            </Section>
          )}
          <Section title="Where it stands" card>
            <RequestTimeline of={request} personAs={PersonLink} />
          </Section>
        </div>
        <Section title="The request" card>
          <RequestFacts of={detail} />
        </Section>
      </div>
      {roles.length > 0 && <RoleDeliveries roles={roles} />}
      {calls && <RequestCalls calls={calls} />}
      {(request.state === 'partiallyDelivered' || request.state === 'deliveryFailed') && (
        <Section
          title="Deliver again"
          description="Tries every role again that could not be given, and says what came of it."
          card
        >
          {whyNotReprocess !== null ? (
            <Locked>{whyNotReprocess}</Locked>
          ) : (
            <IntentButton intent="reprocess" icon="refresh">
              Reprocess
            </IntentButton>
          )}
          {assignmentId && (
            <Link href={adminPage(`/assignments/${assignmentId}`)} className="link">
              See the assignment
            </Link>
          )}
        </Section>
      )}
      <Section title="Cancel" description="Closes the request without a decision. The requestor is told why." card>
        {whyNotCancel !== null ? (
          <Locked>{whyNotCancel}</Locked>
        ) : (
          <PortalForm<typeof Cancel> intent="cancel" submit="Cancel request" submitVariant="danger">
            {({ bind }) => <TextArea {...bind('reason')} label="Reason" rows={2} maxLength={500} required />}
          </PortalForm>
        )}
      </Section>
      <Section title="History">
        <HistoryTab place={`/requests/${request.id}`} cursor={cursor} {...told} why={told.readHistory} />
      </Section>
    </Page>
  )
}
