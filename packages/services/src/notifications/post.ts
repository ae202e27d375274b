import { isSent, waitsForDigest } from '@latchkey/core/notifications/mail-events'
import { compose } from '@latchkey/mail/compose'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { prepared } from '@latchkey/schema/prepared'
import { users } from '@latchkey/schema/tables/directory'
import { approvalMail, messages } from '@latchkey/schema/tables/notifications'
import { eq } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import type { Addressed } from '../record.ts'
import { mailChoices } from './mail-choices.store.ts'

const recipients = prepared((db) =>
  db
    .select({
      id: users.id,
      displayName: users.displayName,
      mail: users.mail,
      userPrincipalName: users.userPrincipalName,
      accountEnabled: users.accountEnabled,
      approvalMail: approvalMail.mode,
    })
    .from(users)
    .leftJoin(approvalMail, eq(approvalMail.userId, users.id))
    .where(amongGiven(users.id, 'ids')),
)

/**
 * Puts letters into the outbox, in the transaction of what caused them. Nobody gets mail who cannot sign in any more, and
 * nobody what an administrator has switched off or what they read in their digest; the sender takes it from there.
 */
export async function post(portal: Portal, tx: Transaction, letters: readonly Addressed[]): Promise<void> {
  if (letters.length === 0) return
  const choices = await mailChoices(tx)
  const sent = letters.filter(({ template }) => isSent(template, choices))
  if (sent.length === 0) return
  const ids = [...new Set(sent.map(({ to }) => to))]
  const people = new Map((await recipients(tx, { ids: listed(ids) })).map((user) => [user.id, user]))
  const now = portal.now()
  const { origin, timeZone } = portal.settings
  const rows = sent.flatMap((letter) => {
    const person = people.get(letter.to)
    if (!person?.accountEnabled) return []
    const time = { now, dueAt: 'dueAt' in letter.data ? letter.data.dueAt : null }
    if (waitsForDigest(letter.template, person.approvalMail ?? 'each', choices, time)) return []
    return [
      {
        id: portal.newId(),
        template: letter.template,
        recipientId: letter.to,
        recipient: person.mail ?? person.userPrincipalName,
        ...compose(letter, person, { origin, timeZone, now }, choices.notes[letter.template]),
        state: 'waiting' as const,
        createdAt: now,
        dueAt: now,
        attempts: 0,
        sentAt: null,
        lastError: null,
      },
    ]
  })
  await insert(tx, messages, rows)
}
