import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { idOf } from '../fields.ts'
import { approvalMailOf, keepApprovalMail } from '../notifications/approval-mail.store.ts'
import { digestHour, localDay } from '../notifications/digest-day.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { requestsWaitingFor } from './waiting-requests.store.ts'

/** How many requests a digest names. */
const named = 20

/** Whose digest is due. */
export const SendApprovalDigest = z.object({ userId: idOf('a user') })

/**
 * Writes somebody the digest of the day: what waits for them, with what lapses first on top. The first process on a day keeps the day, so
 * that nobody is told twice; where nothing waits, nothing is written. Says whether anything was.
 */
export const sendApprovalDigest = operation('mail.digest', SendApprovalDigest, async (portal, tx, { userId }) => {
  must(portal, 'mail.digest')
  const { mode, digestDay } = await approvalMailOf(tx, userId)
  const { day, hour } = localDay(portal.now(), portal.settings.timeZone)
  if (mode !== 'daily' || hour < digestHour || digestDay === day) return false
  await keepApprovalMail(tx, userId, { mode, digestDay: day })
  const { first, count } = await requestsWaitingFor(tx, userId, named)
  if (count === 0) return false
  const requests = first.map(({ id, dueAt, ...names }) => ({
    ...names,
    dueAt: dueAt ?? portal.now(),
    url: pageAddress(portal, 'my-access', `/approvals/${id}`),
  }))
  const data = { requests, waiting: count, url: pageAddress(portal, 'my-access', '/approvals') }
  await record(portal, tx, [], [{ template: 'approvalDigest', to: userId, data }])
  return true
})
