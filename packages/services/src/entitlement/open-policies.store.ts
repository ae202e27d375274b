import { opensTo, type PolicyDoor, type PolicyTerms, thoseFirst } from '@latchkey/core/entitlement/policy'
import { listsOf } from '@latchkey/core/grouped'
import type { AccessPackageId, AssignmentId, PolicyId, UserId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { connectedOrganizations, memberships, users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignmentPolicies, catalogs, policyTargets } from '@latchkey/schema/tables/entitlement'
import { and, eq, isNull, or } from 'drizzle-orm'

/** Somebody and a package, such as an access that they have. */
export interface Access<Key extends string = AssignmentId> {
  readonly id: Key
  readonly accessPackageId: AccessPackageId
  readonly targetId: UserId
}

/** A policy that takes new requests. */
export interface OpenPolicy extends PolicyDoor {
  readonly terms: PolicyTerms
}

const open = prepared((db) =>
  db
    .select({
      id: assignmentPolicies.id,
      accessPackageId: assignmentPolicies.accessPackageId,
      allowedTargetScope: assignmentPolicies.allowedTargetScope,
      enabled: assignmentPolicies.enabled,
      membershipRule: assignmentPolicies.membershipRule,
      terms: assignmentPolicies.terms,
      externallyVisible: catalogs.isExternallyVisible,
    })
    .from(assignmentPolicies)
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentPolicies.accessPackageId))
    .innerJoin(catalogs, eq(catalogs.id, accessPackages.catalogId))
    .where(
      and(
        amongGiven(assignmentPolicies.accessPackageId, 'packageIds'),
        isNull(assignmentPolicies.deletedAt),
        eq(assignmentPolicies.enabled, true),
        isNull(accessPackages.deletedAt),
        isNull(accessPackages.retiresAt),
        isNull(catalogs.deletedAt),
        eq(catalogs.state, 'published'),
      ),
    ),
)

const people = prepared((db) =>
  db
    .select({ id: users.id, userType: users.userType, organizationId: connectedOrganizations.id })
    .from(users)
    .leftJoin(
      connectedOrganizations,
      and(
        eq(connectedOrganizations.id, users.connectedOrganizationId),
        eq(connectedOrganizations.state, 'configured'),
        isNull(connectedOrganizations.deletedAt),
      ),
    )
    .where(amongGiven(users.id, 'userIds')),
)

const naming = prepared((db) =>
  db
    .selectDistinct({ policyId: policyTargets.policyId, userId: users.id })
    .from(policyTargets)
    .innerJoin(users, amongGiven(users.id, 'userIds'))
    .leftJoin(
      memberships,
      and(eq(memberships.userId, users.id), eq(memberships.groupId, policyTargets.groupId), isNull(memberships.endsAt)),
    )
    .where(
      and(
        amongGiven(policyTargets.policyId, 'policyIds'),
        or(
          eq(policyTargets.userId, users.id),
          eq(memberships.userId, users.id),
          eq(policyTargets.connectedOrganizationId, users.connectedOrganizationId),
        ),
      ),
    ),
)

/**
 * Those of these people and packages for which a manager may ask: a policy that comes first for the person lets managers. Three queries,
 * whatever the number.
 */
export async function requestableOnBehalf<Key extends string>(
  db: Queries,
  wanted: readonly Access<Key>[],
): Promise<ReadonlySet<Key>> {
  if (wanted.length === 0) return new Set()
  const policies = await policiesOpenTo(db, wanted)
  return new Set(
    [...policies].flatMap(([id, open]) => (thoseFirst(open).some(({ terms }) => terms.onBehalf) ? id : [])),
  )
}

/** For each access, the policies of its package that are open to its holder now. Three queries, whatever the number. */
export async function policiesOpenTo<Key extends string = AssignmentId>(
  db: Queries,
  accesses: readonly Access<Key>[],
): Promise<ReadonlyMap<Key, readonly OpenPolicy[]>> {
  const policies = await open(db, { packageIds: distinct(accesses.map(({ accessPackageId }) => accessPackageId)) })
  const userIds = distinct(accesses.map(({ targetId }) => targetId))
  const holders = new Map((await people(db, { userIds })).map((person) => [person.id, person]))
  const named = await naming(db, { userIds, policyIds: distinct(policies.map(({ id }) => id)) })
  const namedBy = listsOf(named.map(({ userId, policyId }): [UserId, PolicyId] => [userId, policyId]))
  const ofPackage = listsOf(
    policies.map((policy): [AccessPackageId, typeof policy] => [policy.accessPackageId, policy]),
  )
  return new Map(
    accesses.map(({ id, accessPackageId, targetId }) => {
      const person = holders.get(targetId)
      if (!person) return [id, []]
      const candidate = {
        userType: person.userType,
        namedBy: new Set(namedBy.get(targetId)),
        connected: person.organizationId !== null,
      }
      const reachable = (ofPackage.get(accessPackageId) ?? []).filter(
        ({ externallyVisible }) => person.userType === 'member' || externallyVisible,
      )
      return [id, reachable.filter((policy) => opensTo(policy, candidate))]
    }),
  )
}

const distinct = (ids: readonly string[]): unknown => listed([...new Set(ids)])
