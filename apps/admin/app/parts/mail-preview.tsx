import type { MailPreview as Preview } from '@latchkey/services/notifications/mail-events.views'
import { Callout } from '@latchkey/ui/callout'
import { Section } from '@latchkey/ui/section'
import { MailFrame, MailText } from './mail-body.tsx'

/** A letter as its readers see it: by day, by night, and as plain text. */
export function MailPreview({ preview, unsaved }: { preview: Preview; unsaved: boolean }) {
  const { subject, html, dark, text } = preview
  return (
    <>
      {unsaved && (
        <Callout kind="info" title="A preview with your note">
          It is not saved yet. Save it above, or change it and look again.
        </Callout>
      )}
      <Section title={subject} description="About made-up people. This is the subject, and this is the mail:">
        <div className="grid gap-4 lg:grid-cols-2">
          <MailFrame title={`${subject}, in light colors`} html={html} />
          <MailFrame title={`${subject}, in dark colors`} html={dark} />
        </div>
      </Section>
      <MailText text={text} />
    </>
  )
}
