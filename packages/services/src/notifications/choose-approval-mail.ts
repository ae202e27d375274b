import { idOf as idOfActor, nameOf } from '@latchkey/core/authorization/actor'
import { approvalMailModes } from '@latchkey/core/notifications/mail-events'
import { z } from 'zod'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { approvalMailOf, keepApprovalMail } from './approval-mail.store.ts'
import { digestHour, localDay } from './digest-day.ts'

/** How somebody wants mail about what waits for their decision. */
export const ChooseApprovalMail = z.object({
  mode: z.enum(approvalMailModes, { error: 'Choose how you want this mail.' }),
})

/** Somebody chooses for themselves: each mail at once, or one a day. The digest of a day that has begun is left out: its mail has come. */
export const chooseApprovalMail = operation('mail.choose', ChooseApprovalMail, async (portal, tx, { mode }) => {
  const userId = idOfActor(portal.actor)
  must(portal, 'mail.choose', { self: userId === null ? [] : [userId] })
  if (userId === null) throw new Error('only people choose how they get mail')
  const before = await approvalMailOf(tx, userId)
  if (before.mode === mode) return
  const { day, hour } = localDay(portal.now(), portal.settings.timeZone)
  await keepApprovalMail(tx, userId, { mode, digestDay: hour < digestHour ? before.digestDay : day })
  await record(portal, tx, [
    {
      activity: 'mail.chosen',
      target: { type: 'user', id: userId, name: nameOf(portal.actor) },
      subjectId: userId,
      details: { before: { mode: before.mode }, after: { mode } },
    },
  ])
})
