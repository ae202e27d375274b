import { Section } from '@latchkey/ui/section'

/**
 * A mail as it is read: its HTML in a frame of its own in which nothing runs and from which nothing can be sent, and its plain text.
 */
export function MailBody({ subject, html, text }: { subject: string; html: string; text: string }) {
  return (
    <>
      <Section title="As mail programs show it" card="flush">
        <iframe
          title={subject}
          srcDoc={html}
          sandbox=""
          referrerPolicy="no-referrer"
          className="block h-[34rem] w-full border-0 bg-white"
        />
      </Section>
      <Section title="As plain text" card>
        <pre className="overflow-x-auto font-mono text-sm break-words whitespace-pre-wrap text-ink">{text}</pre>
      </Section>
    </>
  )
}
