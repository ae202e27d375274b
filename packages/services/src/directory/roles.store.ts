import type { Role } from '@latchkey/core/authorization/roles'
import type { UserId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import { roleAssignments } from '@latchkey/schema/tables/directory'
import { and, eq, isNull } from 'drizzle-orm'
import type { Portal } from '../portal.ts'

/** Gives a user a directory role that they do not hold. */
export async function beginRole(portal: Portal, tx: Transaction, userId: UserId, role: Role): Promise<void> {
  await tx.insert(roleAssignments).values({ id: portal.newId(), userId, role, startsAt: portal.now(), endsAt: null })
}

/** Takes a directory role from a user. */
export async function endRole(portal: Portal, tx: Transaction, userId: UserId, role: Role): Promise<void> {
  await tx
    .update(roleAssignments)
    .set({ endsAt: portal.now() })
    .where(and(eq(roleAssignments.userId, userId), eq(roleAssignments.role, role), isNull(roleAssignments.endsAt)))
}
