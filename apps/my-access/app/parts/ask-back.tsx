import type { AnswerInquiry } from '@latchkey/services/entitlement/answer-inquiry'
import type { InquiryTold } from '@latchkey/services/entitlement/approval-detail.views'
import type { Inquire } from '@latchkey/services/entitlement/inquire'
import { TextArea } from '@latchkey/ui/field'
import { Section } from '@latchkey/ui/section'
import { InquiryThread } from '@latchkey/web/inquiry-thread'
import { PortalForm } from '@latchkey/web/portal-form'

/** For an approver: what was asked back, and room for a question. */
export function AskBack(props: {
  requestId: string
  stage: number
  inquiries: readonly InquiryTold[]
  whyNot: string | null
  /** Whether the request is theirs to decide now. */
  theirTurn: boolean
}) {
  const { requestId, stage, inquiries, whyNot, theirTurn } = props
  if (inquiries.length === 0 && !theirTurn) return null
  return (
    <Section
      title="Ask the requestor"
      description="The time to decide stands still until there is an answer. Everybody who decides reads both."
      card
    >
      <div className="flex flex-col gap-4">
        <InquiryThread inquiries={inquiries} />
        {theirTurn &&
          (whyNot === null ? (
            <PortalForm<typeof Inquire>
              intent="inquire"
              submit="Ask"
              submitVariant="secondary"
              fields={{ requestId, stage: String(stage) }}
            >
              {({ bind }) => <TextArea {...bind('question')} label="Your question" rows={2} required />}
            </PortalForm>
          ) : (
            <p className="text-sm text-muted">{whyNot}</p>
          ))}
      </div>
    </Section>
  )
}

/** For who asked for the access: what approvers want to know, and room for the answer. */
export function AnswerBack({ inquiries, own }: { inquiries: readonly InquiryTold[]; own: boolean }) {
  const open = inquiries.find(({ closedAt }) => closedAt === null)
  if (inquiries.length === 0) return null
  return (
    <Section
      title={open && own ? 'A question for you' : 'Questions and answers'}
      description={open && own ? 'The time to decide stands still until you answer.' : undefined}
      card
    >
      <div className="flex flex-col gap-4">
        <InquiryThread inquiries={inquiries} />
        {open && own && (
          <PortalForm<typeof AnswerInquiry> intent="answer" submit="Send answer" fields={{ inquiryId: open.id }}>
            {({ bind }) => <TextArea {...bind('answer')} label="Your answer" rows={3} required />}
          </PortalForm>
        )}
      </div>
    </Section>
  )
}
