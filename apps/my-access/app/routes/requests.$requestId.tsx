import { AnswerInquiry, answerInquiry } from '@latchkey/services/entitlement/answer-inquiry'
import { inquiriesAbout } from '@latchkey/services/entitlement/approval-detail.views'
import { CancelRequest, cancelRequest } from '@latchkey/services/entitlement/cancel-request'
import { NudgeRequest, nudgeRequest } from '@latchkey/services/entitlement/nudge-request'
import { requestDetail } from '@latchkey/services/entitlement/requests.views'
import { WithdrawRequest, withdrawRequest } from '@latchkey/services/entitlement/withdraw-request'
import { ButtonLink } from '@latchkey/ui/button'
import { TextField } from '@latchkey/ui/field'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { PortalForm } from '@latchkey/web/portal-form'
import { RequestBadge } from '@latchkey/web/request-badge'
import type { RequestTold } from '@latchkey/web/request-stages'
import { RequestTimeline } from '@latchkey/web/request-timeline'
import { useRoot } from '@latchkey/web/root-data'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { When } from '@latchkey/web/when'
import { useLoaderData } from '@remix-run/react'
import { AnswerBack } from '../parts/ask-back.tsx'
import { NudgeButton } from '../parts/nudge-button.tsx'
import { places } from '../parts/places.ts'
import { RequestFacts } from '../parts/request-facts.tsx'
import { StrayRefusal } from '../parts/stray-refusal.tsx'
import { useFreshData } from '../parts/use-fresh-data.ts'

export { afterConflict as shouldRevalidate } from '../parts/after-conflict.ts'

export const meta = titled<{ packageName: string }>((data) => `Request: ${data.packageName}`)

export const loader = page(async (visit) => {
  const id = visit.param('requestId')
  const [request, inquiries] = await Promise.all([requestDetail(visit.portal, id), inquiriesAbout(visit.portal, id)])
  return { request, inquiries, packageName: request.packageName }
})

export const action = forms({
  answer: form(AnswerInquiry, async (visit, value) => {
    await answerInquiry(visit.portal, value, visit.once)
    return done('Your answer is sent. The time to decide goes on.')
  }),
  nudge: form(NudgeRequest, async (visit, value) => {
    await nudgeRequest(visit.portal, value, visit.once)
    return done('Those who decide are reminded.')
  }),
  withdraw: form(WithdrawRequest, async (visit, value) => {
    await withdrawRequest(visit.portal, value, visit.once)
    return done('You have withdrawn your request.')
  }),
  cancel: form(CancelRequest, async (visit, value) => {
    await cancelRequest(visit.portal, value, visit.once)
    return done('The request is canceled, and its requestor is told why.')
  }),
})

export default function RequestPage() {
  const { request, inquiries } = useLoaderData<typeof loader>()
  const { user } = useRoot()
  useFreshData(request.completedAt === null)
  const own = request.requestor?.id === user?.id
  const open = request.state === 'pendingApproval'
  return (
    <Page
      title={request.packageName}
      badge={<RequestBadge standing={request.standing} />}
      description={
        <>
          {howItBegan(request, own)} <When at={request.submittedAt} />.
        </>
      }
      breadcrumb={own ? [{ label: 'My requests', href: places.requests }] : []}
      actions={
        <>
          {open && request.asked && request.objection === null && (
            <ButtonLink href={places.approval(request.id)} variant="primary">
              Decide
            </ButtonLink>
          )}
          <NudgeButton of={request} />
          {request.canWithdraw && <Withdraw requestId={request.id} packageName={request.packageName} />}
        </>
      }
    >
      {!open && <StrayRefusal />}
      <div className="grid min-w-0 items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <AnswerBack inquiries={inquiries} own={own} />
          <Section title="Where it stands" card>
            <RequestTimeline of={request} />
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Section title="What was asked for" card>
            <RequestFacts of={request} narrow />
          </Section>
          {request.canCancel && !own && <Cancel requestId={request.id} />}
        </div>
      </div>
    </Page>
  )
}

/** Who asked for it, or who or what gave it unasked. */
function howItBegan(
  { type, ruleOf, requestor }: Pick<RequestTold, 'type' | 'ruleOf' | 'requestor'>,
  own: boolean,
): string {
  if (ruleOf !== null) return `The rule of the policy “${ruleOf}” assigned it`
  const who = own ? 'You' : (requestor?.displayName ?? 'Somebody')
  return type === 'adminAdd' ? `${who} assigned it` : `${who} asked for it`
}

function Withdraw({ requestId, packageName }: { requestId: string; packageName: string }) {
  return (
    <ConfirmForm
      intent="withdraw"
      fields={{ requestId }}
      trigger={{ label: 'Withdraw', icon: 'undo' }}
      title={`Withdraw your request for ${packageName}?`}
      confirmLabel="Withdraw request"
    >
      Nobody decides about it any more. You may ask again at any time.
    </ConfirmForm>
  )
}

function Cancel({ requestId }: { requestId: string }) {
  return (
    <Section
      title="Cancel the request"
      description="Nobody decides about it any more. Its requestor reads the reason."
      card
    >
      <PortalForm<typeof CancelRequest>
        intent="cancel"
        submit="Cancel request"
        submitVariant="danger"
        fields={{ requestId }}
      >
        {({ bind }) => <TextField {...bind('reason')} label="Reason" required />}
      </PortalForm>
    </Section>
  )
}
