import type { Transaction } from '@latchkey/schema/database'
import { auditEvents } from '@latchkey/schema/tables/audit'
import { and, asc, eq, gte } from 'drizzle-orm'
import type { Portal } from './portal.ts'

/** Something that would happen, as the audit log would tell it. */
export type Rehearsed = typeof auditEvents.$inferSelect

/** Carries what was found out of a transaction that must not be kept. */
class TakenBack {
  constructor(readonly outcome: unknown) {}
}

/**
 * Does something in a transaction and takes all of it back: what it answers is what it would come to if it were done now. Holds the one
 * writer while it runs: what follows for many people is read outside.
 */
export async function rehearsing<Outcome>(
  portal: Portal,
  work: (tx: Transaction) => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await portal.db.transaction(async (tx): Promise<never> => {
      throw new TakenBack(await work(tx))
    })
  } catch (thrown) {
    if (thrown instanceof TakenBack) return thrown.outcome as Outcome
    throw thrown
  }
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
  const from = portal.now()
  return rehearsing(portal, async (tx) => {
    await work({ ...portal, origin: { ...portal.origin, requestId } }, tx)
    return tx
      .select()
      .from(auditEvents)
      .where(and(gte(auditEvents.at, from), eq(auditEvents.requestId, requestId)))
      .orderBy(asc(auditEvents.at), asc(auditEvents.id))
  })
}
