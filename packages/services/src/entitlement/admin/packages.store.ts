import type { ResourceRole } from '@latchkey/core/entitlement/resource'
import type { AccessPackageId, PolicyId, RequestId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { groups, users } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignmentPolicies,
  assignmentRequests,
  packageResourceRoles,
  policyTargets,
} from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { inChunks } from '../../chunks.ts'
import type { Portal } from '../../portal.ts'
import type { StoredPackage, StoredPolicy } from '../catalogs.store.ts'

/** A resource role of a package, as it is stored. */
export type StoredResourceRole = typeof packageResourceRoles.$inferSelect

/** Adds an access package. */
export async function addPackage(tx: Transaction, row: StoredPackage): Promise<void> {
  await tx.insert(accessPackages).values(row)
}

/** Keeps what changed of an access package; the revision counts up. */
export async function savePackage(
  tx: Transaction,
  found: StoredPackage,
  changes: Partial<StoredPackage>,
): Promise<void> {
  await tx
    .update(accessPackages)
    .set({ ...changes, revision: found.revision + 1 })
    .where(eq(accessPackages.id, found.id))
}

/** The requests for a package that are still open, oldest first. */
export async function openRequestIds(db: Queries, packageId: AccessPackageId): Promise<readonly RequestId[]> {
  const rows = await db
    .select({ id: assignmentRequests.id })
    .from(assignmentRequests)
    .where(and(eq(assignmentRequests.accessPackageId, packageId), isNull(assignmentRequests.completedAt)))
    .orderBy(asc(assignmentRequests.submittedAt), asc(assignmentRequests.id))
  return rows.map(({ id }) => id)
}

/** Ends what hangs on a package that is deleted: what it gives, and its policies. */
export async function endPackageEdges(portal: Portal, tx: Transaction, packageId: AccessPackageId): Promise<void> {
  const at = portal.now()
  await tx
    .update(packageResourceRoles)
    .set({ endsAt: at })
    .where(and(eq(packageResourceRoles.accessPackageId, packageId), isNull(packageResourceRoles.endsAt)))
  await tx
    .update(assignmentPolicies)
    .set({ deletedAt: at })
    .where(and(eq(assignmentPolicies.accessPackageId, packageId), isNull(assignmentPolicies.deletedAt)))
}

/** What a package gives now, in the order in which it was added. */
export async function resourceRolesOf(db: Queries, packageId: AccessPackageId): Promise<readonly StoredResourceRole[]> {
  return db
    .select()
    .from(packageResourceRoles)
    .where(and(eq(packageResourceRoles.accessPackageId, packageId), isNull(packageResourceRoles.endsAt)))
    .orderBy(asc(packageResourceRoles.startsAt), asc(packageResourceRoles.id))
}

/** A resource role of a package by its id, live or ended; refuses with notFound. */
export async function resourceRoleById(db: Queries, id: string): Promise<StoredResourceRole> {
  const [row] = await db.select().from(packageResourceRoles).where(eq(packageResourceRoles.id, id))
  if (!row) throw notFound('resource role')
  return row
}

/** Lets a package give a resource role from now on; returns its id there. */
export async function beginResourceRole(
  portal: Portal,
  tx: Transaction,
  packageId: AccessPackageId,
  { kind, originId, roleId }: ResourceRole,
): Promise<string> {
  const id = portal.newId()
  await tx.insert(packageResourceRoles).values({
    id,
    accessPackageId: packageId,
    kind,
    originId,
    roleId,
    startsAt: portal.now(),
    endsAt: null,
  })
  return id
}

/** Ends a resource role of a package. */
export async function endResourceRole(portal: Portal, tx: Transaction, id: string): Promise<void> {
  await tx.update(packageResourceRoles).set({ endsAt: portal.now() }).where(eq(packageResourceRoles.id, id))
}

/** Adds a policy. */
export async function addPolicy(tx: Transaction, row: StoredPolicy): Promise<void> {
  await tx.insert(assignmentPolicies).values(row)
}

/** Keeps what changed of a policy; the revision counts up. */
export async function savePolicy(tx: Transaction, policy: StoredPolicy, changes: Partial<StoredPolicy>): Promise<void> {
  await tx
    .update(assignmentPolicies)
    .set({ ...changes, revision: policy.revision + 1 })
    .where(eq(assignmentPolicies.id, policy.id))
}

/** The users, groups and connected organizations that a policy names. */
export interface PolicyTargets {
  readonly userIds: readonly string[]
  readonly groupIds: readonly string[]
  readonly organizationIds: readonly string[]
}

/** Replaces the users, groups and connected organizations that a policy names. */
export async function saveTargets(
  portal: Portal,
  tx: Transaction,
  policyId: PolicyId,
  targets: PolicyTargets,
): Promise<void> {
  await tx.delete(policyTargets).where(eq(policyTargets.policyId, policyId))
  const none = { userId: null, groupId: null, connectedOrganizationId: null }
  const rows = [
    ...targets.userIds.map((userId) => ({ ...none, userId })),
    ...targets.groupIds.map((groupId) => ({ ...none, groupId })),
    ...targets.organizationIds.map((connectedOrganizationId) => ({ ...none, connectedOrganizationId })),
  ].map((target) => ({ id: portal.newId(), policyId, ...target }))
  await inChunks(rows, (chunk) => tx.insert(policyTargets).values(chunk))
}

/** The users, groups and connected organizations that these policies name, by policy. */
export async function targetsOf(
  db: Queries,
  policyIds: readonly PolicyId[],
): Promise<ReadonlyMap<PolicyId, PolicyTargets>> {
  const rows = await inChunks(policyIds, (chunk) =>
    db.select().from(policyTargets).where(inArray(policyTargets.policyId, chunk)).orderBy(asc(policyTargets.id)),
  )
  return new Map(
    policyIds.map((id) => {
      const mine = rows.flat().filter(({ policyId }) => policyId === id)
      return [
        id,
        {
          userIds: mine.flatMap(({ userId }) => userId ?? []),
          groupIds: mine.flatMap(({ groupId }) => groupId ?? []),
          organizationIds: mine.flatMap(({ connectedOrganizationId }) => connectedOrganizationId ?? []),
        },
      ]
    }),
  )
}

/** The names of these users and groups by their ids; who is unknown, and groups that were deleted, are left out. */
export async function namesOfUsersAndGroups(
  db: Queries,
  { userIds, groupIds }: Pick<PolicyTargets, 'userIds' | 'groupIds'>,
): Promise<ReadonlyMap<string, string>> {
  const people = await inChunks(userIds, (chunk) =>
    db.select({ id: users.id, name: users.displayName }).from(users).where(inArray(users.id, chunk)),
  )
  const teams = await inChunks(groupIds, (chunk) =>
    db
      .select({ id: groups.id, name: groups.displayName })
      .from(groups)
      .where(and(inArray(groups.id, chunk), isNull(groups.deletedAt))),
  )
  return new Map([...people.flat(), ...teams.flat()].map(({ id, name }) => [id, name]))
}
