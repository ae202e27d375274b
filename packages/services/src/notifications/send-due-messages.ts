import { nextAttempt, senderLease } from '@latchkey/core/notifications/message'
import { after, reached } from '@latchkey/core/time'
import type { Transport } from '@latchkey/mail/transport'
import type { Portal } from '../portal.ts'
import { markFailed, markSent, type StoredMessage, takeDue } from './messages.store.ts'

/** How many messages a sender takes at once. */
const batchSize = 20

/** The longest text of an error that is kept. */
const errorLength = 500

/**
 * Sends the mail that is due, and says how many messages went out. Messages are taken under a lease in one transaction and sent outside of
 * any, so that a slow mail server holds up nothing. Any number of processes may do this at once: none sends what another has taken. A process
 * that dies between sending and marking leaves a message that is sent once more, under the same Message-ID.
 */
export async function sendDueMessages(portal: Portal, transport: Transport): Promise<number> {
  let sent = 0
  for (;;) {
    const now = portal.now()
    const lease = after(now, senderLease)
    const batch = await portal.db.transaction((tx) => takeDue(tx, now, lease, batchSize))
    for (const message of batch) {
      // The rest is another sender's now.
      if (reached(lease, portal.now())) return sent
      if (await sendOne(portal, transport, message)) sent += 1
    }
    if (batch.length < batchSize) return sent
  }
}

async function sendOne(portal: Portal, transport: Transport, message: StoredMessage): Promise<boolean> {
  const failure = await tried(portal, transport, message)
  const at = portal.now()
  if (failure === null) {
    await portal.db.transaction((tx) => markSent(tx, message, at))
    return true
  }
  const next = nextAttempt(message.attempts, at)
  portal.log.warn({ messageId: message.id, attempts: message.attempts, reason: failure, next }, 'mail was not sent')
  await portal.db.transaction((tx) => markFailed(tx, message, { reason: failure, next, at }))
  return false
}

/** Tries once; the reason where it failed, else null. */
async function tried(portal: Portal, transport: Transport, message: StoredMessage): Promise<string | null> {
  const { id, recipient, subject, text, html } = message
  try {
    await transport.send({ id, from: portal.settings.mailFrom, to: recipient, subject, text, html })
    return null
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).slice(0, errorLength) || 'No reason was given.'
  }
}
