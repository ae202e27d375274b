import type { Message } from './transport.ts'

/** A message in the words of the mail library. */
export interface Envelope {
  readonly from: string
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
  readonly headers: Record<string, string>
  readonly disableFileAccess: true
  readonly disableUrlAccess: true
}

/** The Message-ID of a message (RFC 5322, 3.6.4): the same for each time that it is sent. */
export function messageIdOf({ id, from }: Pick<Message, 'id' | 'from'>): string {
  const domain = /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  return `<${id.replace(/[^\w.-]/g, '')}@${domain}>`
}

/** Puts a message into its envelope. Auto-Submitted (RFC 3834) keeps out-of-office notes from answering. */
export const inEnvelope = (message: Message): Envelope => ({
  from: message.from,
  // An object, because in a text a comma would make one address two recipients.
  to: { name: '', address: message.to },
  subject: message.subject,
  text: message.text,
  html: message.html,
  messageId: messageIdOf(message),
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  disableFileAccess: true,
  disableUrlAccess: true,
})
