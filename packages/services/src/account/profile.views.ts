import { type Role, roles } from '@latchkey/core/authorization/roles'
import type { UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { roleAssignments, users } from '@latchkey/schema/tables/directory'
import { and, asc, count, eq, isNull } from 'drizzle-orm'
import { rolesThroughGroups } from '../directory/group-roles.store.ts'
import { type PersonRow, personColumns } from '../directory/people.ts'
import { type StoredUser, userById } from '../directory/users.store.ts'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'

/** A manager, as those who report to them see them. */
export interface ManagerCard extends PersonRow {
  readonly mail: string | null
  /** Whether they have not left: a disabled manager decides nothing. */
  readonly accountEnabled: boolean
}

/** What the directory says of the person who acts. */
export interface Profile extends ReturnType<typeof shownOf> {
  readonly manager: ManagerCard | null
  /** How many enabled people report to them. */
  readonly reports: number
  /** The titles of the directory roles that they hold now. */
  readonly roles: readonly string[]
}

/** The profile of the person who acts, with their manager and how many people report to them. Refuses who is not signed in. */
export async function myProfile(portal: Portal): Promise<Profile> {
  const { id } = signedIn(portal)
  const db = portal.db.read
  const [user, reports, held] = await Promise.all([userById(db, id), reportsOf(db, id), rolesOf(db, id)])
  const manager = user.managerId === null ? null : await managerCard(db, user.managerId)
  return { ...shownOf(user), manager, reports, roles: held }
}

const shownOf = ({ managerId, accountEnabled, createdAt, revision, givenName, surname, ...shown }: StoredUser) => shown

async function managerCard(db: Queries, id: UserId): Promise<ManagerCard | null> {
  const [manager] = await db
    .select({ ...personColumns, mail: users.mail, accountEnabled: users.accountEnabled })
    .from(users)
    .where(eq(users.id, id))
  return manager ?? null
}

async function reportsOf(db: Queries, id: UserId): Promise<number> {
  const [row] = await db
    .select({ reports: count() })
    .from(users)
    .where(and(eq(users.managerId, id), eq(users.accountEnabled, true)))
  return row?.reports ?? 0
}

async function rolesOf(db: Queries, id: UserId): Promise<readonly string[]> {
  const rows = await db
    .select({ role: roleAssignments.role })
    .from(roleAssignments)
    .where(and(eq(roleAssignments.userId, id), isNull(roleAssignments.endsAt)))
    .orderBy(asc(roleAssignments.startsAt), asc(roleAssignments.id))
  const held = new Set([...rows.map(({ role }) => role), ...(await rolesThroughGroups(db, id))])
  return [...held].map((role: Role) => roles[role].title)
}
