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
import { connectedOrganizations, memberships, users } from '@latchkey/schema/tables/directory'
import { assignmentPolicies, policyTargets } from '@latchkey/schema/tables/entitlement'
import { and, eq, exists, inArray, isNull, or, type Placeholder } from 'drizzle-orm'
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

/** The scopes of policies that are open to everybody of a kind; those of connected organizations ask for the organization besides. */
const scopesFor = {
  member: ['allDirectoryUsers', 'allMemberUsers'],
  guest: ['allDirectoryUsers', 'allExternalUsers'],
} as const satisfies Record<UserType, readonly TargetScope[]>

const namingScopesFor = {
  member: ['specificDirectoryUsers'],
  guest: ['specificDirectoryUsers', 'specificConnectedOrganizationUsers'],
} as const satisfies Record<UserType, readonly TargetScope[]>

/**
 * The packages that some enabled policy lets this person request, as a subquery for lists. Mirrors `opensTo`. Each way is a select of its
 * own along an index, so that a page reads the policies that concern a person and not all that there are.
 */
export function requestablePackages(
  db: Queries,
  person: { readonly id: UserId | Placeholder; readonly userType: UserType },
) {
  const packages = () => db.select({ id: assignmentPolicies.accessPackageId }).from(assignmentPolicies)
  const forAll = packages().where(
    and(open, inArray(assignmentPolicies.allowedTargetScope, [...scopesFor[person.userType]])),
  )
  const named = db
    .select({ id: assignmentPolicies.accessPackageId })
    .from(policyTargets)
    .innerJoin(assignmentPolicies, eq(assignmentPolicies.id, policyTargets.policyId))
    .where(
      and(
        names(db, person.id),
        open,
        inArray(assignmentPolicies.allowedTargetScope, [...namingScopesFor[person.userType]]),
      ),
    )
  if (person.userType === 'member') return forAll.union(named)
  const connected = packages().where(
    and(
      open,
      eq(assignmentPolicies.allowedTargetScope, 'allConfiguredConnectedOrganizationUsers'),
      exists(organizationOf(db, person.id)),
    ),
  )
  return forAll.union(named).union(connected)
}
