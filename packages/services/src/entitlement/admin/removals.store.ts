import type { AccessPackageId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { and, eq, gt, isNull, or } from 'drizzle-orm'

/** Plans the end of every live assignment of a package that is retired. An end that is planned sooner for another reason stays. */
export async function planRemovals(tx: Transaction, packageId: AccessPackageId, removeAt: Date): Promise<void> {
  await tx
    .update(assignments)
    .set({ removeAt, removeReason: 'packageRetired' })
    .where(
      and(
        eq(assignments.accessPackageId, packageId),
        isNull(assignments.endsAt),
        or(isNull(assignments.removeAt), gt(assignments.removeAt, removeAt)),
      ),
    )
}

/** Takes back the ends that a retirement had planned. */
export async function dropRemovals(tx: Transaction, packageId: AccessPackageId): Promise<void> {
  await tx
    .update(assignments)
    .set({ removeAt: null, removeReason: null })
    .where(
      and(
        eq(assignments.accessPackageId, packageId),
        isNull(assignments.endsAt),
        eq(assignments.removeReason, 'packageRetired'),
      ),
    )
}
