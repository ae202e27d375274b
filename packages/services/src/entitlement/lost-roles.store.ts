import type { RequestId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { applicationOwners } from '@latchkey/schema/tables/applications'
import {
  connectedOrganizationSponsors,
  groupOwners,
  groupRoles,
  memberships,
  roleAssignments,
  users,
} from '@latchkey/schema/tables/directory'
import {
  assignmentRequests,
  catalogRoleAssignments,
  packageResourceRoles,
  requestApprovers,
} from '@latchkey/schema/tables/entitlement'
import { siteAccess } from '@latchkey/schema/tables/sites'
import { and, eq, gte, inArray, isNull, type SQLWrapper } from 'drizzle-orm'

/**
 * The requests that may wait for somebody who has lost what they were asked as since a moment: a membership, an ownership, a role,
 * a sponsorship; or because the requestor has another manager or comes from another organization, or the package gives something else.
 * Read from the history itself, so that no way of ending any of these has to tell. A fixed number of queries, each over what ended; some
 * of the requests may be over.
 */
export async function requestsConcerned(db: Queries, since: Date): Promise<readonly RequestId[]> {
  const ids = new Set<RequestId>()
  for (const look of looks) for (const { id } of await look(db, since)) ids.add(id)
  return [...ids].sort()
}

type Look = (db: Queries, since: Date) => PromiseLike<readonly { readonly id: RequestId }[]>

/** Those who have ended something since, as a part of a query. */
type People = (db: Queries, since: Date) => SQLWrapper

/** Edges that make somebody an approver: whatever a roster reads of a person has a row here. */
const edges = [
  memberships,
  groupOwners,
  applicationOwners,
  siteAccess,
  catalogRoleAssignments,
  connectedOrganizationSponsors,
  roleAssignments,
] as const

const endOf =
  (edge: (typeof edges)[number]): People =>
  (db, since) =>
    db.select({ id: edge.userId }).from(edge).where(gte(edge.endsAt, since))

/** Members of a group that gave a directory role; who has left it since is found by their membership. */
const endOfRoleOfGroup: People = (db, since) =>
  db
    .select({ id: memberships.userId })
    .from(groupRoles)
    .innerJoin(memberships, and(eq(memberships.groupId, groupRoles.groupId), isNull(memberships.endsAt)))
    .where(gte(groupRoles.endsAt, since))

/** What waits for these people, or for somebody in their place. */
const waitingFor = (people: People): readonly Look[] =>
  [requestApprovers.userId, requestApprovers.forUserId].map(
    (voice) => (db, since) =>
      db
        .select({ id: requestApprovers.requestId })
        .from(requestApprovers)
        .where(and(inArray(voice, people(db, since)), eq(requestApprovers.waiting, true))),
  )

const otherRelations: People = (db, since) =>
  db.select({ id: users.id }).from(users).where(gte(users.relationsChangedAt, since))

const reportsOf =
  (people: People): People =>
  (db, since) =>
    db
      .select({ id: users.id })
      .from(users)
      .where(inArray(users.managerId, people(db, since)))

/** What is to be given to these people, by whomever it was decided or is. */
const madeFor =
  (people: People): Look =>
  (db, since) =>
    db
      .select({ id: assignmentRequests.id })
      .from(assignmentRequests)
      .where(inArray(assignmentRequests.targetId, people(db, since)))

/** Requests for packages that do not give something any more, whose owners decided. */
const ofChangedPackages: Look = (db, since) =>
  db
    .select({ id: assignmentRequests.id })
    .from(assignmentRequests)
    .where(
      inArray(
        assignmentRequests.accessPackageId,
        db
          .select({ id: packageResourceRoles.accessPackageId })
          .from(packageResourceRoles)
          .where(gte(packageResourceRoles.endsAt, since)),
      ),
    )

const looks: readonly Look[] = [
  ...[...edges.map(endOf), endOfRoleOfGroup].flatMap(waitingFor),
  // The manager of somebody's manager may decide too.
  ...[otherRelations, reportsOf(otherRelations)].map(madeFor),
  ofChangedPackages,
]
