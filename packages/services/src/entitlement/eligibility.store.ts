import type { UserType } from '@latchkey/core/directory/user'
import {
  applicablePolicies,
  type Candidate,
  namesTargets,
  opensTo,
  type TargetScope,
} from '@latchkey/core/entitlement/policy'
import type { PolicyId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { connectedOrganizations, memberships, users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentPolicies, policyTargets } from '@latchkey/schema/tables/entitlement'
import { and, eq, exists, inArray, isNull, or, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { catalogById, policiesOf, type StoredPackage, type StoredPolicy } from './catalogs.store.ts'

/** The groups that a user is in now, as a subquery. */
export const groupsOfUser = (db: Queries, userId: UserId | Placeholder) =>
  db
    .select({ groupId: memberships.groupId })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), isNull(memberships.endsAt)))

/** The connected organization that a user comes from, as a subquery; only one that is configured counts. */
const organizationOf = (db: Queries, userId: UserId | Placeholder) =>
  db
    .select({ id: connectedOrganizations.id })
    .from(users)
    .innerJoin(connectedOrganizations, eq(connectedOrganizations.id, users.connectedOrganizationId))
    .where(
      and(
        eq(users.id, userId),
        eq(connectedOrganizations.state, 'configured'),
        isNull(connectedOrganizations.deletedAt),
      ),
    )

/** The condition that a target names a user, a group that the user is in, or the organization that they come from. */
const names = (db: Queries, userId: UserId | Placeholder) =>
  or(
    eq(policyTargets.userId, userId),
    inArray(policyTargets.groupId, groupsOfUser(db, userId)),
    inArray(policyTargets.connectedOrganizationId, organizationOf(db, userId)),
  )

/** What decides which policies are open to a person. */
export async function candidateOf(
  db: Queries,
  userId: UserId,
  userType: 'member' | 'guest',
  policyIds: readonly PolicyId[],
): Promise<Candidate> {
  const connected = userType === 'guest' && (await organizationOf(db, userId)).length > 0
  if (policyIds.length === 0) return { userType, namedBy: new Set(), connected }
  const rows = await db
    .selectDistinct({ policyId: policyTargets.policyId })
    .from(policyTargets)
    .where(and(inArray(policyTargets.policyId, [...policyIds]), names(db, userId)))
  return { userType, connected, namedBy: new Set(rows.map(({ policyId }) => policyId)) }
}

/** A person who would like to request, as far as policies look at them. */
interface Requestor {
  readonly id: UserId
  readonly userType: UserType
}

/**
 * The policies of a package, and the person as these look at them; none where the catalog is closed to the person. That a package is being
 * retired is not asked here: it is an objection to requesting, so that people hear why.
 */
async function doorsFor(
  db: Queries,
  accessPackage: Pick<StoredPackage, 'id' | 'catalogId'>,
  person: Requestor,
): Promise<{ readonly policies: readonly StoredPolicy[]; readonly candidate: Candidate }> {
  const catalog = await catalogById(db, accessPackage.catalogId)
  const closed = catalog.state !== 'published' || (person.userType === 'guest' && !catalog.isExternallyVisible)
  const policies = closed ? [] : await policiesOf(db, accessPackage.id)
  const specific = policies.filter(({ allowedTargetScope }) => namesTargets(allowedTargetScope))
  const candidate = await candidateOf(
    db,
    person.id,
    person.userType,
    specific.map(({ id }) => id),
  )
  return { policies, candidate }
}

/**
 * The policies of a package that a person may choose from. None where the catalog is unpublished, or the person is a guest and
 * the catalog is not open to guests. A hidden package can be requested by who knows its address.
 */
export async function policiesFor(
  db: Queries,
  accessPackage: Pick<StoredPackage, 'id' | 'catalogId'>,
  person: Requestor,
): Promise<readonly StoredPolicy[]> {
  return (await offersFor(db, accessPackage, person)).offered
}

/** What a person may choose from, and the policies that are open to them too but come after those (Microsoft Entra: policy priority). */
export async function offersFor(
  db: Queries,
  accessPackage: Pick<StoredPackage, 'id' | 'catalogId'>,
  person: Requestor,
): Promise<{ readonly offered: readonly StoredPolicy[]; readonly passedOver: readonly StoredPolicy[] }> {
  const { policies, candidate } = await doorsFor(db, accessPackage, person)
  const offered = applicablePolicies(policies, candidate)
  const open = policies.filter((policy) => opensTo(policy, candidate))
  return { offered, passedOver: open.filter((policy) => !offered.includes(policy)) }
}

/** Whether a policy, whatever others there are, is open to a person now: who extends must still be in its scope (Microsoft Entra). */
export async function isInScope(
  db: Queries,
  accessPackage: Pick<StoredPackage, 'id' | 'catalogId'>,
  policyId: PolicyId,
  person: Requestor,
): Promise<boolean> {
  const { policies, candidate } = await doorsFor(db, accessPackage, person)
  return policies.some((policy) => policy.id === policyId && opensTo(policy, candidate))
}

const open = and(
  eq(assignmentPolicies.enabled, true),
  isNull(assignmentPolicies.deletedAt),
  isNull(assignmentPolicies.membershipRule),
)

