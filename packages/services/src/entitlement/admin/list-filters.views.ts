import { may } from '@latchkey/core/authorization/may'
import { bestMatches } from '@latchkey/core/directory/best-matches'
import { notFound } from '@latchkey/core/refusal'
import { contains } from '@latchkey/schema/search'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentPolicies, catalogs } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull, or } from 'drizzle-orm'
import type { Portal } from '../../portal.ts'
import { mustRead, mustReadSome, within } from '../../visible.ts'
import { factsOfCatalog, inCatalogsOf } from '../catalog-relations.store.ts'
import { catalogById } from '../catalogs.store.ts'
import { namesById } from '../requests.store.ts'
import { administered } from './administered.ts'

/** What lists of requests and of assignments can be narrowed to by a name. */
export const namedFilters = ['catalog', 'package', 'policy', 'user'] as const

/** One of them. */
export type NamedFilter = (typeof namedFilters)[number]

/** Something that a list can be narrowed to. */
export interface FilterChoice {
  readonly id: string
  readonly displayName: string
  /** Where it belongs to, or what the person does. */
  readonly description: string
}

/** How many are offered, and among how many the best are looked for. */
const offered = 10
const considered = 200

/** What answers a search best among what lists can be narrowed to by this name, as far as the one who looks may know it. */
export async function filterChoices(portal: Portal, by: NamedFilter, search: string): Promise<readonly FilterChoice[]> {
  mustReadSome(portal, 'assignment.read')
  return bestMatches(await answering[by](portal, search.trim()), search, offered)
}

type Answering = (portal: Portal, search: string) => Promise<readonly FilterChoice[]>

const answering: Readonly<Record<NamedFilter, Answering>> = {
  catalog: (portal, search) =>
    portal.db.read
      .select({ id: catalogs.id, displayName: catalogs.displayName, description: catalogs.description })
      .from(catalogs)
      .where(
        and(
          isNull(catalogs.deletedAt),
          within(portal, 'catalog.read', inCatalogsOf(portal.db.read, portal.actor, catalogs.id)),
          contains(catalogs.displayName, search),
        ),
      )
      .orderBy(asc(catalogs.displayName), asc(catalogs.id))
      .limit(considered),
  package: (portal, search) =>
    portal.db.read
      .select({ id: accessPackages.id, displayName: accessPackages.displayName, description: catalogs.displayName })
      .from(accessPackages)
      .innerJoin(catalogs, eq(catalogs.id, accessPackages.catalogId))
      .where(and(isNull(accessPackages.deletedAt), packagesSeen(portal), contains(accessPackages.displayName, search)))
      .orderBy(asc(accessPackages.displayName), asc(accessPackages.id))
      .limit(considered),
  // A policy that was deleted leaves the requests and the access that it gave.
  policy: (portal, search) =>
    portal.db.read
      .select({
        id: assignmentPolicies.id,
        displayName: assignmentPolicies.displayName,
        description: accessPackages.displayName,
      })
      .from(assignmentPolicies)
      .innerJoin(accessPackages, eq(accessPackages.id, assignmentPolicies.accessPackageId))
      .where(
        and(
          packagesSeen(portal),
          or(contains(assignmentPolicies.displayName, search), contains(accessPackages.displayName, search)),
        ),
      )
      .orderBy(asc(accessPackages.displayName), asc(assignmentPolicies.displayName), asc(assignmentPolicies.id))
      .limit(considered),
  // Those who have left and those who were deleted, too: what they had and asked for is still told.
  user: async (portal, search) => {
    mustRead(portal, 'person.read')
    const rows = await portal.db.read
      .select({
        id: users.id,
        displayName: users.displayName,
        jobTitle: users.jobTitle,
        department: users.department,
        deletedAt: users.deletedAt,
      })
      .from(users)
      .where(or(contains(users.displayName, search), contains(users.userPrincipalName, search)))
      .orderBy(asc(users.displayName), asc(users.id))
      .limit(considered)
    return rows.map(({ id, displayName, jobTitle, department, deletedAt }) => ({
      id,
      displayName,
      description: deletedAt ? 'Deleted' : [jobTitle, department].filter(Boolean).join(' · '),
    }))
  },
}

const packagesSeen = (portal: Portal) =>
  within(portal, 'accessPackage.read', inCatalogsOf(portal.db.read, portal.actor, accessPackages.catalogId))

const nameOf: Readonly<Record<NamedFilter, (portal: Portal, id: string) => Promise<string>>> = {
  catalog: async (portal, id) => {
    const catalog = await catalogById(portal.db.read, id)
    if (!may(portal.actor, 'catalog.read', await factsOfCatalog(portal.db.read, id))) throw notFound('catalog')
    return catalog.displayName
  },
  package: async (portal, id) => (await administered(portal, id)).displayName,
  policy: async (portal, id) => {
    const [policy] = await portal.db.read
      .select({ displayName: assignmentPolicies.displayName })
      .from(assignmentPolicies)
      .innerJoin(accessPackages, eq(accessPackages.id, assignmentPolicies.accessPackageId))
      .where(and(eq(assignmentPolicies.id, id), packagesSeen(portal)))
    if (!policy) throw notFound('policy')
    return policy.displayName
  },
  user: async (portal, id) => {
    mustRead(portal, 'person.read')
    const name = (await namesById(portal.db.read, [id])).get(id)
    if (name === undefined) throw notFound('user')
    return name
  },
}

/** What the things that a list is narrowed to are called. Refuses with notFound what the one who looks may not know of. */
export async function filterNames(
  portal: Portal,
  chosen: Readonly<Partial<Record<NamedFilter, string | null>>>,
): Promise<Readonly<Partial<Record<NamedFilter, string>>>> {
  const names = await Promise.all(
    namedFilters.map(async (by) => [by, chosen[by] ? await nameOf[by](portal, chosen[by]) : undefined] as const),
  )
  return Object.fromEntries(names.filter(([, name]) => name !== undefined))
}
