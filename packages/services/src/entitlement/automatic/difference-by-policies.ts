import { RuleSubject } from '@latchkey/core/directory/rule/rule-subject'
import { type Exclusions, givenTogether } from '@latchkey/core/entitlement/exclusions'
import { groupedBy } from '@latchkey/core/grouped'
import type { RequestId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { rulePeople, wantedBy } from '../../directory/rule-people.store.ts'
import { conflictsOfMany, exclusionsAmong } from '../conflicts.store.ts'
import type { AutomaticPolicy } from './automatic-policies.store.ts'
import { type Standing, standingsOf } from './standings.store.ts'

/** Somebody whom a rule takes and who does not have the package. */
export interface Joining {
  readonly by: AutomaticPolicy
  readonly userId: UserId
  readonly displayName: string
  /** Their own request that is still open: what they ask for they get now. */
  readonly openRequestId: RequestId | null
}

/** Access whose end begins to count, or does not any more. */
export interface Leaving {
  readonly standing: Standing
  readonly policyName: string
  readonly graceHours: number
}

/** Who gets a package, who is to lose it, and who keeps it after all. */
export interface ScopeDifference {
  readonly joining: readonly Joining[]
  readonly leaving: readonly Leaving[]
  readonly returning: readonly Leaving[]
}

/** Nothing differs. */
export const noDifference: ScopeDifference = { joining: [], leaving: [], returning: [] }

/** The rules put to people, and how many each took. */
export interface PutToPolicies extends ScopeDifference {
  readonly taken: number
  /** Whom the rules take and who have the package by another way. */
  readonly kept: readonly UserId[]
  /** Whom the rules take and who do not get the package, because they have what does not go together with it. */
  readonly inConflict: readonly UserId[]
  /** Whom the rules take and who get nothing while their account is disabled. Those who have the package keep it. */
  readonly disabled: readonly UserId[]
}

/** Puts the rules of policies to people and says what differs from the access that lives. Who has a package by another way keeps it. Reads only. */
export async function differenceByPolicies(
  db: Queries,
  policies: readonly AutomaticPolicy[],
  userIds: readonly UserId[],
  now: Date,
): Promise<PutToPolicies> {
  if (policies.length === 0 || userIds.length === 0)
    return { ...noDifference, taken: 0, kept: [], inConflict: [], disabled: [] }
  const people = await rulePeople(db, userIds, wantedBy(policies.map(({ needs }) => needs)))
  const packageIds = policies.map(({ accessPackage }) => accessPackage.id)
  const { held, asked } = await standingsOf(db, userIds, packageIds)
  const holding = new Map(held.map((standing) => [`${standing.packageId} ${standing.userId}`, standing]))
  const asking = new Map(asked.map((request) => [`${request.packageId} ${request.userId}`, request]))
  const found = { joining: [] as Joining[], leaving: [] as Leaving[], returning: [] as Leaving[] }
  const kept: UserId[] = []
  const disabled: UserId[] = []
  let taken = 0
  for (const person of people) {
    const subject = new RuleSubject(person)
    for (const by of policies) {
      const { userId } = person
      const key = `${by.accessPackage.id} ${userId}`
      const standing = holding.get(key)
      const request = asking.get(key)
      const belongs = by.matches(subject, { now })
      if (belongs) taken += 1
      if (standing === undefined) {
        // One that waits for the answer of an extension is on its way already.
        if (!belongs || request?.requestType === 'systemAdd') continue
        if (person.disabled) {
          disabled.push(userId)
          continue
        }
        const displayName = String(person.displayName ?? '')
        found.joining.push({ by, userId, displayName, openRequestId: request?.requestId ?? null })
      } else if (standing.policyId !== by.policy.id) {
        if (belongs) kept.push(userId)
      } else sort(found, standing, belongs, by.policy)
    }
  }
  const { joining, inConflict } = await withoutConflicts(db, found.joining)
  return { ...found, joining, taken, kept, inConflict, disabled }
}

/**
 * Leaves out those who have what does not go together with the package, and of several packages that somebody would get at once those that
 * do not go together: a rule is no way around the separation of duties.
 */
async function withoutConflicts(
  db: Queries,
  joining: readonly Joining[],
): Promise<{ readonly joining: readonly Joining[]; readonly inConflict: readonly UserId[] }> {
  const free: Joining[] = []
  const inConflict: UserId[] = []
  const byPackage = groupedBy(joining, ({ by }) => by.accessPackage.id)
  for (const [packageId, those] of byPackage) {
    const conflicts = await conflictsOfMany(
      db,
      packageId,
      those.map(({ userId }) => userId),
    )
    for (const one of those)
      if (conflicts.has(one.userId)) inConflict.push(one.userId)
      else free.push(one)
  }
  const excludes = await exclusionsAmong(db, [...byPackage.keys()])
  const refused = new Set(
    [...groupedBy(free, ({ userId }) => userId).values()].flatMap((those) => refusedTogether(those, excludes)),
  )
  return {
    joining: free.filter((one) => !refused.has(one)),
    inConflict: [...inConflict, ...[...refused].map(({ userId }) => userId)],
  }
}

/** What somebody does not get of what rules would give them at once. */
function refusedTogether(joining: readonly Joining[], excludes: Exclusions): readonly Joining[] {
  if (joining.length < 2 || excludes.size === 0) return []
  const oldestFirst = [...joining].sort(({ by: one }, { by: other }) => {
    const between = one.policy.createdAt.getTime() - other.policy.createdAt.getTime()
    return between || (one.policy.id < other.policy.id ? -1 : 1)
  })
  const given = givenTogether(
    oldestFirst.map(({ by }) => by.accessPackage.id),
    excludes,
  )
  return joining.filter(({ by }) => !given.has(by.accessPackage.id))
}

/** Puts access among what begins to end or what does not any more, by whether its policy reaches the person. */
export function sort(
  found: { readonly leaving: Leaving[]; readonly returning: Leaving[] },
  standing: Standing,
  belongs: boolean,
  policy: { readonly displayName: string; readonly endsOutOfScope: boolean; readonly graceHours: number },
): void {
  const stays = belongs || !policy.endsOutOfScope
  const entry = { standing, policyName: policy.displayName, graceHours: policy.graceHours }
  if (stays && standing.removeReason === 'leftScope') found.returning.push(entry)
  if (!stays && standing.removeAt === null) found.leaving.push(entry)
}
