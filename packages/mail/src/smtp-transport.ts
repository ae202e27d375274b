import { minutes, seconds } from '@latchkey/core/time'
import nodemailer from 'nodemailer'
import { inEnvelope } from './envelope.ts'
import type { Transport } from './transport.ts'

/**
 * Sends through an SMTP server. `smtp://` upgrades to TLS where the server offers it, `smtps://` speaks TLS from the
 * start; user and password stand in the address, percent-encoded. Settings of the connection may follow as a query:
 * `?tls.rejectUnauthorized=false`.
 */
export function smtpTransport(url: string): Transport {
  const mailer = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 3,
    maxMessages: 100,
    connectionTimeout: seconds(10),
    greetingTimeout: seconds(10),
    socketTimeout: minutes(1),
  })
  return {
    async send(message) {
      await mailer.sendMail(inEnvelope(message))
    },
    async close() {
      mailer.close()
    },
  }
}