/** The packages for which some policy lets managers ask, as a subquery. */
export const packagesOnBehalf = (db: Queries) =>
  db
    .select({ id: assignmentPolicies.accessPackageId })
    .from(assignmentPolicies)
    // SQLite reads the flag as the number 1, PostgreSQL as the text `true`.
    .where(and(open, sql`cast(${assignmentPolicies.terms} ->> 'onBehalf' as text) in ('1', 'true')`))

/** The scopes of policies that are open to everybody of a kind; those of connected organizations ask for the organization besides. */
const scopesFor = {
  member: ['allDirectoryUsers', 'allMemberUsers'],
  guest: ['allDirectoryUsers', 'allExternalUsers'],
} as const satisfies Record<UserType, readonly TargetScope[]>

const namingScopesFor = {
  member: ['specificDirectoryUsers'],
  guest: ['specificDirectoryUsers', 'specificConnectedOrganizationUsers'],
} as const satisfies Record<UserType, readonly TargetScope[]>

/** A person who looks for what they may request, as queries name them. */
interface Looking {
  readonly id: UserId | Placeholder
  readonly userType: UserType
}

/** The policies that are open to everybody of a kind, those that name this person, and those for all connected organizations. */
const waysOf = (db: Queries, person: Looking) => ({
  forAll: and(open, inArray(assignmentPolicies.allowedTargetScope, [...scopesFor[person.userType]])),
  naming: and(open, inArray(assignmentPolicies.allowedTargetScope, [...namingScopesFor[person.userType]])),
  connected:
    person.userType === 'guest'
      ? and(
          open,
          eq(assignmentPolicies.allowedTargetScope, 'allConfiguredConnectedOrganizationUsers'),
          exists(organizationOf(db, person.id)),
        )
      : undefined,
})

/**
 * The packages that some enabled policy lets this person request by naming them, a group that they are in, or their organization: a select
 * for each, which begins at the targets that name them. Most policies name somebody, so that the index of scopes would lead through all.
 */
function namedPackages(db: Queries, person: Looking) {
  const scope = sql`coalesce(${assignmentPolicies.allowedTargetScope}, '')`
  const by = (target: SQL) =>
    db
      .select({ id: assignmentPolicies.accessPackageId })
      .from(policyTargets)
      .innerJoin(assignmentPolicies, eq(assignmentPolicies.id, policyTargets.policyId))
      .where(and(target, open, inArray(scope, [...namingScopesFor[person.userType]])))
  return {
    byUser: by(eq(policyTargets.userId, person.id)),
    byGroup: by(inArray(policyTargets.groupId, groupsOfUser(db, person.id))),
    byOrganization: by(inArray(policyTargets.connectedOrganizationId, organizationOf(db, person.id))),
  }
}

/**
 * The packages that some enabled policy lets this person request, as a subquery for lists. Mirrors `opensTo`. Each way is a select of its
 * own along an index, so that it reads the policies that concern a person and not all that there are.
 */
export function requestablePackages(db: Queries, person: Looking) {
  const { forAll, connected } = waysOf(db, person)
  const packages = () => db.select({ id: assignmentPolicies.accessPackageId }).from(assignmentPolicies)
  const { byUser, byGroup, byOrganization } = namedPackages(db, person)
  const some = packages().where(forAll).union(byUser).union(byGroup).union(byOrganization)
  return connected ? some.union(packages().where(connected)) : some
}

/** From how many on a list goes through all packages in order instead of putting those that a person may request in order. */
const many = 1000

const manyTimes = (userType: UserType) =>
  prepared((db) => {
    const person = { id: given('me'), userType }
    const { forAll } = waysOf(db, person)
    const packages = db.select({ id: assignmentPolicies.accessPackageId }).from(assignmentPolicies).where(forAll)
    const { byUser, byGroup, byOrganization } = namedPackages(db, person)
    return packages
      .unionAll(byUser)
      .unionAll(byGroup)
      .unionAll(byOrganization)
      .limit(1)
      .offset(many - 1)
  })

const theManyth: Record<UserType, ReturnType<typeof manyTimes>> = {
  member: manyTimes('member'),
  guest: manyTimes('guest'),
}

/** Whether a person may request many packages, so that a page of them is soon full. Reads along indexes and stops there. */
export const mayRequestMany = async (
  db: Queries,
  { id, userType }: { readonly id: UserId; readonly userType: UserType },
): Promise<boolean> => (await theManyth[userType](db, { me: id })).length > 0

/**
 * The condition that some enabled policy lets this person request the package in hand: says the same as `requestablePackages`, for lists
 * that go through the packages in order and stop when a page is full.
 */
export function isRequestable(db: Queries, person: Looking) {
  const { forAll, naming, connected } = waysOf(db, person)
  const namesThem = exists(
    db
      .select({ id: policyTargets.id })
      .from(policyTargets)
      .where(and(eq(policyTargets.policyId, assignmentPolicies.id), names(db, person.id))),
  )
  return exists(
    db
      .select({ id: assignmentPolicies.id })
      .from(assignmentPolicies)
      .where(
        and(eq(assignmentPolicies.accessPackageId, accessPackages.id), or(forAll, and(naming, namesThem), connected)),
      ),
  )
}
