import { isGroupRole, type ResourceRole } from '@latchkey/core/entitlement/resource'
import type { AccessPackageId, AssignmentId, UserId } from '@latchkey/core/ids'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { applicationAssignments } from '@latchkey/schema/tables/applications'
import { groupOwners, memberships } from '@latchkey/schema/tables/directory'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { inChunks } from '../../chunks.ts'
import type { Portal } from '../../portal.ts'

/** Somebody who has a package now. */
export interface Holder {
  readonly assignmentId: AssignmentId
  readonly userId: UserId
}

/** Everybody who has a package now, longest first. */
export async function holdersOfPackage(db: Queries, packageId: AccessPackageId): Promise<readonly Holder[]> {
  return db
    .select({ assignmentId: assignments.id, userId: assignments.targetId })
    .from(assignments)
    .where(and(eq(assignments.accessPackageId, packageId), isNull(assignments.endsAt)))
    .orderBy(asc(assignments.startsAt), asc(assignments.id))
}

const edgeOf = (roleId: string) => {
  if (!isGroupRole(roleId)) throw new Error(`a group has no role ${roleId}`)
  return roleId === 'member' ? memberships : groupOwners
}

/** Gives one resource role to all holders of a package, each for their assignment: `grantRole` for many. */
export async function grantToAll(
  portal: Portal,
  tx: Transaction,
  role: ResourceRole,
  holders: readonly Holder[],
): Promise<void> {
  const dated = { startsAt: portal.now(), endsAt: null } as const
  const source = 'accessPackage' as const
  if (role.kind === 'group') {
    const edge = edgeOf(role.roleId)
    const rows = holders.map(({ assignmentId, userId }) => ({
      id: portal.newId(),
      groupId: role.originId,
      userId,
      source,
      sourceId: assignmentId,
      ...dated,
    }))
    await inChunks(rows, (chunk) => tx.insert(edge).values(chunk))
    return
  }
  const rows = holders.map(({ assignmentId, userId }) => ({
    id: portal.newId(),
    applicationId: role.originId,
    appRoleId: role.roleId,
    userId,
    groupId: null,
    source,
    sourceId: assignmentId,
    ...dated,
  }))
  await inChunks(rows, (chunk) => tx.insert(applicationAssignments).values(chunk))
}

/** Takes one resource role back from all holders of a package; other reasons for the same access stay. */
export async function revokeFromAll(
  portal: Portal,
  tx: Transaction,
  role: ResourceRole,
  holders: readonly Holder[],
): Promise<void> {
  const endsAt = portal.now()
  const assignmentIds = holders.map(({ assignmentId }) => assignmentId)
  if (role.kind === 'group') {
    const edge = edgeOf(role.roleId)
    await inChunks(assignmentIds, (chunk) =>
      tx
        .update(edge)
        .set({ endsAt })
        .where(
          and(
            eq(edge.groupId, role.originId),
            eq(edge.source, 'accessPackage'),
            inArray(edge.sourceId, chunk),
            isNull(edge.endsAt),
          ),
        ),
    )
    return
  }
  await inChunks(assignmentIds, (chunk) =>
    tx
      .update(applicationAssignments)
      .set({ endsAt })
      .where(
        and(
          eq(applicationAssignments.applicationId, role.originId),
          eq(applicationAssignments.appRoleId, role.roleId),
          eq(applicationAssignments.source, 'accessPackage'),
          inArray(applicationAssignments.sourceId, chunk),
          isNull(applicationAssignments.endsAt),
        ),
      ),
  )
}
