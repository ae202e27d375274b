import { groupedBy } from '@latchkey/core/grouped'
import type { PolicyId, UserId } from '@latchkey/core/ids'
import { after, hours } from '@latchkey/core/time'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { keptAsLast } from '../../directory/administrators.store.ts'
import type { Portal } from '../../portal.ts'
import { type Happening, record } from '../../record.ts'
import { assignmentById } from '../assignments.store.ts'
import { takeBack } from '../take-back.ts'
import { assignByRule } from './assign-by-rule.ts'
import { type AutomaticPolicy, automaticPolicies, automaticPolicy } from './automatic-policies.store.ts'
import { differenceByPolicies, type Leaving, type ScopeDifference } from './difference-by-policies.ts'
import { differenceByScopes } from './difference-by-scopes.ts'
import { planEnds } from './standings.store.ts'

/** So many whose access ends without a grace lose it in the same transaction; of more the job takes it a moment later. */
const mostEndedAtOnce = 50

/**
 * Puts the rules of all policies to people about whom something has changed, and the scopes of the policies under which they have access:
 * they get packages and begin to lose them. Returns those whose groups changed; what follows from that is the caller's to bring about.
 */
export async function followPolicies(
  portal: Portal,
  tx: Transaction,
  userIds: readonly UserId[],
): Promise<readonly UserId[]> {
  const policies = await automaticPolicies(tx)
  const found = await differenceByPolicies(tx, policies, userIds, portal.now())
  const moved = await keep(portal, tx, found)
  const scoped = await keep(portal, tx, await differenceByScopes(tx, userIds))
  const changed = [...new Set([...moved, ...scoped])]
  // Who joined or left a group by a package may be taken by a rule that asks for its members.
  const taking = policies.filter(({ needs }) => needs.groups.size > 0)
  const further = await putAgain(portal, tx, taking, changed)
  // Who has lost what stood against a package gets it now.
  const leaving = new Set(found.leaving.map(({ standing }) => standing.userId))
  const freed = await putAgain(
    portal,
    tx,
    policies,
    found.inConflict.filter((userId) => leaving.has(userId)),
  )
  return [...new Set([...changed, ...further, ...freed])]
}

async function putAgain(
  portal: Portal,
  tx: Transaction,
  policies: readonly AutomaticPolicy[],
  userIds: readonly UserId[],
): Promise<readonly UserId[]> {
  if (policies.length === 0 || userIds.length === 0) return []
  return keep(portal, tx, await differenceByPolicies(tx, policies, [...new Set(userIds)], portal.now()))
}

/** Puts the rule of one policy to people, or its scope where it has no rule; returns those whose groups changed. */
export async function followPolicy(
  portal: Portal,
  tx: Transaction,
  policyId: PolicyId,
  userIds: readonly UserId[],
): Promise<{ readonly moved: readonly UserId[]; readonly changed: number }> {
  const policy = await automaticPolicy(tx, policyId)
  const difference = policy
    ? await differenceByPolicies(tx, [policy], userIds, portal.now())
    : await differenceByScope(tx, policyId, userIds)
  const { joining, leaving, returning } = difference
  return {
    moved: await keep(portal, tx, difference),
    changed: joining.length + leaving.length + returning.length,
  }
}

/** As `differenceByScopes`, for the access under one policy. */
export async function differenceByScope(
  db: Queries,
  policyId: PolicyId,
  userIds: readonly UserId[],
): Promise<ScopeDifference> {
  const { leaving, returning } = await differenceByScopes(db, userIds)
  const mine = ({ standing }: Leaving) => standing.policyId === policyId
  return { joining: [], leaving: leaving.filter(mine), returning: returning.filter(mine) }
}

async function keep(
  portal: Portal,
  tx: Transaction,
  { joining, leaving, returning }: ScopeDifference,
): Promise<readonly UserId[]> {
  await planEnds(
    tx,
    returning.map(({ standing }) => standing),
    null,
  )
  await record(
    portal,
    tx,
    returning.map((one) => told('assignment.backInScope', one)),
  )
  const joined = await assignByRule(portal, tx, joining)
  return [...joined, ...(await beginToEnd(portal, tx, leaving))]
}

const told = (activity: string, { standing, policyName }: Leaving, removeAt?: Date): Happening => ({
  activity,
  target: { type: 'accessPackage', id: standing.packageId, name: standing.packageName },
  subjectId: standing.userId,
  details: { assignmentId: standing.assignmentId, policy: policyName, ...(removeAt ? { endsAt: removeAt } : {}) },
})

/** Lets access end after its grace. */
export async function beginToEnd(
  portal: Portal,
  tx: Transaction,
  leaving: readonly Leaving[],
): Promise<readonly UserId[]> {
  const now = portal.now()
  for (const [graceHours, those] of groupedBy(leaving, (one) => one.graceHours)) {
    const removeAt = after(now, hours(graceHours))
    await planEnds(
      tx,
      those.map(({ standing }) => standing),
      removeAt,
    )
    await record(
      portal,
      tx,
      those.map((one) => told('assignment.leftScope', one, removeAt)),
    )
  }
  const atOnce = leaving.filter(({ graceHours }) => graceHours === 0)
  if (atOnce.length > mostEndedAtOnce) return []
  const kept = await keptAsLast(
    tx,
    atOnce.map(({ standing }) => standing.assignmentId),
  )
  const people: UserId[] = []
  for (const { standing } of atOnce) {
    // What alone makes somebody Global Administrator ends by the job, once there is another.
    if (kept.has(standing.assignmentId)) continue
    const assignment = await assignmentById(tx, standing.assignmentId)
    if (await takeBack(portal, tx, assignment, 'leftScope')) people.push(standing.userId)
  }
  return people
}
