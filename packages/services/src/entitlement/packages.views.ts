import type { Person } from '@latchkey/core/authorization/actor'
import { may } from '@latchkey/core/authorization/may'
import type { UserType } from '@latchkey/core/directory/user'
import { expiryOf, longestRequest } from '@latchkey/core/entitlement/policy'
import { objectionsToRequesting } from '@latchkey/core/entitlement/request'
import type { AccessPackageId, UserId } from '@latchkey/core/ids'
import { firstObjection } from '@latchkey/core/objection'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { contains } from '@latchkey/schema/search'
import { accessPackages, assignmentRequests, assignments, catalogs } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, inArray, isNull, or, type Placeholder } from 'drizzle-orm'
import { afterText, cursorAt, type Page, pageOf, pageSize } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'
import { approverSetsInWords } from './approver-words.store.ts'
import { factsOfCatalog } from './catalog-relations.store.ts'
import { catalogById, packageById } from './catalogs.store.ts'
import { conflictsOf } from './conflicts.store.ts'
import { policiesFor, requestablePackages } from './eligibility.store.ts'
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

/** What a person has of a package now: the assignment, the open request. */
async function standingOf(db: Queries, userId: UserId, id: AccessPackageId) {
  const [[held], [asked]] = await Promise.all([
    db
      .select({ id: assignments.id })
      .from(assignments)
      .where(and(eq(assignments.accessPackageId, id), holds(userId))),
    db
      .select({ id: assignmentRequests.id })
      .from(assignmentRequests)
      .where(and(eq(assignmentRequests.accessPackageId, id), asks(userId))),
  ])
  return { assignmentId: held?.id ?? null, requestId: asked?.id ?? null }
}

/** A package as its page in My Access shows it. Refuses with notFound whom it does not concern. */
export async function packageForMe(portal: Portal, id: AccessPackageId) {
  const person = signedIn(portal)
  const db = portal.db.read
  const accessPackage = await packageById(db, id)
  const [catalog, policies, { assignmentId, requestId }, inCatalog, conflicts] = await Promise.all([
    catalogById(db, accessPackage.catalogId),
    policiesFor(db, accessPackage, person),
    standingOf(db, person.id, id),
    factsOfCatalog(db, accessPackage.catalogId),
    conflictsOf(db, id, person.id),
  ])
  const facts = {
    ...inCatalog,
    eligible: policies.length > 0 ? [person.id] : [],
    holder: assignmentId || requestId ? [person.id] : [],
  }
  if (!may(person, 'accessPackage.read', facts)) throw notFound('access package')
  const gives = (await givesOf(db, [id])).get(id) ?? []
  return {
    id,
    displayName: accessPackage.displayName,
    description: accessPackage.description,
    catalogName: catalog.displayName,
    gives,
    assignmentId,
    requestId,
    objection: objectionToRequesting(policies.length, assignmentId, requestId, conflicts),
    policies: await policiesInWords(portal, db, policies, person),
  }
}

function objectionToRequesting(
  policies: number,
  assignmentId: string | null,
  requestId: string | null,
  conflicts: readonly string[],
) {
  if (policies === 0) return { code: 'notEligible', says: 'You may look at this access package, but not request it.' }
  const raised = firstObjection(objectionsToRequesting, {
    hasAssignment: assignmentId !== null,
    hasOpenRequest: requestId !== null,
    report: null,
    conflicts,
  })
  return raised ? { code: raised.code, says: raised.says } : null
}

async function policiesInWords(
  portal: Portal,
  db: Queries,
  policies: Awaited<ReturnType<typeof policiesFor>>,
  person: Person,
) {
  const now = portal.now()
  const stages = policies.flatMap((policy) => policy.terms.stages)
  const words = await approverSetsInWords(db, stages, person.id)
  return policies.map((policy) => ({
    id: policy.id,
    displayName: policy.displayName,
    description: policy.description,
    justificationRequired: policy.terms.requestorJustificationRequired,
    allowCustomDuration: policy.terms.allowCustomDuration,
    longestDays: longestRequest(policy.terms, now),
    expiresAt: expiryOf(policy.terms, now, null),
    /** Who decides, stage by stage, in words. */
    approval: policy.terms.stages.map((stage) => ({
      approvers: words.get(stage) ?? '',
      days: stage.daysBeforeAutomaticDenial,
    })),
  }))
}
