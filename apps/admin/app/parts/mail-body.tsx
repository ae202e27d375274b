import { Section } from '@latchkey/ui/section'

/**
 * A mail as it is read: its HTML in a frame of its own in which nothing runs and from which nothing can be sent, and its plain text.
 */
export function MailBody({ subject, html, text }: { subject: string; html: string; text: string }) {
  return (
    <>
      <Section title="As mail programs show it">
        <MailFrame title={subject} html={html} />
      </Section>
      <MailText text={text} />
    </>
  )
}

/** The HTML of a mail in a frame in which nothing runs and from which nothing can be sent. */
export const MailFrame = ({ title, html }: { title: string; html: string }) => (
  <iframe
    title={title}
    srcDoc={html}
    sandbox=""
    referrerPolicy="no-referrer"
    className="block h-[40rem] w-full rounded-lg border border-line bg-surface"
  />
)

/** The plain text of a mail. */
export const MailText = ({ text }: { text: string }) => (
  <Section title="As plain text" card>
    <pre className="overflow-x-auto font-mono text-sm break-words whitespace-pre-wrap text-ink">{text}</pre>
  </Section>
)
