import type { UserType } from '@latchkey/core/directory/user'
import { opensTo, type PolicyDoor, type PolicyTerms } from '@latchkey/core/entitlement/policy'
import type { RequestType } from '@latchkey/core/entitlement/request'
import type { RequestTerms } from '@latchkey/core/entitlement/request-terms'
import { listsOf } from '@latchkey/core/grouped'
import type { AssignmentId, ConnectedOrganizationId, PolicyId, RequestId, UserId } from '@latchkey/core/ids'
import { alias } from '@latchkey/schema/alias'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { contains } from '@latchkey/schema/search'
import { connectedOrganizations, memberships, users } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignmentPolicies,
  assignmentRequests,
  assignments,
  catalogs,
  policyTargets,
} from '@latchkey/schema/tables/entitlement'
import { and, asc, desc, eq, isNotNull, isNull, or, type Placeholder, type SQL } from 'drizzle-orm'

const openRequest = alias(assignmentRequests, 'open_request')
const requestor = alias(users, 'requestor')

const columns = {
  assignment: assignments,
  packageName: accessPackages.displayName,
  targetName: users.displayName,
  targetJobTitle: users.jobTitle,
  userType: users.userType,
  organizationId: connectedOrganizations.id,
  terms: assignmentRequests.terms,
  requestType: assignmentRequests.requestType,
  requestorName: requestor.displayName,
  policyId: assignmentPolicies.id,
  policyName: assignmentPolicies.displayName,
  policyTerms: assignmentPolicies.terms,
  scope: assignmentPolicies.allowedTargetScope,
  enabled: assignmentPolicies.enabled,
  membershipRule: assignmentPolicies.membershipRule,
  catalogState: catalogs.state,
  externallyVisible: catalogs.isExternallyVisible,
  openRequestId: openRequest.id,
}

const held = (db: Queries, whose: SQL, ends: SQL) =>
  db
    .select(columns)
    .from(assignments)
    .innerJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .innerJoin(catalogs, eq(catalogs.id, accessPackages.catalogId))
    .innerJoin(users, eq(users.id, assignments.targetId))
    .innerJoin(assignmentRequests, eq(assignmentRequests.id, assignments.requestId))
    .innerJoin(requestor, eq(requestor.id, assignmentRequests.requestorId))
    // A policy that was deleted says nothing about extensions any more.
    .leftJoin(
      assignmentPolicies,
      and(eq(assignmentPolicies.id, assignments.policyId), isNull(assignmentPolicies.deletedAt)),
    )
    .leftJoin(
      connectedOrganizations,
      and(
        eq(connectedOrganizations.id, users.connectedOrganizationId),
        eq(connectedOrganizations.state, 'configured'),
        isNull(connectedOrganizations.deletedAt),
      ),
    )
    .leftJoin(
      openRequest,
      and(
        eq(openRequest.targetId, assignments.targetId),
        eq(openRequest.accessPackageId, assignments.accessPackageId),
        isNull(openRequest.completedAt),
      ),
    )
    .where(and(whose, ends))

const ofUser = (ends: SQL) =>
  prepared((db) =>
    held(db, eq(assignments.targetId, given('userId')), ends)
      .orderBy(desc(assignments.startsAt), desc(assignments.id))
      .limit(given('size')),
  )

/** The access of one person, newest first: what lives, or what has ended. */
export const heldByUser = {
  active: ofUser(isNull(assignments.endsAt)),
  ended: ofUser(isNotNull(assignments.endsAt)),
}

const ofReports = (db: Queries, managerId: UserId | Placeholder, answers?: SQL) =>
  held(
    db,
    and(eq(users.managerId, managerId), eq(users.accountEnabled, true), answers) as SQL,
    isNull(assignments.endsAt),
  ).orderBy(asc(users.displayName), asc(assignments.targetId), desc(assignments.startsAt), desc(assignments.id))

const allOfReports = prepared((db) => ofReports(db, given('managerId')).limit(given('size')))

/** What the direct reports of somebody have now, person by person; with a search, where the name of the person or the package answers to it. */
export const heldByReports = (
  db: Queries,
  { managerId, search, size }: { readonly managerId: UserId; readonly search: string; readonly size: number },
): Promise<HeldRow[]> =>
  search === ''
    ? allOfReports(db, { managerId, size })
    : ofReports(db, managerId, or(contains(users.displayName, search), contains(accessPackages.displayName, search)))
        .limit(size)
        .execute()

/** Access as these lists read it, with the policy as it is now and the request for more time, where one is open. */
export interface HeldRow {
  readonly assignment: typeof assignments.$inferSelect
  readonly packageName: string
  readonly targetName: string
  readonly targetJobTitle: string | null
  readonly userType: UserType
  /** The connected organization of a guest, where it is configured. */
  readonly organizationId: ConnectedOrganizationId | null
  /** The terms that it was given under. */
  readonly terms: RequestTerms
  readonly policyId: PolicyId | null
  readonly requestType: RequestType
  readonly requestorName: string
  readonly policyName: string | null
  readonly policyTerms: PolicyTerms | null
  readonly scope: PolicyDoor['allowedTargetScope'] | null
  readonly enabled: boolean | null
  readonly membershipRule: string | null
  readonly catalogState: (typeof catalogs.$inferSelect)['state']
  readonly externallyVisible: boolean
  readonly openRequestId: RequestId | null
}

const targetsNamed = prepared((db) =>
  db
    .selectDistinct({ policyId: policyTargets.policyId, userId: users.id })
    .from(policyTargets)
    .innerJoin(users, amongGiven(users.id, 'userIds'))
    .leftJoin(
      memberships,
      and(eq(memberships.userId, users.id), eq(memberships.groupId, policyTargets.groupId), isNull(memberships.endsAt)),
    )
    .where(
      and(
        amongGiven(policyTargets.policyId, 'policyIds'),
        or(
          eq(policyTargets.userId, users.id),
          isNotNull(memberships.id),
          eq(policyTargets.connectedOrganizationId, users.connectedOrganizationId),
        ),
      ),
    ),
)

/** Which of these accesses are under a policy that is still open to their holder. One query, whatever the number; mirrors `isInScope`. */
export async function scopesOf(db: Queries, rows: readonly HeldRow[]): Promise<ReadonlySet<AssignmentId>> {
  const extendable = rows.filter(({ policyTerms }) => policyTerms !== null && policyTerms.extension !== 'none')
  if (extendable.length === 0) return new Set()
  const named = await targetsNamed(db, {
    userIds: listed([...new Set(extendable.map(({ assignment }) => assignment.targetId))]),
    policyIds: listed([...new Set(extendable.flatMap(({ policyId }) => policyId ?? []))]),
  })
  const policiesOf = listsOf(named.map(({ userId, policyId }): [UserId, PolicyId] => [userId, policyId]))
  const inScope = extendable.filter((row) => {
    if (row.catalogState !== 'published') return false
    if (row.userType === 'guest' && !row.externallyVisible) return false
    const door = doorOf(row)
    const namedBy = new Set(policiesOf.get(row.assignment.targetId))
    return door !== null && opensTo(door, { userType: row.userType, namedBy, connected: row.organizationId !== null })
  })
  return new Set(inScope.map(({ assignment }) => assignment.id))
}

function doorOf({ policyId, scope, enabled, membershipRule }: HeldRow): PolicyDoor | null {
  if (policyId === null || scope === null) return null
  return { id: policyId, allowedTargetScope: scope, enabled: enabled === true, membershipRule }
}
