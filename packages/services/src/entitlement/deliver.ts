import { expiryOf } from '@latchkey/core/entitlement/policy'
import { isGroupRole } from '@latchkey/core/entitlement/resource'
import type { AssignmentId, GroupId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { given, prepared } from '@latchkey/schema/prepared'
import { applicationAssignments } from '@latchkey/schema/tables/applications'
import { assignments, packageResourceRoles } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { pageAddress } from '../addresses.ts'
import { beginEdge } from '../directory/memberships.store.ts'
import { peopleChanged } from '../directory/people-changed.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { endWaiting, type LoadedRequest, saveRequest } from './requests.store.ts'
import { describeRoles } from './resource-roles.store.ts'

const rolesOf = prepared((db) =>
  db
    .select()
    .from(packageResourceRoles)
    .where(and(eq(packageResourceRoles.accessPackageId, given('accessPackageId')), isNull(packageResourceRoles.endsAt)))
    .orderBy(asc(packageResourceRoles.id)),
)

/**
 * Gives an approved request what it asked for: the assignment, every resource role of the package, the seats that follow. All in the
 * transaction of the last approval, so that there is no half-done delivery.
 */
export async function deliver(portal: Portal, tx: Transaction, request: LoadedRequest): Promise<void> {
  const now = portal.now()
  const expiresAt = expiryOf(request.terms, now, request.requestedDays)
  const assignmentId: AssignmentId = portal.newId()
  await insert(tx, assignments, [
    {
      id: assignmentId,
      accessPackageId: request.accessPackageId,
      policyId: request.policyId,
      targetId: request.targetId,
      requestId: request.id,
      state: 'delivered',
      startsAt: now,
      expiresAt,
      endsAt: null,
      endReason: null,
    },
  ])
  await endWaiting(tx, request.id)
  await saveRequest(tx, request, {
    state: 'delivered',
    stage: request.terms.stages.length,
    stageSince: now,
    stageDueAt: null,
    completedAt: now,
    assignmentId,
  })
  const roles = await rolesOf(tx, { accessPackageId: request.accessPackageId })
  const groupIds: GroupId[] = []
  for (const role of roles) {
    const groupId = await grantRole(portal, tx, role, request.targetId, assignmentId)
    if (groupId !== null) groupIds.push(groupId)
  }
  const gives = await describeRoles(tx, roles)
  await record(
    portal,
    tx,
    [
      {
        activity: 'assignment.delivered',
        target: { type: 'accessPackage', id: request.accessPackageId, name: request.packageName },
        subjectId: request.targetId,
        related: [{ type: 'accessRequest', id: request.id, name: request.packageName }],
        details: { assignmentId, expiresAt, gives },
      },
    ],
    [
      {
        template: 'accessDelivered',
        to: request.targetId,
        data: {
          packageName: request.packageName,
          gives,
          expiresAt,
          url: pageAddress(portal, 'my-access', '/assignments'),
        },
      },
    ],
  )
  if (groupIds.length > 0) await peopleChanged(portal, tx, [request.targetId])
}

/** Gives one resource role for an assignment; returns the group where it made the user a member of one. */
export async function grantRole(
  portal: Portal,
  tx: Transaction,
  role: Pick<typeof packageResourceRoles.$inferSelect, 'kind' | 'originId' | 'roleId'>,
  userId: string,
  assignmentId: AssignmentId,
): Promise<GroupId | null> {
  if (role.kind === 'group') {
    if (!isGroupRole(role.roleId)) throw new Error(`a group has no role ${role.roleId}`)
    await beginEdge(portal, tx, role.roleId, role.originId, userId, { source: 'accessPackage', sourceId: assignmentId })
    return role.roleId === 'member' ? role.originId : null
  }
  await tx.insert(applicationAssignments).values({
    id: portal.newId(),
    applicationId: role.originId,
    appRoleId: role.roleId,
    userId,
    groupId: null,
    source: 'accessPackage',
    sourceId: assignmentId,
    startsAt: portal.now(),
    endsAt: null,
  })
  return null
}
