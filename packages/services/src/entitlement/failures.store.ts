import { nextAttempt } from '@latchkey/core/entitlement/delivery'
import { groupedBy } from '@latchkey/core/grouped'
import type { AssignmentId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { prepared } from '@latchkey/schema/prepared'
import { deliveryFailures } from '@latchkey/schema/tables/approvals'
import { and, inArray, isNull } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'
import type { Portal } from '../portal.ts'
import type { Holder, PackageRole } from './grants.store.ts'

/** A resource role that an assignment is to give and that cannot be given, as it is stored. */
export type StoredFailure = typeof deliveryFailures.$inferSelect

const live = prepared((db) =>
  db
    .select()
    .from(deliveryFailures)
    .where(and(amongGiven(deliveryFailures.assignmentId, 'ids'), isNull(deliveryFailures.endsAt))),
)

/** What cannot be given of these assignments now. One query. */
export async function failuresOf(
  db: Queries,
  assignmentIds: readonly AssignmentId[],
): Promise<readonly StoredFailure[]> {
  return assignmentIds.length === 0 ? [] : live(db, { ids: listed(assignmentIds) })
}

/** Remembers roles that could not be given; counts up those that have failed before, and tries them later again. */
export async function keepFailures(
  portal: Portal,
  tx: Transaction,
  before: readonly StoredFailure[],
  failed: readonly { readonly holder: Holder; readonly role: PackageRole }[],
): Promise<void> {
  const now = portal.now()
  const known = new Map(before.map((row) => [keyOf(row), row]))
  const fresh: (typeof deliveryFailures.$inferInsert)[] = []
  const again: { readonly id: string; readonly attempts: number; readonly reason: string }[] = []
  for (const { holder, role } of failed) {
    const row = known.get(keyOf({ assignmentId: holder.assignmentId, ...role }))
    const reason = role.obstacle ?? ''
    if (row) again.push({ id: row.id, attempts: row.attempts + 1, reason })
    else
      fresh.push({
        id: portal.newId(),
        assignmentId: holder.assignmentId,
        kind: role.kind,
        originId: role.originId,
        roleId: role.roleId,
        reason,
        attempts: 1,
        failedAt: now,
        nextAt: nextAttempt(1, now),
        endsAt: null,
      })
  }
  await insert(tx, deliveryFailures, fresh)
  // Those that fail alike are counted up together: a package with a dead resource may have thousands of holders.
  for (const alike of groupedBy(again, ({ attempts, reason }) => `${attempts} ${reason}`).values()) {
    const [{ attempts, reason } = { attempts: 0, reason: '' }] = alike
    await inChunks(
      alike.map(({ id }) => id),
      (chunk) =>
        tx
          .update(deliveryFailures)
          .set({ attempts, reason, nextAt: nextAttempt(attempts, now) })
          .where(inArray(deliveryFailures.id, chunk)),
    )
  }
}

/** Forgets failures: the role was given, or is not to be given any more. */
export async function endFailures(portal: Portal, tx: Transaction, rows: readonly StoredFailure[]): Promise<void> {
  await inChunks(
    rows.map(({ id }) => id),
    (chunk) => tx.update(deliveryFailures).set({ endsAt: portal.now() }).where(inArray(deliveryFailures.id, chunk)),
  )
}

/** Names a role of an assignment. */
export const keyOf = (of: {
  readonly assignmentId: AssignmentId
  readonly kind: string
  readonly originId: string
  readonly roleId: string
}): string => `${of.assignmentId} ${of.kind} ${of.originId} ${of.roleId}`
