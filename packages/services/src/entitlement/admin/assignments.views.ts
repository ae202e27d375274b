import { type Facts, may } from '@latchkey/core/authorization/may'
import type { Permission } from '@latchkey/core/authorization/permissions'
import {
  type AssignmentEndReason,
  type AssignmentState,
  endOf,
  endReasonTitles,
  objectionsToEndingByHand,
} from '@latchkey/core/entitlement/assignment'
import type { AccessPackageId, AssignmentId, CatalogId, PolicyId, RequestId, UserId } from '@latchkey/core/ids'
import { after, days } from '@latchkey/core/time'
import { contains } from '@latchkey/schema/search'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentPolicies, assignments } from '@latchkey/schema/tables/entitlement'
import { and, eq, gt, inArray, isNotNull, isNull, lte, or, type SQL } from 'drizzle-orm'
import { type WhyNot, whyNot, whyObjected } from '../../overview/why-not.ts'
import { type Page, sizeOf } from '../../paging.ts'
import type { Portal } from '../../portal.ts'
import { type Orders, type Sort, sorting, sortNamed } from '../../sorting.ts'
import { mustReadSome, within } from '../../visible.ts'
import { heldByRules } from '../automatic/held-by-rules.ts'
import { factsOfMyCatalogs, inCatalogsOf } from '../catalog-relations.store.ts'
import type { Named } from './people.store.ts'

/** What assignments can be sorted by. Sorted by their end, those are left out that have ended or never will. */
export const assignmentOrders = {
  since: [assignments.startsAt],
  ends: [assignments.expiresAt],
  name: [users.displayName],
  package: [accessPackages.displayName, users.displayName],
} satisfies Orders

/**
 * What assignments can be sorted by under a filter. By names only those of one package or person are: all of them are read for it, which an
 * index keeps few.
 */
export function assignmentOrdersUnder(
  query: Pick<AssignmentQuery, 'packageId' | 'userId' | 'state'>,
): Partial<typeof assignmentOrders> {
  const { since, ends, ...byName } = assignmentOrders
  return { since, ...(query.state === 'expired' ? {} : { ends }), ...(query.packageId || query.userId ? byName : {}) }
}

/** Which ends a list of assignments can be narrowed to: within so many days, at any time, or never. */
export const endsWithin = ['7', '14', '30', '90', 'some', 'none'] as const

/** Which assignments a list shows. */
export interface AssignmentQuery {
  readonly assignmentIds?: readonly AssignmentId[] | undefined
  readonly packageId?: AccessPackageId | null | undefined
  readonly catalogId?: CatalogId | null | undefined
  readonly policyId?: PolicyId | null | undefined
  readonly userId?: UserId | null | undefined
  /** A state; `live` is every one but that of ended access. */
  readonly state?: AssignmentState | 'live' | null | undefined
  /** Live access by its end. */
  readonly ends?: (typeof endsWithin)[number] | null | undefined
  /** Access as it was at this instant. */
  readonly on?: Date | null | undefined
  /** With `on`: access that came or went between this instant and that. */
  readonly since?: Date | null | undefined
  /** Part of the holder's or the package's name. */
  readonly search?: string | null | undefined
  /** Newest first where it is left out. */
  readonly sort?: Sort<typeof assignmentOrders> | undefined
  /** How many at once; 50 where it is left out, at most 1000. */
  readonly size?: number | undefined
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
  readonly target: Named & { readonly userPrincipalName: string }
  readonly state: AssignmentState
  readonly startsAt: Date
  /** When it ends by itself; null means never. */
  readonly expiresAt: Date | null
  readonly endsAt: Date | null
  readonly endReason: AssignmentEndReason | null
  /** The reason of the end in words: of the one that it had, or of one that is planned besides its time. */
  readonly endReasonTitle: string | null
  /** What stands against ending it now; null where the one who acts can. */
  readonly whyNotEnd: WhyNot
  /** What stands against changing when it ends; null where the one who acts can. */
  readonly whyNotChangeEnd: WhyNot
  /** Whether the one who acts may apply it again. */
  readonly mayReprocess: boolean
}

/** Assignments: all of them, or those of packages in the catalogs in which the person has a role. */
export async function listAssignments(portal: Portal, query: AssignmentQuery = {}): Promise<Page<AssignmentRow>> {
  mustReadSome(portal, 'assignment.read')
  return assignmentPage(portal, query)
}

