import { isObstacle, type Obstacle } from '@latchkey/core/entitlement/delivery'
import type { RequestType } from '@latchkey/core/entitlement/request'
import type { ResourceKind } from '@latchkey/core/entitlement/resource'
import type { AssignmentId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import { users } from '@latchkey/schema/tables/directory'
import { assignmentRequests } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import type { Portal } from '../../portal.ts'
import { differenceInDelivery } from '../bring-in-line.ts'
import { failuresOf, keyOf } from '../failures.store.ts'
import { type Holder, type PackageRole, packageRoles } from '../grants.store.ts'
import { type AssignmentRow, assignmentPage } from './assignments.views.ts'
import type { Named } from './people.store.ts'

/** How far one role of an assignment is delivered. */
export interface RoleDelivery {
  readonly kind: ResourceKind
  readonly originId: string
  readonly words: string
  /** `missing` was ended by something else than the assignment, or has been added to the package and is on its way. */
  readonly state: 'given' | 'missing' | 'failed'
  readonly obstacle: Obstacle | null
  readonly attempts: number
  /** When a role that failed is tried again by itself; null once it is left to people. */
  readonly nextAt: Date | null
}

/** An assignment with what it gives and why there is one. */
export interface AssignmentForAdmin extends AssignmentRow {
  /** What the package gives, in words. */
  readonly gives: readonly string[]
  /** How far each role is delivered; empty once the access has ended. */
  readonly roles: readonly RoleDelivery[]
  readonly requestType: RequestType
  readonly requestor: Named
  readonly justification: string
}

/** One assignment as administrators see it. Refuses with notFound. */
export async function assignmentForAdmin(portal: Portal, assignmentId: AssignmentId): Promise<AssignmentForAdmin> {
  const [row] = (await assignmentPage(portal, { assignmentIds: [assignmentId] })).rows
  if (!row) throw notFound('assignment')
  const db = portal.db.read
  const roles = await packageRoles(db, row.packageId)
  const [request] = await db
    .select({
      requestType: assignmentRequests.requestType,
      justification: assignmentRequests.justification,
      requestor: { id: users.id, displayName: users.displayName },
    })
    .from(assignmentRequests)
    .innerJoin(users, eq(users.id, assignmentRequests.requestorId))
    .where(eq(assignmentRequests.id, row.requestId))
  if (!request) throw notFound('assignment')
  const holder = { assignmentId: row.id, userId: row.target.id }
  return {
    ...row,
    ...request,
    gives: roles.map(({ says }) => says),
    roles: row.endsAt === null ? await deliveriesOf(portal, roles, holder) : [],
  }
}

/** What was given, what is missing and what failed of one assignment. Five queries. */
export async function deliveriesOf(
  portal: Portal,
  roles: readonly PackageRole[],
  holder: Holder,
): Promise<readonly RoleDelivery[]> {
  const db = portal.db.read
  const { missing, failed } = await differenceInDelivery(db, roles, [holder])
  const failures = new Map((await failuresOf(db, [holder.assignmentId])).map((row) => [keyOf(row), row]))
  const keyed = ({ kind, originId, roleId }: Pick<PackageRole, 'kind' | 'originId' | 'roleId'>) =>
    keyOf({ assignmentId: holder.assignmentId, kind, originId, roleId })
  const isMissing = new Set(missing.map(keyed))
  const hasFailed = new Set(failed.map(({ role }) => keyed(role)))
  return roles.map((role) => {
    const key = keyed(role)
    const failure = failures.get(key)
    return {
      kind: role.kind,
      originId: role.originId,
      words: role.says,
      state: hasFailed.has(key) ? 'failed' : isMissing.has(key) ? 'missing' : 'given',
      obstacle: role.obstacle ?? (failure && isObstacle(failure.reason) ? failure.reason : null),
      attempts: failure?.attempts ?? 0,
      nextAt: failure?.nextAt ?? null,
    }
  })
}
