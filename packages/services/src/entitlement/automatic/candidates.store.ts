import type { Candidate } from '@latchkey/core/entitlement/policy'
import { listsOf } from '@latchkey/core/grouped'
import type { PolicyId, UserId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { connectedOrganizations, memberships, users } from '@latchkey/schema/tables/directory'
import { policyTargets } from '@latchkey/schema/tables/entitlement'
import { and, eq, isNull } from 'drizzle-orm'

const people = prepared((db) =>
  db
    .select({
      id: users.id,
      userType: users.userType,
      organizationId: connectedOrganizations.id,
    })
    .from(users)
    .leftJoin(
      connectedOrganizations,
      and(
        eq(connectedOrganizations.id, users.connectedOrganizationId),
        eq(connectedOrganizations.state, 'configured'),
        isNull(connectedOrganizations.deletedAt),
      ),
    )
    .where(and(amongGiven(users.id, 'userIds'), isNull(users.leftAt))),
)

const named = prepared((db) =>
  db
    .select({ policyId: policyTargets.policyId, userId: policyTargets.userId })
    .from(policyTargets)
    .where(and(amongGiven(policyTargets.policyId, 'policyIds'), amongGiven(policyTargets.userId, 'userIds'))),
)

const inGroups = prepared((db) =>
  db
    .selectDistinct({ policyId: policyTargets.policyId, userId: memberships.userId })
    .from(policyTargets)
    .innerJoin(memberships, eq(memberships.groupId, policyTargets.groupId))
    .where(
      and(
        amongGiven(policyTargets.policyId, 'policyIds'),
        amongGiven(memberships.userId, 'userIds'),
        isNull(memberships.endsAt),
      ),
    ),
)

const ofOrganizations = prepared((db) =>
  db
    .select({ policyId: policyTargets.policyId, organizationId: policyTargets.connectedOrganizationId })
    .from(policyTargets)
    .where(amongGiven(policyTargets.policyId, 'policyIds')),
)

/** What decides which of these policies are open to each of these people, in four queries. Whoever has left is left out. */
export async function candidatesOf(
  db: Queries,
  userIds: readonly UserId[],
  policyIds: readonly PolicyId[],
): Promise<ReadonlyMap<UserId, Candidate>> {
  const of = { userIds: listed(userIds), policyIds: listed(policyIds) }
  const byUser = listsOf(
    [...(await named(db, of)), ...(await inGroups(db, of))].map((row) => [row.userId ?? '', row.policyId]),
  )
  const byOrganization = listsOf((await ofOrganizations(db, of)).map((row) => [row.organizationId ?? '', row.policyId]))
  return new Map(
    (await people(db, of)).map(({ id, userType, organizationId }) => [
      id,
      {
        userType,
        connected: organizationId !== null,
        namedBy: new Set([
          ...(byUser.get(id) ?? []),
          ...(organizationId === null ? [] : (byOrganization.get(organizationId) ?? [])),
        ]),
      },
    ]),
  )
}