/** As `listAssignments`, for pages that ask for themselves who may look. */
export async function assignmentPage(portal: Portal, query: AssignmentQuery): Promise<Page<AssignmentRow>> {
  const db = portal.db.read
  const size = sizeOf(query.size)
  const sort = sortNamed(assignmentOrdersUnder(query), query.sort) ?? '-since'
  const order = sorting(assignmentOrders, sort, assignments.id)
  const rows = await db
    .select({
      id: assignments.id,
      assignment: assignments,
      catalogId: accessPackages.catalogId,
      packageName: accessPackages.displayName,
      policyName: assignmentPolicies.displayName,
      targetName: users.displayName,
      userPrincipalName: users.userPrincipalName,
      deletedAt: users.deletedAt,
      sortedBy: order.values,
    })
    .from(assignments)
    .innerJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .innerJoin(assignmentPolicies, eq(assignmentPolicies.id, assignments.policyId))
    .innerJoin(users, eq(users.id, assignments.targetId))
    .where(
      and(
        within(portal, 'assignment.read', inCatalogsOf(db, portal.actor, accessPackages.catalogId)),
        ...conditionsOf(portal, query),
        sort.endsWith('ends') ? and(isNull(assignments.endsAt), isNotNull(assignments.expiresAt)) : undefined,
        order.after(query.cursor),
      ),
    )
    .orderBy(...order.orderBy)
    .limit(size + 1)
  const page = order.page(rows, size)
  const mine = await factsOfMyCatalogs(db, portal.actor)
  const byRule = await heldByRules(
    db,
    page.rows.map(({ assignment }) => assignment),
    portal.now(),
  )
  return {
    ...page,
    rows: page.rows.map(
      ({ assignment, catalogId, packageName, policyName, targetName, userPrincipalName, deletedAt }) => {
        const reason = assignment.endReason ?? plannedReason(assignment)
        return {
          id: assignment.id,
          packageId: assignment.accessPackageId,
          packageName,
          policyId: assignment.policyId,
          policyName,
          requestId: assignment.requestId,
          target: { id: assignment.targetId, displayName: targetName, userPrincipalName, deletedAt },
          state: assignment.state,
          startsAt: assignment.startsAt,
          expiresAt: endOf(assignment),
          endsAt: assignment.endsAt,
          endReason: assignment.endReason,
          endReasonTitle: reason === null ? null : endReasonTitles[reason],
          whyNotEnd: whyNotByHand(portal, 'assignment.end', assignment, mine.get(catalogId), byRule.get(assignment.id)),
          whyNotChangeEnd: whyNotByHand(
            portal,
            'assignment.create',
            assignment,
            mine.get(catalogId),
            byRule.get(assignment.id),
          ),
          mayReprocess: assignment.endsAt === null && may(portal.actor, 'assignment.reprocess', mine.get(catalogId)),
        }
      },
    ),
  }
}

function whyNotByHand(
  portal: Portal,
  permission: Permission,
  { endsAt }: { readonly endsAt: Date | null },
  facts: Facts | undefined,
  ruleOf: string | undefined,
): WhyNot {
  if (endsAt !== null) return 'This access has ended already.'
  return whyNot(portal.actor, permission, facts) ?? whyObjected(objectionsToEndingByHand, { ruleOf })
}

/** The reason of an end that comes sooner than the time of the access. */
const plannedReason = (of: typeof assignments.$inferSelect): AssignmentEndReason | null =>
  of.removeAt !== null && endOf(of)?.getTime() === of.removeAt.getTime() ? of.removeReason : null

function conditionsOf(portal: Portal, query: AssignmentQuery): readonly (SQL | undefined)[] {
  const { state, ends, search } = query
  return [
    query.assignmentIds ? inArray(assignments.id, [...query.assignmentIds]) : undefined,
    query.packageId ? eq(assignments.accessPackageId, query.packageId) : undefined,
    query.catalogId ? eq(accessPackages.catalogId, query.catalogId) : undefined,
    query.policyId ? eq(assignments.policyId, query.policyId) : undefined,
    query.userId ? eq(assignments.targetId, query.userId) : undefined,
    state === 'live' ? isNull(assignments.endsAt) : state ? eq(assignments.state, state) : undefined,
    ends ? and(isNull(assignments.endsAt), endCondition(portal, ends)) : undefined,
    query.on ? (query.since ? movedBetween(query.since, query.on) : livedAt(query.on)) : undefined,
    search ? or(contains(users.displayName, search), contains(accessPackages.displayName, search)) : undefined,
  ]
}

/** Access that there was at an instant, as its dates tell. */
const livedAt = (at: Date): SQL | undefined =>
  and(lte(assignments.startsAt, at), or(isNull(assignments.endsAt), gt(assignments.endsAt, at)))

/** Access that there was at only one of two instants. */
const movedBetween = (since: Date, on: Date): SQL | undefined =>
  or(
    and(livedAt(on), gt(assignments.startsAt, since)),
    and(livedAt(since), isNotNull(assignments.endsAt), lte(assignments.endsAt, on)),
  )

function endCondition(portal: Portal, ends: (typeof endsWithin)[number]): SQL | undefined {
  if (ends === 'some') return isNotNull(assignments.expiresAt)
  if (ends === 'none') return and(isNull(assignments.expiresAt), isNull(assignments.removeAt))
  const until = after(portal.now(), days(Number(ends)))
  return or(lte(assignments.expiresAt, until), lte(assignments.removeAt, until))
}
