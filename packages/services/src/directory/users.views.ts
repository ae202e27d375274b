import { may } from '@latchkey/core/authorization/may'
import type { UserType } from '@latchkey/core/directory/user'
import type { UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { contains } from '@latchkey/schema/search'
import { users } from '@latchkey/schema/tables/directory'
import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { type Page, sizeOf } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { type Orders, type Sort, sorting } from '../sorting.ts'
import { within } from '../visible.ts'
import { factsOfUser, type StoredUser, userById, usersRelatedTo } from './users.store.ts'

/** What users can be sorted by. Who has no department comes before all departments. */
export const userOrders = {
  name: [users.displayName],
  userName: [sql<string>`lower(${users.userPrincipalName})`],
  department: [sql<string>`coalesce(${users.department}, '')`, users.displayName],
} satisfies Orders

/** What a list of users is narrowed to, and sorted by. */
export interface UserFilter {
  /** Part of the name, the sign-in name, the mail address or the employee id. */
  readonly search?: string | null | undefined
  readonly department?: string | null | undefined
  readonly status?: 'enabled' | 'disabled' | null | undefined
  readonly userType?: UserType | null | undefined
  /** By name where it is left out. */
  readonly sort?: Sort<typeof userOrders> | undefined
  /** How many at once; 50 where it is left out, at most 1000. */
  readonly size?: number | undefined
  readonly cursor?: string | null | undefined
}

/** A line in the list of users. */
export interface UserRow
  extends Pick<
    StoredUser,
    | 'id'
    | 'displayName'
    | 'userPrincipalName'
    | 'mail'
    | 'jobTitle'
    | 'department'
    | 'userType'
    | 'accountEnabled'
    | 'managerId'
  > {
  readonly managerName: string | null
}

/** The users that the actor may read. */
export async function listUsers(portal: Portal, filter: UserFilter = {}): Promise<Page<UserRow>> {
  const { search, department, status, userType } = filter
  const size = sizeOf(filter.size)
  const order = sorting(userOrders, filter.sort ?? 'name', users.id)
  const rows = await portal.db.read
    .select({
      id: users.id,
      displayName: users.displayName,
      userPrincipalName: users.userPrincipalName,
      mail: users.mail,
      jobTitle: users.jobTitle,
      department: users.department,
      userType: users.userType,
      accountEnabled: users.accountEnabled,
      managerId: users.managerId,
      sortedBy: order.values,
    })
    .from(users)
    .where(
      and(
        within(portal, 'user.read', usersRelatedTo(portal.actor)),
        isNull(users.deletedAt),
        search
          ? or(
              contains(users.displayName, search),
              contains(users.userPrincipalName, search),
              contains(users.mail, search),
              contains(users.employeeId, search),
            )
          : undefined,
        department ? eq(users.department, department) : undefined,
        status ? eq(users.accountEnabled, status === 'enabled') : undefined,
        userType ? eq(users.userType, userType) : undefined,
        order.after(filter.cursor),
      ),
    )
    .orderBy(...order.orderBy)
    .limit(size + 1)
  const page = order.page(rows, size)
  const names = await namesOf(
    portal.db.read,
    page.rows.flatMap(({ managerId }) => managerId ?? []),
  )
  return { ...page, rows: page.rows.map((row) => ({ ...row, managerName: names.get(row.managerId ?? '') ?? null })) }
}

async function namesOf(db: Queries, ids: readonly UserId[]): Promise<ReadonlyMap<UserId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: users.id, displayName: users.displayName })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, displayName }) => [id, displayName]))
}

/** A user that the actor may read; refuses with notFound. */
export async function readUser(portal: Portal, id: UserId): Promise<StoredUser> {
  const user = await userById(portal.db.read, id)
  if (!may(portal.actor, 'user.read', factsOfUser(user))) throw notFound('user')
  return user
}

/** The departments of the users that the actor may read, by name, each once. */
export async function departments(portal: Portal): Promise<readonly string[]> {
  const rows = await portal.db.read
    .selectDistinct({ department: users.department })
    .from(users)
    .where(and(isNotNull(users.department), within(portal, 'user.read', usersRelatedTo(portal.actor))))
    .orderBy(asc(users.department))
  return rows.flatMap(({ department }) => department ?? [])
}
