import type { AssigningOne } from '@latchkey/core/entitlement/assigning'
import type { TargetScope } from '@latchkey/core/entitlement/policy'
import type { UserId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { connectedOrganizations, memberships, users } from '@latchkey/schema/tables/directory'
import { assignmentRequests, assignments, policyTargets } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Portal } from '../../portal.ts'
import type { StoredPackage, StoredPolicy } from '../catalogs.store.ts'
import { conflictsShown } from '../conflicts.store.ts'

/** Somebody who could be assigned a package. */
export interface Assignee extends AssigningOne {
  readonly id: UserId
  readonly displayName: string
  readonly userPrincipalName: string
}

const people = prepared((db) =>
  db
    .select({
      id: users.id,
      displayName: users.displayName,
      userPrincipalName: users.userPrincipalName,
      userType: users.userType,
      enabled: users.accountEnabled,
      organization: connectedOrganizations.id,
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
    .where(and(amongGiven(users.id, 'ids'), isNull(users.deletedAt)))
    .orderBy(asc(users.id)),
)

type Candidate = Awaited<ReturnType<typeof people>>[number]

const holders = prepared((db) =>
  db
    .select({ id: assignments.targetId })
    .from(assignments)
    .where(
      and(
        amongGiven(assignments.targetId, 'ids'),
        eq(assignments.accessPackageId, given('packageId')),
        isNull(assignments.endsAt),
      ),
    ),
)

const askers = prepared((db) =>
  db
    .select({ id: assignmentRequests.targetId })
    .from(assignmentRequests)
    .where(
      and(
        amongGiven(assignmentRequests.targetId, 'ids'),
        eq(assignmentRequests.accessPackageId, given('packageId')),
        isNull(assignmentRequests.completedAt),
      ),
    ),
)

const named = prepared((db) =>
  db
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        amongGiven(users.id, 'ids'),
        exists(
          db
            .select({ one: sql`1` })
            .from(policyTargets)
            .where(
              and(
                eq(policyTargets.policyId, given('policyId')),
                or(
                  eq(policyTargets.userId, users.id),
                  eq(policyTargets.connectedOrganizationId, users.connectedOrganizationId),
                  inArray(
                    policyTargets.groupId,
                    db
                      .select({ id: memberships.groupId })
                      .from(memberships)
                      .where(and(eq(memberships.userId, users.id), isNull(memberships.endsAt))),
                  ),
                ),
              ),
            ),
        ),
      ),
    ),
)

/** Whether a scope reaches a person; those that name people are looked up in `namedIds`. A scope for administrators alone bars nobody. */
const reaches: Record<TargetScope, (person: Candidate, namedIds: ReadonlySet<UserId>) => boolean> = {
  notSpecified: () => true,
  specificDirectoryUsers: ({ id }, namedIds) => namedIds.has(id),
  specificConnectedOrganizationUsers: ({ id, organization }, namedIds) => organization !== null && namedIds.has(id),
  allMemberUsers: ({ userType }) => userType === 'member',
  allDirectoryUsers: () => true,
  allConfiguredConnectedOrganizationUsers: ({ userType, organization }) =>
    userType === 'guest' && organization !== null,
  allExternalUsers: ({ userType }) => userType === 'guest',
}

/** How these people stand to being assigned a package under a policy; unknown ones are left out. Seven queries at most, whatever the number. */
export async function assigneesAmong(
  portal: Portal,
  db: Queries,
  accessPackage: Pick<StoredPackage, 'id'>,
  policy: Pick<StoredPolicy, 'id' | 'allowedTargetScope'>,
  userIds: readonly UserId[],
  options: { readonly passesOverScope: boolean },
): Promise<readonly Assignee[]> {
  const given = { ids: listed(userIds), packageId: accessPackage.id, policyId: policy.id }
  const candidates = await people(db, given)
  const has = idsIn(await holders(db, given))
  const asked = idsIn(await askers(db, given))
  const scope = policy.allowedTargetScope
  const byName = scope === 'specificDirectoryUsers' || scope === 'specificConnectedOrganizationUsers'
  const namedIds = byName && !options.passesOverScope ? idsIn(await named(db, given)) : new Set<UserId>()
  const conflicts = await conflictsShown(portal, db, accessPackage.id, userIds)
  return candidates.map((person) => ({
    id: person.id,
    displayName: person.displayName,
    userPrincipalName: person.userPrincipalName,
    enabled: person.enabled,
    hasAssignment: has.has(person.id),
    hasOpenRequest: asked.has(person.id),
    inScope: options.passesOverScope || reaches[scope](person, namedIds),
    conflicts: conflicts.get(person.id) ?? [],
  }))
}

const idsIn = (rows: readonly { readonly id: UserId }[]): ReadonlySet<UserId> => new Set(rows.map(({ id }) => id))

const byAddress = prepared((db) =>
  db
    .select({ id: users.id, userPrincipalName: users.userPrincipalName, mail: users.mail })
    .from(users)
    .where(
      and(
        isNull(users.deletedAt),
        or(amongGiven(sql`lower(${users.userPrincipalName})`, 'names'), amongGiven(sql`lower(${users.mail})`, 'names')),
      ),
    )
    .orderBy(asc(users.id)),
)

/** The people whose user name, or else mail address, is one of these, in lower case. A mail address that several share names nobody. */
export async function peopleByAddress(db: Queries, names: readonly string[]): Promise<ReadonlyMap<string, UserId>> {
  const rows = names.length === 0 ? [] : await byAddress(db, { names: listed(names) })
  const byMail = new Map<string, UserId | null>()
  for (const { id, mail } of rows) {
    const key = mail?.toLowerCase()
    if (key) byMail.set(key, byMail.has(key) ? null : id)
  }
  const found = new Map<string, UserId>()
  for (const [mail, id] of byMail) if (id !== null) found.set(mail, id)
  for (const { id, userPrincipalName } of rows) found.set(userPrincipalName.toLowerCase(), id)
  return found
}
