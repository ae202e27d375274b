import { type ApproverPart, eligibleApprovers, type PossibleApprover } from '@latchkey/core/entitlement/approval'
import type { SponsorKind } from '@latchkey/core/entitlement/connected-organization'
import type { ApproverSet, PolicyTerms } from '@latchkey/core/entitlement/policy'
import type { AccessPackageId, CatalogId, GroupId, UserId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { applicationOwners } from '@latchkey/schema/tables/applications'
import { connectedOrganizationSponsors, groupOwners, memberships, users } from '@latchkey/schema/tables/directory'
import { packageResourceRoles } from '@latchkey/schema/tables/entitlement'
import { siteAccess } from '@latchkey/schema/tables/sites'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { holdersOf } from '../authorization.store.ts'
import { catalogOwnerIds } from './catalog-relations.store.ts'

/** What an approver set is put to: a request for somebody. */
export interface Concerned {
  readonly requestorId: UserId
  readonly targetId: UserId
  readonly catalogId: CatalogId
  readonly accessPackageId: AccessPackageId
}

/** Who is asked to decide now, of these sets or else of the fallbacks. Empty where nobody in the organization can. */
export async function approversOf(
  db: Queries,
  approverSets: readonly ApproverSet[],
  fallbackSets: readonly ApproverSet[],
  request: Concerned,
): Promise<readonly UserId[]> {
  const concerned = [request.requestorId, request.targetId]
  const approvers = await possible(db, await named(db, approverSets, request))
  const first = eligibleApprovers(
    { approvers, fallbackApprovers: [], catalogOwners: [], administrators: [] },
    concerned,
  )
  // The further lists cost queries and are seldom needed.
  if (first.length > 0) return first
  return eligibleApprovers(
    {
      approvers,
      fallbackApprovers: await possible(db, await named(db, fallbackSets, request)),
      catalogOwners: await possible(db, await catalogOwnerIds(db, request.catalogId)),
      administrators: await possible(
        db,
        await holdersOf(db, ['identityGovernanceAdministrator', 'globalAdministrator']),
      ),
    },
    concerned,
  )
}

/** Who is asked besides once a stage has waited too long: its alternates or else their fallbacks. May be nobody, since others are asked already. */
export async function alternatesOf(
  db: Queries,
  alternateSets: readonly ApproverSet[],
  fallbackSets: readonly ApproverSet[],
  request: Concerned,
): Promise<readonly UserId[]> {
  const concerned = [request.requestorId, request.targetId]
  return eligibleApprovers(
    {
      approvers: await possible(db, await named(db, alternateSets, request)),
      fallbackApprovers: await possible(db, await named(db, fallbackSets, request)),
      catalogOwners: [],
      administrators: [],
    },
    concerned,
  )
}

/**
 * Those of some people who were asked to decide the present stage of a request and whom it still names: every list that the stage may come to
 * counts, so that whoever was asked because a list before theirs came to nobody may decide. The further lists cost queries only where
 * the first does not name everybody.
 */
export async function stillNamed(
  db: Queries,
  request: Concerned & { readonly terms: Pick<PolicyTerms, 'stages'>; readonly stage: number },
  part: ApproverPart,
  ids: readonly UserId[],
): Promise<ReadonlySet<UserId>> {
  const stage = request.terms.stages[request.stage]
  const sets =
    part === 'primary'
      ? [stage?.approvers, stage?.fallbackApprovers]
      : [stage?.escalation?.alternates, stage?.escalation?.fallbackAlternates]
  const lists = [
    ...sets.map(
      (list = []) =>
        () =>
          named(db, list, request),
    ),
    ...(part === 'primary'
      ? [
          () => catalogOwnerIds(db, request.catalogId),
          () => holdersOf(db, ['identityGovernanceAdministrator', 'globalAdministrator']),
        ]
      : []),
  ]
  const found = new Set<UserId>()
  for (const list of lists) {
    if (ids.every((id) => found.has(id))) break
    for (const id of await list()) found.add(id)
  }
  return found
}

async function named(db: Queries, sets: readonly ApproverSet[], request: Concerned): Promise<readonly UserId[]> {
  const ids: UserId[] = []
  for (const set of sets) ids.push(...(await idsOf(db, set, request)))
  return ids
}

async function idsOf(db: Queries, set: ApproverSet, request: Concerned): Promise<readonly UserId[]> {
  switch (set.kind) {
    case 'singleUser':
      return [set.userId]
    case 'groupMembers':
      return membersOf(db, set.groupId)
    case 'requestorManager':
      return managerOf(db, request.targetId, set.level ?? 1)
    case 'catalogOwners':
      return catalogOwnerIds(db, request.catalogId)
    case 'resourceOwners':
      return resourceOwnersOf(db, request.accessPackageId)
    case 'internalSponsors':
      return sponsorsOf(db, request.targetId, 'internal')
    case 'externalSponsors':
      return sponsorsOf(db, request.targetId, 'external')
  }
}

/** The manager of a person, or theirs; nobody where the line ends or turns in a circle. */
async function managerOf(db: Queries, userId: UserId, level: 1 | 2): Promise<readonly UserId[]> {
  const [row] = await db.select({ managerId: users.managerId }).from(users).where(eq(users.id, userId))
  if (!row?.managerId || row.managerId === userId) return []
  return level === 1 ? [row.managerId] : managerOf(db, row.managerId, 1)
}

async function membersOf(db: Queries, groupId: GroupId): Promise<readonly UserId[]> {
  const rows = await db
    .selectDistinct({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), isNull(memberships.endsAt)))
    .orderBy(asc(memberships.userId))
  return rows.map(({ userId }) => userId)
}

