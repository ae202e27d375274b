import type { PeersHolding } from '@latchkey/core/entitlement/suggestion'
import type { AccessPackageId, UserId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { and, asc, desc, eq, isNotNull, isNull, ne, type SQL } from 'drizzle-orm'

/** What peers have in common with a person. */
export interface Work {
  readonly managerId: UserId | null
  readonly jobTitle: string | null
  readonly department: string | null
}

const work = prepared((db) =>
  db
    .select({ managerId: users.managerId, jobTitle: users.jobTitle, department: users.department })
    .from(users)
    .where(eq(users.id, given('userId'))),
)

/** Where somebody works: under whom, as what, in which department. */
export async function workOf(db: Queries, userId: UserId): Promise<Work> {
  const [row] = await work(db, { userId })
  return row ?? { managerId: null, jobTitle: null, department: null }
}

/** The most colleagues of one kind who are looked at: what a hundred of them have says enough, whatever the size of the department. */
const mostPeers = 100

/** The most access of theirs that is looked at. */
const mostAssignments = 2000

const members = and(eq(users.accountEnabled, true), eq(users.userType, 'member'), ne(users.id, given('userId')))

const peersBy = (common: SQL) =>
  prepared((db) =>
    db
      .select({ id: users.id, displayName: users.displayName })
      .from(users)
      .where(and(common, members))
      .orderBy(asc(users.id))
      .limit(mostPeers),
  )

const peers: Record<PeersHolding['reason'], ReturnType<typeof peersBy>> = {
  manager: peersBy(eq(users.managerId, given('value'))),
  reports: peersBy(eq(users.managerId, given('value'))),
  jobTitle: peersBy(and(eq(users.department, given('department')), eq(users.jobTitle, given('value'))) as SQL),
  department: peersBy(eq(users.department, given('value'))),
}

const heldBy = prepared((db) =>
  db
    .select({ accessPackageId: assignments.accessPackageId, targetId: assignments.targetId })
    .from(assignments)
    .where(and(amongGiven(assignments.targetId, 'ids'), isNull(assignments.endsAt)))
    .orderBy(asc(assignments.id))
    .limit(mostAssignments),
)

/** How many names a suggestion tells. */
const mostNames = 3

/** What peers of a person hold, by what they have in common. Two queries for each kind, none of which reads more than a few hundred people. */
export async function peersHolding(db: Queries, userId: UserId, common: Work): Promise<readonly PeersHolding[]> {
  const values: Record<PeersHolding['reason'], string | null> = {
    manager: common.managerId,
    reports: userId,
    // A job title says something within a department only, and is found by the two together.
    jobTitle: common.department === null ? null : common.jobTitle,
    department: common.department,
  }
  const found: PeersHolding[] = []
  for (const reason of ['manager', 'reports', 'jobTitle', 'department'] as const) {
    const value = values[reason]
    if (value === null) continue
    const people = await peers[reason](db, { userId, value, department: common.department ?? '' })
    if (people.length > 0) found.push(...(await holdings(db, reason, people)))
  }
  return found
}

async function holdings(
  db: Queries,
  reason: PeersHolding['reason'],
  people: readonly { readonly id: UserId; readonly displayName: string }[],
): Promise<readonly PeersHolding[]> {
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]))
  const holders = new Map<AccessPackageId, string[]>()
  for (const { accessPackageId, targetId } of await heldBy(db, { ids: listed([...names.keys()]) }))
    holders.set(accessPackageId, [...(holders.get(accessPackageId) ?? []), names.get(targetId) ?? ''])
  return [...holders].map(([accessPackageId, who]) => ({
    accessPackageId,
    reason,
    count: who.length,
    names: who.sort((a, b) => a.localeCompare(b)).slice(0, mostNames),
  }))
}

const past = prepared((db) =>
  db
    .select({ accessPackageId: assignments.accessPackageId })
    .from(assignments)
    .innerJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .where(
      and(eq(assignments.targetId, given('userId')), isNotNull(assignments.endsAt), isNull(accessPackages.deletedAt)),
    )
    .orderBy(desc(assignments.startsAt), desc(assignments.id))
    .limit(100),
)

/** The packages that somebody had, the latest first. */
export const hadBefore = async (db: Queries, userId: UserId): Promise<readonly AccessPackageId[]> => [
  ...new Set((await past(db, { userId })).map(({ accessPackageId }) => accessPackageId)),
]
