import { RuleSubject } from '@latchkey/core/directory/rule/rule-subject'
import { objectionsToEndingByHand } from '@latchkey/core/entitlement/assignment'
import type { AssignmentId, PolicyId, UserId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import type { Queries } from '@latchkey/schema/database'
import { rulePeople, wantedBy } from '../../directory/rule-people.store.ts'
import { automaticPoliciesAmong } from './automatic-policies.store.ts'

/** Access as far as a rule can hold it. */
export interface HeldAccess {
  readonly id: AssignmentId
  readonly policyId: PolicyId
  readonly targetId: UserId
  readonly endsAt: Date | null
}

/**
 * Which of these accesses the rule of their policy would give again at once if they ended: the rule is followed and takes the holder now. By
 * assignment, with the name of the policy. Four queries at most, whatever the number.
 */
export async function heldByRules(
  db: Queries,
  held: readonly HeldAccess[],
  now: Date,
): Promise<ReadonlyMap<AssignmentId, string>> {
  const live = held.filter(({ endsAt }) => endsAt === null)
  const policies = await automaticPoliciesAmong(db, [...new Set(live.map(({ policyId }) => policyId))])
  if (policies.length === 0) return new Map()
  const rules = new Map(policies.map((one) => [one.policy.id, one]))
  const under = live.filter(({ policyId }) => rules.has(policyId))
  const people = await rulePeople(
    db,
    [...new Set(under.map(({ targetId }) => targetId))],
    wantedBy(policies.map(({ needs }) => needs)),
  )
  // Whose account is disabled is given nothing new.
  const subjects = new Map(people.flatMap((one) => (one.disabled ? [] : [[one.userId, new RuleSubject(one)] as const])))
  return new Map(
    under.flatMap(({ id, policyId, targetId }) => {
      const rule = rules.get(policyId)
      const subject = subjects.get(targetId)
      return rule && subject && rule.matches(subject, { now }) ? [[id, rule.policy.displayName] as const] : []
    }),
  )
}

/** Refuses to end by hand what a rule would give again at once; all where one is refused. */
export async function insistNotByRule(db: Queries, held: readonly HeldAccess[], now: Date): Promise<void> {
  for (const ruleOf of (await heldByRules(db, held, now)).values()) insist(objectionsToEndingByHand, { ruleOf })
}
