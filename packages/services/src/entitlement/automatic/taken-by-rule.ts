import { RuleSubject } from '@latchkey/core/directory/rule/rule-subject'
import type { PolicyId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { rulePeople, wantedBy } from '../../directory/rule-people.store.ts'
import { automaticPolicy } from './automatic-policies.store.ts'

/** Whether a policy assigns by its rule now, and takes a person. Two to four queries. */
export async function takenByRule(db: Queries, policyId: PolicyId, userId: UserId, now: Date): Promise<boolean> {
  const policy = await automaticPolicy(db, policyId)
  if (!policy) return false
  const [person] = await rulePeople(db, [userId], wantedBy([policy.needs]))
  return person !== undefined && policy.matches(new RuleSubject(person), { now })
}
