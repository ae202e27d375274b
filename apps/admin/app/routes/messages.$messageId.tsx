import { messageById } from '@latchkey/services/notifications/messages.views'
import { ResendMessage, resendMessage } from '@latchkey/services/notifications/resend-message'
import { whyNotResend } from '@latchkey/services/overview/records-rights.views'
import { Callout } from '@latchkey/ui/callout'
import { DescriptionList } from '@latchkey/ui/description-list'
import { Link } from '@latchkey/ui/link'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { IntentButton } from '@latchkey/web/intent-button'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { When } from '@latchkey/web/when'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { MailBody } from '../parts/mail-body.tsx'
import { MessageBadge } from '../parts/message-columns.tsx'
import { Possibly } from '../parts/not-now.tsx'
import { PersonLink } from '../parts/object-link.tsx'
import { withoutStyleSheet } from '../server/mail-html.ts'

export const meta = titled<{ message: { subject: string } }>(({ message }) => message.subject)

export const loader = page(async ({ portal, param }) => {
  const message = await messageById(portal, param('messageId'))
  return {
    message: { ...message, html: withoutStyleSheet(message.html) },
    why: whyNotResend(portal) ?? message.objection?.says ?? null,
  }
})

export const action = forms({
  resend: form(ResendMessage, async ({ portal, once }, value) => {
    await resendMessage(portal, value, once)
    return done('The message goes out again in a moment.')
  }),
})

export default function Message() {
  const { message, why } = useLoaderData<typeof loader>()
  return (
    <Page
      title={message.subject}
      badge={<MessageBadge state={message.state} />}
      breadcrumb={[{ label: 'Messages', href: adminPage('/messages') }]}
      actions={
        <Possibly why={why} label="Send again">
          <IntentButton intent="resend" fields={{ messageId: message.id }} icon="send">
            Send again
          </IntentButton>
        </Possibly>
      }
    >
      {message.lastError && (
        <Callout kind={message.state === 'failed' ? 'danger' : 'warning'} title="The last try failed">
          <span className="break-words">{message.lastError}</span>
        </Callout>
      )}
      <Section title="On its way" card>
        <DescriptionList
          columns
          items={[
            {
              term: 'To',
              details: (
                <>
                  {message.recipientId && message.recipientName && (
                    <PersonLink of={{ id: message.recipientId, displayName: message.recipientName }} />
                  )}
                  <span className="block break-all text-muted">{message.recipient}</span>
                </>
              ),
            },
            { term: 'Written', details: <When at={message.createdAt} /> },
            { term: 'Sent', details: message.sentAt ? <When at={message.sentAt} /> : 'Not yet' },
            ...(message.state === 'waiting' ? [{ term: 'Next try', details: <When at={message.dueAt} /> }] : []),
            { term: 'Tries', details: message.attempts },
            { term: 'Kind', details: <Link href={adminPage(`/mail/${message.template}`)}>{message.kind}</Link> },
          ]}
        />
      </Section>
      <MailBody subject={message.subject} html={message.html} text={message.text} />
    </Page>
  )
}
