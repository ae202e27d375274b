import type { AccessPackageId, AssignmentId, UserId } from '@latchkey/core/ids'
import { contains } from '@latchkey/schema/search'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentPolicies, assignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, gt, isNull, or } from 'drizzle-orm'
import { inCatalogsOf } from '../entitlement/catalog-relations.store.ts'
import { cursorOf, type Page, pageOf, partsOf, sizeOf } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { mustReadSome, within } from '../visible.ts'

/** Which assignments a report on endless ones shows. */
export interface EndlessQuery {
  /** Part of the holder's or the package's name. */
  readonly search?: string | null | undefined
  readonly size?: number | undefined
  readonly cursor?: string | null | undefined
}

/** An assignment that ends neither by itself nor at a planned time. */
export interface EndlessAssignment {
  readonly id: AssignmentId
  readonly userId: UserId
  readonly displayName: string
  readonly userPrincipalName: string
  readonly packageId: AccessPackageId
  readonly packageName: string
  readonly policyName: string
  readonly startsAt: Date
}

/** Assignments that have no end, the oldest first. */
export async function endlessAssignments(portal: Portal, query: EndlessQuery = {}): Promise<Page<EndlessAssignment>> {
  mustReadSome(portal, 'assignment.read')
  const db = portal.db.read
  const size = sizeOf(query.size)
  const [at, after] = partsOf(query.cursor) ?? []
  const behind =
    typeof at === 'number' && typeof after === 'string'
      ? or(
          gt(assignments.startsAt, new Date(at)),
          and(eq(assignments.startsAt, new Date(at)), gt(assignments.id, after)),
        )
      : undefined
  const rows = await db
    .select({
      id: assignments.id,
      userId: users.id,
      displayName: users.displayName,
      userPrincipalName: users.userPrincipalName,
      packageId: accessPackages.id,
      packageName: accessPackages.displayName,
      policyName: assignmentPolicies.displayName,
      startsAt: assignments.startsAt,
    })
    .from(assignments)
    .innerJoin(users, eq(users.id, assignments.targetId))
    .innerJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .innerJoin(assignmentPolicies, eq(assignmentPolicies.id, assignments.policyId))
    .where(
      and(
        isNull(assignments.endsAt),
        isNull(assignments.expiresAt),
        isNull(assignments.removeAt),
        within(portal, 'assignment.read', inCatalogsOf(db, portal.actor, accessPackages.catalogId)),
        query.search
          ? or(contains(users.displayName, query.search), contains(accessPackages.displayName, query.search))
          : undefined,
        behind,
      ),
    )
    .orderBy(asc(assignments.startsAt), asc(assignments.id))
    .limit(size + 1)
  return pageOf(rows, size, ({ startsAt, id }) => cursorOf([startsAt, id]))
}
