import { calloutStageTitles } from '@latchkey/core/entitlement/callout'
import { calloutDetail } from '@latchkey/services/entitlement/extensions/callout.views'
import { ResendCallout, resendCallout } from '@latchkey/services/entitlement/extensions/resend-callout'
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
import { CalloutBadge } from '../parts/callout-badge.tsx'
import { Possibly } from '../parts/not-now.tsx'

export const meta = titled<{ extension: { displayName: string } }>(
  ({ extension }) => `Call of ${extension.displayName}`,
)

export const loader = page(async ({ portal, param }) => {
  const { callout, extension, whyNotResend } = await calloutDetail(portal, param('calloutId'))
  return { callout: { ...callout, payload: JSON.stringify(callout.payload, null, 2) }, extension, whyNotResend }
})

export const action = forms({
  resend: form(ResendCallout.omit({ calloutId: true }), async ({ portal, param, once }) => {
    await resendCallout(portal, { calloutId: param('calloutId') }, once)
    return done('The call goes out again in a moment.')
  }),
})

export default function Call() {
  const { callout, extension, whyNotResend } = useLoaderData<typeof loader>()
  return (
    <Page
      title={calloutStageTitles[callout.stage]}
      badge={<CalloutBadge state={callout.state} />}
      breadcrumb={[{ label: extension.displayName, href: adminPage(`/extensions/${extension.id}`) }]}
      actions={
        <Possibly why={whyNotResend} label="Call again">
          <IntentButton intent="resend" icon="send">
            Call again
          </IntentButton>
        </Possibly>
      }
    >
      {callout.lastError && (
        <Callout kind={callout.state === 'calloutFailed' ? 'danger' : 'warning'} title="The last try failed">
          <span className="break-words">{callout.lastError}</span>
        </Callout>
      )}
      <Section title="How it went" card>
        <DescriptionList
          columns
          items={[
            { term: 'Happened', details: <When at={callout.createdAt} /> },
            { term: 'Taken over', details: callout.sentAt ? <When at={callout.sentAt} /> : 'Not yet' },
            { term: 'Tries', details: callout.attempts },
            { term: 'Status of the answer', details: callout.responseStatus ?? 'None' },
            ...(callout.state === 'waiting' ? [{ term: 'Next try', details: <When at={callout.dueAt} /> }] : []),
            ...(callout.waitUntil
              ? [{ term: 'The request waits until', details: <When at={callout.waitUntil} /> }]
              : []),
            ...(callout.closedAt ? [{ term: 'Closed', details: <When at={callout.closedAt} /> }] : []),
            ...(callout.requestId
              ? [
                  {
                    term: 'Request',
                    details: (
                      <Link href={adminPage(`/requests/${callout.requestId}`)} className="link inline-block min-h-6">
                        Open the request
                      </Link>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <Section title="What it tells" card>
        <section aria-label="What the call tells" className="overflow-x-auto" {...focusable}>
          <pre className="text-sm">{callout.payload}</pre>
        </section>
      </Section>
    </Page>
  )
}

/** A region that scrolls is reached by the keyboard too. */
const focusable = { tabIndex: 0 }
