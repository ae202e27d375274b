import type { Role } from '@latchkey/core/authorization/roles'
import type { UserId } from '@latchkey/core/ids'
import type { PlannedUser, StoredUser } from '@latchkey/core/imports/user-values'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { roleAssignments, users } from '@latchkey/schema/tables/directory'
import { asc, gt, inArray, isNull, sql } from 'drizzle-orm'
import { chunkSize, inChunks } from '../chunks.ts'
import { holdersThroughGroups } from '../directory/group-roles.store.ts'
import { upserted } from './upserted.ts'

const imported = {
  userPrincipalName: users.userPrincipalName,
  displayName: users.displayName,
  givenName: users.givenName,
  surname: users.surname,
  mail: users.mail,
  jobTitle: users.jobTitle,
  department: users.department,
  division: users.division,
  companyName: users.companyName,
  officeLocation: users.officeLocation,
  mobilePhone: users.mobilePhone,
  employeeId: users.employeeId,
  employeeType: users.employeeType,
  employeeHireDate: users.employeeHireDate,
  employeeLeaveDate: users.employeeLeaveDate,
  usageLocation: users.usageLocation,
  preferredLanguage: users.preferredLanguage,
  userType: users.userType,
  accountEnabled: users.accountEnabled,
  managerId: users.managerId,
}

/** Everybody in the directory, with the roles that they hold now, read in chunks. */
export async function everybody(db: Queries): Promise<readonly StoredUser[]> {
  const roles = await rolesByUser(db)
  const found: StoredUser[] = []
  for (let last: UserId = ''; ; ) {
    const chunk = await db
      .select({ id: users.id, ...imported })
      .from(users)
      .where(gt(users.id, last))
      .orderBy(asc(users.id))
      .limit(chunkSize)
    for (const user of chunk) found.push({ ...user, roles: roles.get(user.id) ?? [] })
    const end = chunk.at(-1)
    if (!end || chunk.length < chunkSize) return found
    last = end.id
  }
}

async function rolesByUser(db: Queries): Promise<ReadonlyMap<UserId, readonly Role[]>> {
  const rows = await db
    .select({ userId: roleAssignments.userId, role: roleAssignments.role })
    .from(roleAssignments)
    .where(isNull(roleAssignments.endsAt))
  const roles = new Map<UserId, Role[]>()
  for (const { userId, role } of [...rows, ...(await holdersThroughGroups(db))])
    roles.set(userId, [...(roles.get(userId) ?? []), role])
  return roles
}

/**
 * Gives users a name that nobody wants, until theirs is written: names that change hands would meet halfway, and
 * databases check after every row.
 */
export async function parkNames(tx: Transaction, ids: readonly UserId[]): Promise<void> {
  await inChunks(ids, (chunk) =>
    tx
      .update(users)
      .set({ userPrincipalName: sql`${users.id}` })
      .where(inArray(users.id, chunk)),
  )
}

/** Adds users who are new; the revision of the others counts up. */
export async function saveUsers(
  tx: Transaction,
  planned: readonly (Pick<PlannedUser, 'after'> & { readonly id: UserId })[],
  at: Date,
): Promise<void> {
  const rows = planned.map(({ id, after }) => ({ id, ...after, createdAt: at, relationsChangedAt: at, revision: 0 }))
  await tx
    .insert(users)
    .values(rows)
    .onConflictDoUpdate({
      target: users.id,
      set: {
        ...upserted(Object.keys(imported) as (keyof typeof imported)[]),
        relationsChangedAt: sql`case when excluded.manager_id is distinct from ${users.managerId} then excluded.relations_changed_at else ${users.relationsChangedAt} end`,
        revision: sql`${users.revision} + 1`,
      },
    })
}
