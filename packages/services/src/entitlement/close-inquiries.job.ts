import { requestInquiries } from '@latchkey/schema/tables/approvals'
import { and, asc, gt, isNull, lte } from 'drizzle-orm'
import { eachDue } from '../jobs/each-due.ts'
import type { Portal } from '../portal.ts'
import { closeInquiry } from './close-inquiry.ts'

/** Ends every question of an approver that was not answered in time. */
export const closeInquiries = (portal: Portal): Promise<number> =>
  eachDue(
    portal,
    async (afterId) => {
      const due = and(isNull(requestInquiries.closedAt), lte(requestInquiries.dueAt, portal.now()))
      const rows = await portal.db.read
        .select({ id: requestInquiries.id })
        .from(requestInquiries)
        .where(and(due, gt(requestInquiries.id, afterId)))
        .orderBy(asc(requestInquiries.id))
        .limit(500)
      return rows.map(({ id }) => id)
    },
    (inquiryId) => closeInquiry(portal, { inquiryId }),
  )