async function resourceOwnersOf(db: Queries, packageId: AccessPackageId): Promise<readonly UserId[]> {
  const given = (kind: 'group' | 'application' | 'site') =>
    db
      .select({ id: packageResourceRoles.originId })
      .from(packageResourceRoles)
      .where(
        and(
          eq(packageResourceRoles.accessPackageId, packageId),
          eq(packageResourceRoles.kind, kind),
          isNull(packageResourceRoles.endsAt),
        ),
      )
  const rows = [
    ...(await db
      .select({ userId: groupOwners.userId })
      .from(groupOwners)
      .where(and(inArray(groupOwners.groupId, given('group')), isNull(groupOwners.endsAt)))),
    ...(await db
      .select({ userId: applicationOwners.userId })
      .from(applicationOwners)
      .where(and(inArray(applicationOwners.applicationId, given('application')), isNull(applicationOwners.endsAt)))),
    ...(await db
      .select({ userId: siteAccess.userId })
      .from(siteAccess)
      .where(and(eq(siteAccess.role, 'owner'), inArray(siteAccess.siteId, given('site')), isNull(siteAccess.endsAt)))),
  ]
  return [...new Set(rows.map(({ userId }) => userId))].sort()
}

async function sponsorsOf(db: Queries, guestId: UserId, kind: SponsorKind): Promise<readonly UserId[]> {
  const rows = await db
    .selectDistinct({ userId: connectedOrganizationSponsors.userId })
    .from(users)
    .innerJoin(
      connectedOrganizationSponsors,
      eq(connectedOrganizationSponsors.connectedOrganizationId, users.connectedOrganizationId),
    )
    .where(
      and(
        eq(users.id, guestId),
        eq(connectedOrganizationSponsors.kind, kind),
        isNull(connectedOrganizationSponsors.endsAt),
      ),
    )
    .orderBy(asc(connectedOrganizationSponsors.userId))
  return rows.map(({ userId }) => userId)
}

const accounts = prepared((db) =>
  db
    .select({ id: users.id, enabled: users.accountEnabled })
    .from(users)
    .where(amongGiven(users.id, 'ids'))
    .orderBy(asc(users.displayName), asc(users.id)),
)

/** Accounts that could be asked, in the order of their names. */
export async function possible(db: Queries, ids: readonly UserId[]): Promise<readonly PossibleApprover[]> {
  if (ids.length === 0) return []
  return accounts(db, { ids: listed(ids) })
}
