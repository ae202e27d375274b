import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { type Mail, readMail } from './read-mail.ts'

export type { Mail }

/** An SMTP server on loopback that keeps what it gets. */
export interface Mailbox {
  readonly url: string
  mails(): readonly Mail[]
  forget(): void
  close(): Promise<void>
}

/** Opens a mailbox on a free port. */
export async function openMailbox(): Promise<Mailbox> {
  let got: Mail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, { envelope }, done) => {
      text(stream).then((source) => {
        const to = envelope.rcptTo.map(({ address }) => address)
        got.push(readMail(source, to))
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails: () => got,
    forget: () => {
      got = []
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
