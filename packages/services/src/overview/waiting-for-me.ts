import { requestApprovers } from '@latchkey/schema/tables/entitlement'
import { and, count, eq } from 'drizzle-orm'
import type { Portal } from '../portal.ts'

/** How many requests wait for the decision of the person who acts; one indexed count. */
export async function waitingForMe(portal: Portal): Promise<number> {
  if (portal.actor.kind !== 'user') return 0
  const [row] = await portal.db.read
    .select({ waiting: count() })
    .from(requestApprovers)
    .where(and(eq(requestApprovers.userId, portal.actor.id), eq(requestApprovers.waiting, true)))
  return row?.waiting ?? 0
}
