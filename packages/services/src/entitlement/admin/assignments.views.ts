import { may } from '@latchkey/core/authorization/may'
import { type AssignmentEndReason, type assignmentStates, endReasonTitles } from '@latchkey/core/entitlement/assignment'
import type { AccessPackageId, AssignmentId, CatalogId, PolicyId, RequestId, UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import { contains } from '@latchkey/schema/search'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentPolicies, assignments } from '@latchkey/schema/tables/entitlement'
import { and, desc, eq, or } from 'drizzle-orm'
import { beforeInstant, cursorAt, type Page, pageOf, pageSize } from '../../paging.ts'
import type { Portal } from '../../portal.ts'
import { mustReadSome, within } from '../../visible.ts'
import { factsOfMyCatalogs, inCatalogsOf } from '../catalog-relations.store.ts'
import { describeRoles } from '../resource-roles.store.ts'
import { resourceRolesOf } from './packages.store.ts'
import type { Named } from './people.store.ts'

/** Which assignments a list shows. */
export interface AssignmentQuery {
  readonly assignmentId?: AssignmentId | null | undefined
  readonly packageId?: AccessPackageId | null | undefined
  readonly userId?: UserId | null | undefined
  readonly state?: (typeof assignmentStates)[number] | null | undefined
  /** Part of the holder's or the package's name. */
  readonly search?: string | null | undefined
  readonly cursor?: string | null | undefined
}

/** An assignment in a list of Admin. */
export interface AssignmentRow {
  readonly id: AssignmentId
  readonly packageId: AccessPackageId
  readonly packageName: string
  readonly policyId: PolicyId
  readonly policyName: string
  readonly requestId: RequestId
  readonly target: Named
  readonly state: (typeof assignmentStates)[number]
  readonly startsAt: Date
  /** When it ends by itself; null means never. */
  readonly expiresAt: Date | null
  readonly endsAt: Date | null
  readonly endReason: AssignmentEndReason | null
  /** The reason of the end in words. */
  readonly endReasonTitle: string | null
  /** Whether the one who acts may end it now. */
  readonly mayEnd: boolean
}

/** Assignments, newest first: all of them, or those of packages in the catalogs that the person owns. */
export async function listAssignments(portal: Portal, query: AssignmentQuery = {}): Promise<Page<AssignmentRow>> {
  mustReadSome(portal, 'assignment.read')
  return assignmentPage(portal, query)
}

async function assignmentPage(portal: Portal, query: AssignmentQuery): Promise<Page<AssignmentRow>> {
  const rows = await portal.db.read
    .select({
      assignment: assignments,
      catalogId: accessPackages.catalogId,
      packageName: accessPackages.displayName,
      policyName: assignmentPolicies.displayName,
      targetName: users.displayName,
    })
    .from(assignments)
    .innerJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .innerJoin(assignmentPolicies, eq(assignmentPolicies.id, assignments.policyId))
    .innerJoin(users, eq(users.id, assignments.targetId))
    .where(
      and(
        within(portal, 'assignment.read', inCatalogsOf(portal.db.read, portal.actor, accessPackages.catalogId)),
        query.assignmentId ? eq(assignments.id, query.assignmentId) : undefined,
        query.packageId ? eq(assignments.accessPackageId, query.packageId) : undefined,
        query.userId ? eq(assignments.targetId, query.userId) : undefined,
        query.state ? eq(assignments.state, query.state) : undefined,
        query.search
          ? or(contains(users.displayName, query.search), contains(accessPackages.displayName, query.search))
          : undefined,
        beforeInstant(assignments.startsAt, assignments.id, query.cursor),
      ),
    )
    .orderBy(desc(assignments.startsAt), desc(assignments.id))
    .limit(pageSize + 1)
  const page = pageOf(rows, pageSize, ({ assignment }) => cursorAt(assignment.startsAt, assignment.id))
  const mine = await factsOfMyCatalogs(portal.db.read, portal.actor)
  const mayEnd = (catalogId: CatalogId) => may(portal.actor, 'assignment.end', mine.get(catalogId))
  return {
    ...page,
    rows: page.rows.map(({ assignment, catalogId, packageName, policyName, targetName }) => ({
      id: assignment.id,
      packageId: assignment.accessPackageId,
      packageName,
      policyId: assignment.policyId,
      policyName,
      requestId: assignment.requestId,
      target: { id: assignment.targetId, displayName: targetName },
      state: assignment.state,
      startsAt: assignment.startsAt,
      expiresAt: assignment.expiresAt,
      endsAt: assignment.endsAt,
      endReason: assignment.endReason,
      endReasonTitle: assignment.endReason === null ? null : endReasonTitles[assignment.endReason],
      mayEnd: assignment.endsAt === null && mayEnd(catalogId),
    })),
  }
}

/** An assignment with what it gives, in words. */
export interface AssignmentForAdmin extends AssignmentRow {
  readonly gives: readonly string[]
}

/** One assignment as administrators see it. Refuses with notFound. */
export async function assignmentForAdmin(portal: Portal, assignmentId: AssignmentId): Promise<AssignmentForAdmin> {
  const [row] = (await assignmentPage(portal, { assignmentId })).rows
  if (!row) throw notFound('assignment')
  const db = portal.db.read
  return { ...row, gives: await describeRoles(db, await resourceRolesOf(db, row.packageId)) }
}
