import {
  mailEventByName,
  type MailPreview as Preview,
  previewOfNote,
} from '@latchkey/services/notifications/mail-events.views'
import { SetMailNote, setMailNote } from '@latchkey/services/notifications/set-mail-note'
import { SwitchMail, switchMail } from '@latchkey/services/notifications/switch-mail'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { useShown } from '@latchkey/web/form-answer'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { MailBadge, MailSwitch } from '../parts/mail-event-columns.tsx'
import { MailNote } from '../parts/mail-note.tsx'
import { MailPreview } from '../parts/mail-preview.tsx'
import { Locked } from '../parts/not-now.tsx'
import { withoutStyleSheet } from '../server/mail-html.ts'

export const meta = titled<{ title: string }>(({ title }) => title)

export const loader = page(async ({ portal, param }) => {
  const event = await mailEventByName(portal, param('event'))
  return { ...event, preview: framed(event.preview) }
})

const framed = (preview: Preview): Preview => ({
  ...preview,
  html: withoutStyleSheet(preview.html),
  dark: withoutStyleSheet(preview.dark),
})

interface Tried {
  readonly note: string
  readonly preview: Preview
}

export const action = forms<Tried>({
  switch: form<typeof SwitchMail, Tried>(SwitchMail, async ({ portal, once }, value) => {
    await switchMail(portal, value, once)
    return done(value.on ? 'This mail is sent again.' : 'This mail is not sent any more.')
  }),
  preview: form(SetMailNote, async ({ portal }, value) => ({
    note: value.note,
    preview: framed(previewOfNote(portal, value)),
  })),
  note: form<typeof SetMailNote, Tried>(SetMailNote, async ({ portal, once }, value) => {
    await setMailNote(portal, value, once)
    return done(value.note ? 'The note is in every such mail from now on.' : 'The note is gone.')
  }),
})

export default function MailEvent() {
  const event = useLoaderData<typeof loader>()
  const tried = useShown<Tried>('preview')
  const { name, title, to, sent, note, whyNotUpdate } = event
  return (
    <Page
      title={title}
      description={`To: ${to}`}
      badge={<MailBadge sent={sent} />}
      breadcrumb={[
        { label: 'Messages', href: adminPage('/messages') },
        { label: 'Which mail is sent', href: adminPage('/mail') },
      ]}
      actions={<MailSwitch of={event} whyNot={whyNotUpdate} />}
    >
      <Section
        title="Your note"
        description="A paragraph that stands at the end of this mail: whom to ask, or where your rules are."
        card
      >
        {whyNotUpdate === null ? (
          <MailNote event={name} note={note} tried={tried?.note ?? null} />
        ) : (
          <Locked>{whyNotUpdate}</Locked>
        )}
      </Section>
      <MailPreview preview={tried?.preview ?? event.preview} unsaved={tried !== null && tried.note !== note} />
    </Page>
  )
}
