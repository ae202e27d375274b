import type { UserType } from '@latchkey/core/directory/user'
import type { AccessPackageId, UserId } from '@latchkey/core/ids'
import { among } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { contains } from '@latchkey/schema/search'
import { applications } from '@latchkey/schema/tables/applications'
import { groups } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignmentRequests,
  assignments,
  catalogs,
  packageResourceRoles,
} from '@latchkey/schema/tables/entitlement'
import { sites } from '@latchkey/schema/tables/sites'
import { and, asc, eq, inArray, isNull, or, type Placeholder } from 'drizzle-orm'
import { afterText, cursorAt, type Page, pageOf, pageSize } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'
import { isRequestable, mayRequestMany, packagesOnBehalf, requestablePackages } from './eligibility.store.ts'
import { requestableOnBehalf } from './open-policies.store.ts'
import { givesOf } from './package-roles.store.ts'
import { type Report, reportOfManager } from './readers.store.ts'
import { seesRoles } from './role-visibility.ts'

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
  /** Whether what it gives is told to this person. */
  readonly rolesTold: boolean
  readonly standing: Standing
}

/** What a list of packages is asked for. */
export interface PackageQuery {
  readonly search?: string
  readonly cursor?: string | null
  readonly size?: number
  /** The direct report for whom it is; left out where people look for themselves. */
  readonly targetId?: UserId | null
}

/** What narrows the packages besides who asks. */
interface Narrowing extends PackageQuery {
  /** Only these. */
  readonly among?: readonly AccessPackageId[]
  /** Whether the names of what packages give are searched too: only for those who are told them. */
  readonly searchesRoles?: boolean
  /** Only those for which managers may ask. */
  readonly onBehalf?: boolean
}

/** The packages that give something whose name has this in it. */
const givingWhatIsCalled = (db: Queries, search: string) =>
  db
    .select({ id: packageResourceRoles.accessPackageId })
    .from(packageResourceRoles)
    .leftJoin(groups, and(eq(packageResourceRoles.kind, 'group'), eq(groups.id, packageResourceRoles.originId)))
    .leftJoin(
      applications,
      and(eq(packageResourceRoles.kind, 'application'), eq(applications.id, packageResourceRoles.originId)),
    )
    .leftJoin(sites, and(eq(packageResourceRoles.kind, 'site'), eq(sites.id, packageResourceRoles.originId)))
    .where(
      and(
        isNull(packageResourceRoles.endsAt),
        or(
          contains(groups.displayName, search),
          contains(applications.displayName, search),
          contains(sites.displayName, search),
        ),
      ),
    )

/**
 * How the packages that a person may request are found: `set` takes those and puts them in order, `walk` goes through all packages in
 * order and asks of each. The first costs what there is to request, the second what lies between two hits.
 */
type Way = 'set' | 'walk'

const wayFor = async (db: Queries, person: { readonly id: UserId; readonly userType: UserType }): Promise<Way> =>
  (await mayRequestMany(db, person)) ? 'walk' : 'set'

const requestable = (
  db: Queries,
  person: { readonly id: UserId | Placeholder; readonly userType: UserType },
  way: Way,
  query: Narrowing = {},
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
        isNull(accessPackages.retiresAt),
        eq(accessPackages.isHidden, false),
        eq(catalogs.state, 'published'),
        person.userType === 'guest' ? eq(catalogs.isExternallyVisible, true) : undefined,
        way === 'set' ? inArray(accessPackages.id, requestablePackages(db, person)) : isRequestable(db, person),
        query.onBehalf ? inArray(accessPackages.id, packagesOnBehalf(db)) : undefined,
        query.among ? among(accessPackages.id, query.among) : undefined,
        query.search
          ? or(
              contains(accessPackages.displayName, query.search),
              contains(accessPackages.description, query.search),
              contains(catalogs.displayName, query.search),
              query.searchesRoles ? inArray(accessPackages.id, givingWhatIsCalled(db, query.search)) : undefined,
            )
          : undefined,
        afterText(accessPackages.displayName, accessPackages.id, query.cursor),
      ),
    )
    .orderBy(asc(accessPackages.displayName), asc(accessPackages.id))

