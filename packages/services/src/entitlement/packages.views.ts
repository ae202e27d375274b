import type { UserType } from '@latchkey/core/directory/user'
import type { AccessPackageId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { contains } from '@latchkey/schema/search'
import { accessPackages, assignmentRequests, assignments, catalogs } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, inArray, isNull, or, type Placeholder } from 'drizzle-orm'
import { afterText, cursorAt, type Page, pageOf, pageSize } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'
import { requestablePackages } from './eligibility.store.ts'
import { givesOf } from './package-roles.store.ts'

/** How a person stands to a package. */
export type Standing = 'available' | 'requested' | 'active'

/** A package as the list of My Access shows it. */
export interface PackageRow {
  readonly id: AccessPackageId
  readonly displayName: string
  readonly description: string
  readonly catalogName: string
  /** What it gives, in words. */
  readonly gives: readonly string[]
  readonly standing: Standing
}

/** What a list of packages is asked for. */
export interface PackageQuery {
  readonly search?: string
  readonly cursor?: string | null
  readonly size?: number
}

const requestable = (
  db: Queries,
  person: { readonly id: UserId | Placeholder; readonly userType: UserType },
  query: PackageQuery = {},
) =>
  db
    .select({
      id: accessPackages.id,
      displayName: accessPackages.displayName,
      description: accessPackages.description,
      catalogName: catalogs.displayName,
      assignmentId: assignments.id,
      requestId: assignmentRequests.id,
    })
    .from(accessPackages)
    .innerJoin(catalogs, eq(catalogs.id, accessPackages.catalogId))
    // At most one of each lives for a person and a package.
    .leftJoin(assignments, and(eq(assignments.accessPackageId, accessPackages.id), holds(person.id)))
    .leftJoin(assignmentRequests, and(eq(assignmentRequests.accessPackageId, accessPackages.id), asks(person.id)))
    .where(
      and(
        isNull(accessPackages.deletedAt),
        eq(accessPackages.isHidden, false),
        eq(catalogs.state, 'published'),
        person.userType === 'guest' ? eq(catalogs.isExternallyVisible, true) : undefined,
        inArray(accessPackages.id, requestablePackages(db, person)),
        query.search
          ? or(
              contains(accessPackages.displayName, query.search),
              contains(accessPackages.description, query.search),
              contains(catalogs.displayName, query.search),
            )
          : undefined,
        afterText(accessPackages.displayName, accessPackages.id, query.cursor),
      ),
    )
    .orderBy(asc(accessPackages.displayName), asc(accessPackages.id))

const first = (userType: UserType) =>
  prepared((db) => requestable(db, { id: given('me'), userType }).limit(given('size')))

const firstRequestable: Record<UserType, ReturnType<typeof first>> = { member: first('member'), guest: first('guest') }

/** The packages that the person may request, found by name, description and catalog; hidden ones are not listed. */
export async function availablePackages(portal: Portal, query: PackageQuery = {}): Promise<Page<PackageRow>> {
  const person = signedIn(portal)
  const db = portal.db.read
  const size = query.size ?? pageSize
  const { search } = query
  const rows =
    search || query.cursor
      ? await requestable(db, person, query).limit(size + 1)
      : await firstRequestable[person.userType](db, { me: person.id, size: size + 1 })
  const page = pageOf(rows, size, (row) => cursorAt(row.displayName, row.id))
  const gives = await givesOf(
    db,
    page.rows.map(({ id }) => id),
  )
  return {
    next: page.next,
    rows: page.rows.map(({ assignmentId, requestId, ...row }) => ({
      ...row,
      gives: gives.get(row.id) ?? [],
      standing: assignmentId ? 'active' : requestId ? 'requested' : 'available',
    })),
  }
}

const holds = (userId: UserId | Placeholder) => and(eq(assignments.targetId, userId), isNull(assignments.endsAt))

const asks = (userId: UserId | Placeholder) =>
  and(eq(assignmentRequests.targetId, userId), isNull(assignmentRequests.completedAt))
