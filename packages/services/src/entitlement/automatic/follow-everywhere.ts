import type { RunId } from '@latchkey/core/ids'
import { mostAtOnce } from '@latchkey/core/licensing/run'
import type { Transaction } from '@latchkey/schema/database'
import { runs } from '@latchkey/schema/tables/licensing'
import { and, eq, isNull } from 'drizzle-orm'
import { peopleChanged } from '../../directory/people-changed.ts'
import { everyoneIn, sizeOf } from '../../licensing/populations.store.ts'
import { queueRun } from '../../licensing/relicense-wide.ts'
import type { Portal } from '../../portal.ts'
import type { StoredPolicy } from '../catalogs.store.ts'
import { keepRuleRun } from './automatic-policies.store.ts'
import { followPolicy } from './follow-policies.ts'

/**
 * Puts a policy to all whom it can concern: its rule to everybody, its scope to those who have access under it. In this transaction where
 * they are few; a run does it where they are many, and goes on by itself. Returns the run.
 */
export async function followEverywhere(
  portal: Portal,
  tx: Transaction,
  policy: Pick<StoredPolicy, 'id' | 'displayName' | 'membershipRule'>,
  cause: string,
): Promise<RunId | null> {
  const kind = policy.membershipRule === null ? ('policyScope' as const) : ('policyRule' as const)
  const population = { kind, policyId: policy.id, groupId: null, productId: null, at: portal.now() }
  const total = await sizeOf(tx, population)
  if (total > mostAtOnce) {
    const target = { type: 'assignmentPolicy', id: policy.id, name: policy.displayName } as const
    return queueRun(portal, tx, { kind, policyId: policy.id, cause, target }, total)
  }
  const { moved } = await followPolicy(portal, tx, policy.id, await everyoneIn(tx, population))
  if (moved.length > 0) await peopleChanged(portal, tx, moved)
  await keepRuleRun(tx, policy.id, portal.now())
  return null
}

/** Whether a run over a policy is under way. */
export async function runsOver(tx: Transaction, policyId: string): Promise<boolean> {
  const open = await tx
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.policyId, policyId), isNull(runs.finishedAt)))
    .limit(1)
  return open.length > 0
}
