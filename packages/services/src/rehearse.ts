import type { Transaction } from '@latchkey/schema/database'
import { auditEvents } from '@latchkey/schema/tables/audit'
import { and, asc, eq, gte } from 'drizzle-orm'
import type { Portal } from './portal.ts'

/** Something that would happen, as the audit log would tell it. */
export type Rehearsed = typeof auditEvents.$inferSelect

/** Carries what was found out of a transaction that must not be kept. */
class TakenBack {
  constructor(readonly happenings: readonly Rehearsed[]) {}
}

/**
 * What a change would do, found out by doing it in a transaction that is taken back: a preview that cannot differ from the result.
 * Refuses as the change would. Holds the one writer while it runs, so it is for what concerns one person.
 */
export async function rehearse(
  portal: Portal,
  work: (portal: Portal, tx: Transaction) => Promise<unknown>,
): Promise<readonly Rehearsed[]> {
  const requestId = portal.newId()
  const rehearsing = { ...portal, origin: { ...portal.origin, requestId } }
  const from = portal.now()
  try {
    return await portal.db.transaction(async (tx): Promise<never> => {
      await work(rehearsing, tx)
      const happenings = await tx
        .select()
        .from(auditEvents)
        .where(and(gte(auditEvents.at, from), eq(auditEvents.requestId, requestId)))
        .orderBy(asc(auditEvents.at), asc(auditEvents.id))
      throw new TakenBack(happenings)
    })
  } catch (thrown) {
    if (thrown instanceof TakenBack) return thrown.happenings
    throw thrown
  }
}