const first = (userType: UserType, way: Way) =>
  prepared((db) => requestable(db, { id: given('me'), userType }, way).limit(given('size')))

const firstRequestable: Record<UserType, Record<Way, ReturnType<typeof first>>> = {
  member: { set: first('member', 'set'), walk: first('member', 'walk') },
  guest: { set: first('guest', 'set'), walk: first('guest', 'walk') },
}

/**
 * The packages that the person may request, found by name, description, catalog and what they give; hidden ones are not listed. For a
 * direct report those that the report may have and for which managers may ask. Refuses with notFound whoever is not a report.
 */
export async function availablePackages(portal: Portal, query: PackageQuery = {}): Promise<Page<PackageRow>> {
  const person = signedIn(portal)
  const db = portal.db.read
  if (query.targetId && query.targetId !== person.id)
    return packagesFor(portal, await reportOfManager(db, query.targetId, person.id), query)
  const size = query.size ?? pageSize
  const { search } = query
  const told = await seesRoles(db, person)
  const way = await wayFor(db, person)
  const rows =
    search || query.cursor
      ? await requestable(db, person, way, { ...query, searchesRoles: told }).limit(size + 1)
      : await firstRequestable[person.userType][way](db, { me: person.id, size: size + 1 })
  const page = pageOf(rows, size, (row) => cursorAt(row.displayName, row.id))
  return { next: page.next, rows: await toRows(db, page.rows, told) }
}

/** A page can be shorter than its size: what comes first for the report is known only once their policies are read. */
async function packagesFor(portal: Portal, report: Report, query: PackageQuery): Promise<Page<PackageRow>> {
  const db = portal.db.read
  const told = await seesRoles(db, signedIn(portal))
  const size = query.size ?? pageSize
  const way = await wayFor(db, report)
  const found = await requestable(db, report, way, { ...query, searchesRoles: told, onBehalf: true }).limit(size + 1)
  const { next, rows } = pageOf(found, size, (row) => cursorAt(row.displayName, row.id))
  const open = await requestableOnBehalf(
    db,
    rows.map(({ id }) => ({ id, accessPackageId: id, targetId: report.id })),
  )
  const shown = rows.filter(({ id }) => open.has(id))
  return { next, rows: await toRows(db, shown, told) }
}

/** Those of these packages that the person may request and finds in the list. A chunk at a time. */
export async function requestableAmong(
  portal: Portal,
  ids: readonly AccessPackageId[],
): Promise<readonly PackageRow[]> {
  const person = signedIn(portal)
  const db = portal.db.read
  if (ids.length === 0) return []
  return toRows(db, await requestable(db, person, 'walk', { among: ids }), await seesRoles(db, person))
}

type Found = Awaited<ReturnType<ReturnType<typeof requestable>['execute']>>[number]

/** What a package gives is told to who has it, and to others where the setting says so. */
async function toRows(db: Queries, found: readonly Found[], told: boolean): Promise<readonly PackageRow[]> {
  const shown = found.filter(({ assignmentId }) => told || assignmentId !== null).map(({ id }) => id)
  const gives = await givesOf(db, shown)
  return found.map(({ assignmentId, requestId, ...row }) => ({
    ...row,
    gives: gives.get(row.id) ?? [],
    rolesTold: told || assignmentId !== null,
    standing: assignmentId ? 'active' : requestId ? 'requested' : 'available',
  }))
}

const holds = (userId: UserId | Placeholder) => and(eq(assignments.targetId, userId), isNull(assignments.endsAt))

const asks = (userId: UserId | Placeholder) =>
  and(eq(assignmentRequests.targetId, userId), isNull(assignmentRequests.completedAt))
