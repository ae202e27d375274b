import { approvalDelegations } from '@latchkey/schema/tables/approvals'
import { and, asc, gt, isNull, lte, type SQL } from 'drizzle-orm'
import { eachDue } from '../jobs/each-due.ts'
import type { Portal } from '../portal.ts'
import { beginDelegation } from './begin-delegation.ts'
import { endDelegation } from './end-delegation.ts'

/** Ends every delegation whose time is over, and begins every one whose day has come. */
export async function followDelegations(portal: Portal): Promise<number> {
  const now = portal.now()
  const ended = await eachDue(portal, found(portal, lte(approvalDelegations.untilAt, now)), (delegationId) =>
    endDelegation(portal, { delegationId }),
  )
  const toBegin = and(isNull(approvalDelegations.begunAt), lte(approvalDelegations.startsAt, now))
  const begun = await eachDue(portal, found(portal, toBegin), (delegationId) =>
    beginDelegation(portal, { delegationId }),
  )
  return ended + begun
}

const found = (portal: Portal, due: SQL | undefined) => async (afterId: string) => {
  const rows = await portal.db.read
    .select({ id: approvalDelegations.id })
    .from(approvalDelegations)
    .where(and(isNull(approvalDelegations.endsAt), due, gt(approvalDelegations.id, afterId)))
    .orderBy(asc(approvalDelegations.id))
    .limit(500)
  return rows.map(({ id }) => id)
}
