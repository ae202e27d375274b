import { waySays } from '@latchkey/core/applications/reason'
import { idOf } from '@latchkey/core/authorization/actor'
import { may } from '@latchkey/core/authorization/may'
import { type Role, roles } from '@latchkey/core/authorization/roles'
import type {
  AccessPackageId,
  ApplicationId,
  AssignmentId,
  GroupId,
  ProductId,
  RequestId,
  SeatId,
  UserId,
} from '@latchkey/core/ids'
import type { SeatState } from '@latchkey/core/licensing/standing'
import { applicationAssignments, applications, appRoles } from '@latchkey/schema/tables/applications'
import { groupOwners, groups, roleAssignments, users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { products, seats } from '@latchkey/schema/tables/licensing'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { applicationsRelatedTo, reachesUser } from '../applications/applications.store.ts'
import { inCatalogsOf } from '../entitlement/catalog-relations.store.ts'
import { positionOf } from '../licensing/seats.store.ts'
import type { Portal } from '../portal.ts'
import { sitesRelatedTo } from '../sites/sites.store.ts'
import { type SiteOfUser, sitesOfUser } from '../sites/sites-of-user.store.ts'
import { within } from '../visible.ts'
import { whyRolesThroughGroups } from './group-roles.store.ts'
import { groupsRelatedTo, type StoredGroup } from './groups.store.ts'
import { type GroupOfUser, groupsOfUser } from './groups-of-user.store.ts'
import { type PersonRow, personColumns } from './people.ts'
import { type SignInState, signInState } from './sign-in-state.store.ts'
import { factsOfUser, type StoredUser } from './users.store.ts'
import { readUser } from './users.views.ts'

/** Everything about a user that the actor may know; lists that they may not read are empty. */
export interface UserDetail {
  /** Every property, and the revision that `updateUser` takes. */
  readonly user: StoredUser
  readonly manager: PersonRow | null
  readonly reports: readonly PersonRow[]
  readonly roles: readonly RoleOfUser[]
  readonly groups: readonly GroupOfUser[]
  readonly ownedGroups: readonly Pick<StoredGroup, 'id' | 'displayName' | 'kind'>[]
  readonly applications: readonly ApplicationOfUser[]
  readonly sites: readonly SiteOfUser[]
  /** Live access, the longest held first. */
  readonly assignments: readonly AssignmentOfUser[]
  readonly licenses: readonly LicenseOfUser[]
  /** Null where the actor may not look at sign-ins. */
  readonly signIn: SignInState | null
}

/** A directory role that a user holds, and why. One line for each reason. */
export interface RoleOfUser {
  readonly role: Role
  readonly title: string
  readonly since: Date
  /** The group whose members have it; null where it was given to the user themselves. */
  readonly group: { readonly id: GroupId; readonly displayName: string } | null
  readonly says: string
}

/** An application that a user has, and why in words. */
export interface ApplicationOfUser {
  readonly assignmentId: string
  readonly id: ApplicationId
  readonly displayName: string
  readonly role: string
  readonly says: string
  readonly since: Date
}

/** An access package that a user has. */
export interface AssignmentOfUser {
  readonly id: AssignmentId
  readonly accessPackageId: AccessPackageId
  readonly packageName: string
  readonly requestId: RequestId
  readonly startsAt: Date
  readonly expiresAt: Date | null
}

/** A seat of a user, or their place in line. */
export interface LicenseOfUser {
  readonly seatId: SeatId
  readonly productId: ProductId
  readonly productName: string
  readonly skuPartNumber: string
  readonly state: SeatState
  readonly heldSince: Date | null
  readonly queuedAt: Date
  /** The place in line, from 1; null for who has a seat. */
  readonly position: number | null
}

/** A user with everything that hangs on them; refuses with notFound who may not read them. */
export async function userDetail(portal: Portal, id: UserId): Promise<UserDetail> {
  const user = await readUser(portal, id)
  const db = portal.db.read
  const groupScope = within(portal, 'group.read', groupsRelatedTo(db, portal.actor))
  const [manager, reports, held, joined, owned, apps, places, access, licenses, signIn] = await Promise.all([
    managerOf(portal, user),
    db.select(personColumns).from(users).where(eq(users.managerId, id)).orderBy(asc(users.displayName), asc(users.id)),
    rolesHeld(portal, user),
    groupsOfUser(db, id, groupScope),
    db
      .selectDistinct({ id: groups.id, displayName: groups.displayName, kind: groups.kind })
      .from(groupOwners)
      .innerJoin(groups, eq(groups.id, groupOwners.groupId))
      .where(and(eq(groupOwners.userId, id), isNull(groupOwners.endsAt), isNull(groups.deletedAt), groupScope))
      .orderBy(asc(groups.displayName), asc(groups.id)),
    applicationsOf(portal, user),
    sitesOfUser(db, id, within(portal, 'site.read', sitesRelatedTo(db, portal.actor))),
    accessOf(portal, user),
    licensesOf(portal, user),
    may(portal.actor, 'signIn.read', { self: [id] }) ? signInState(db, user) : null,
  ])
  return {
    user,
    manager,
    reports,
    roles: held,
    groups: joined,
    ownedGroups: owned,
    applications: apps,
    sites: places,
    assignments: access,
    licenses,
    signIn,
  }
}

async function managerOf(portal: Portal, user: StoredUser): Promise<PersonRow | null> {
  if (user.managerId === null) return null
  const [manager] = await portal.db.read.select(personColumns).from(users).where(eq(users.id, user.managerId))
  return manager ?? null
}

async function rolesHeld(portal: Portal, user: StoredUser): Promise<UserDetail['roles']> {
  if (!may(portal.actor, 'role.read', { self: [user.id] })) return []
  const rows = await portal.db.read
    .select({ role: roleAssignments.role, since: roleAssignments.startsAt })
    .from(roleAssignments)
    .where(and(eq(roleAssignments.userId, user.id), isNull(roleAssignments.endsAt)))
    .orderBy(asc(roleAssignments.role))
  const byGroups = await whyRolesThroughGroups(portal.db.read, user.id)
  return [
    ...rows.map((row) => ({ ...row, title: roles[row.role].title, group: null, says: 'Given directly' })),
    ...byGroups.map(({ role, groupId, groupName, packageName, since }) => ({
      role,
      title: roles[role].title,
      since,
      group: { id: groupId, displayName: groupName },
      says: `As a member of ${groupName}${packageName === null ? '' : `, through the access package ${packageName}`}`,
    })),
  ]
}

async function applicationsOf(portal: Portal, user: StoredUser): Promise<readonly ApplicationOfUser[]> {
  const db = portal.db.read
  const rows = await db
    .select({
      assignmentId: applicationAssignments.id,
      id: applications.id,
      displayName: applications.displayName,
      role: appRoles.displayName,
      since: applicationAssignments.startsAt,
      groupName: groups.displayName,
      packageName: accessPackages.displayName,
    })
    .from(applicationAssignments)
    .innerJoin(applications, eq(applications.id, applicationAssignments.applicationId))
    .innerJoin(appRoles, eq(appRoles.id, applicationAssignments.appRoleId))
    .leftJoin(groups, eq(groups.id, applicationAssignments.groupId))
    .leftJoin(assignments, eq(assignments.id, applicationAssignments.sourceId))
    .leftJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(
      and(
        reachesUser(db, user.id),
        isNull(applications.deletedAt),
        within(portal, 'application.read', applicationsRelatedTo(db, portal.actor)),
      ),
    )
    .orderBy(asc(applications.displayName), asc(applications.id), asc(applicationAssignments.id))
  return rows.map(({ groupName, packageName, ...row }) => ({ ...row, says: saysOf(groupName, packageName) }))
}

// The page of a user tells about somebody else than its reader.
const saysOf = (groupName: string | null, packageName: string | null): string =>
  groupName === null && packageName === null ? 'Assigned directly' : waySays({ groupName, packageName })

async function accessOf(portal: Portal, user: StoredUser): Promise<readonly AssignmentOfUser[]> {
  const db = portal.db.read
  const me = idOf(portal.actor) ?? ''
  return db
    .select({
      id: assignments.id,
      accessPackageId: assignments.accessPackageId,
      packageName: accessPackages.displayName,
      requestId: assignments.requestId,
      startsAt: assignments.startsAt,
      expiresAt: assignments.expiresAt,
    })
    .from(assignments)
    .innerJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .innerJoin(users, eq(users.id, assignments.targetId))
    .where(
      and(
        eq(assignments.targetId, user.id),
        isNull(assignments.endsAt),
        within(portal, 'assignment.read', {
          holder: eq(assignments.targetId, me),
          manager: eq(users.managerId, me),
          ...inCatalogsOf(db, portal.actor, accessPackages.catalogId),
        }),
      ),
    )
    .orderBy(asc(assignments.startsAt), asc(assignments.id))
}

async function licensesOf(portal: Portal, user: StoredUser): Promise<readonly LicenseOfUser[]> {
  if (!may(portal.actor, 'license.read', factsOfUser(user))) return []
  const db = portal.db.read
  const rows = await db
    .select({
      seatId: seats.id,
      productId: seats.productId,
      productName: products.displayName,
      skuPartNumber: products.skuPartNumber,
      state: seats.state,
      heldSince: seats.heldSince,
      queuedAt: seats.queuedAt,
      priority: seats.priority,
      queueOrder: seats.queueOrder,
    })
    .from(seats)
    .innerJoin(products, eq(products.id, seats.productId))
    .where(and(eq(seats.userId, user.id), isNull(seats.endsAt)))
    .orderBy(asc(products.displayName), asc(seats.id))
  return Promise.all(
    rows.map(async ({ priority, queueOrder, ...row }) => ({
      ...row,
      position: row.state === 'waiting' ? await positionOf(db, row.productId, { priority, queueOrder }) : null,
    })),
  )
}
