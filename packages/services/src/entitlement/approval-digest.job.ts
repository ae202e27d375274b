import { approvalMail } from '@latchkey/schema/tables/notifications'
import { and, asc, eq, gt, isNull, ne, or } from 'drizzle-orm'
import { eachDue } from '../jobs/each-due.ts'
import { digestHour, localDay } from '../notifications/digest-day.ts'
import type { Portal } from '../portal.ts'
import { sendApprovalDigest } from './send-approval-digest.ts'

/** Writes everybody who chose one mail a day what waits for their decision, from the morning on. */
export async function sendApprovalDigests(portal: Portal): Promise<number> {
  const { day, hour } = localDay(portal.now(), portal.settings.timeZone)
  if (hour < digestHour) return 0
  return eachDue(
    portal,
    async (afterId) => {
      const rows = await portal.db.read
        .select({ id: approvalMail.userId })
        .from(approvalMail)
        .where(
          and(
            eq(approvalMail.mode, 'daily'),
            or(isNull(approvalMail.digestDay), ne(approvalMail.digestDay, day)),
            gt(approvalMail.userId, afterId),
          ),
        )
        .orderBy(asc(approvalMail.userId))
        .limit(500)
      return rows.map(({ id }) => id)
    },
    (userId) => sendApprovalDigest(portal, { userId }),
  )
}
