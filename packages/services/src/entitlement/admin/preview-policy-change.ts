import { becomings } from '@latchkey/core/entitlement/becoming'
import { after, hours } from '@latchkey/core/time'
import type { Transaction } from '@latchkey/schema/database'
import type { z } from 'zod'
import { type Named, namedOf } from '../../directory/named.ts'
import { stretchesOf } from '../../licensing/populations.store.ts'
import { parse } from '../../operation.ts'
import type { Portal } from '../../portal.ts'
import { rehearsing } from '../../rehearse.ts'
import { type AccessPreview, accessPreview } from '../access-preview.views.ts'
import { differenceByScope } from '../automatic/follow-policies.ts'
import type { StoredPolicy } from '../catalogs.store.ts'
import { effectOfAssigning, sealOf } from '../effect-of-assigning.ts'
import type { Holder } from '../grants.store.ts'
import { changePolicy, UpdatePolicy } from './update-policy.ts'

/** Whose access the change of a policy would end. */
export interface PolicyChangeEffect {
  readonly losing: Named
  /** How long they keep it from then on. */
  readonly graceHours: number
  readonly access: AccessPreview
  /** Names exactly this access; empty where none ends. */
  readonly seal: string
}

/**
 * Whose access the change of a policy would end, found out by changing it, by the same comparison that follows it then. Refuses what the
 * change itself refuses. Changes nothing.
 */
export async function previewPolicyChange(
  portal: Portal,
  input: z.input<typeof UpdatePolicy>,
): Promise<PolicyChangeEffect> {
  const value = parse(UpdatePolicy, input)
  // Only who loses access is rehearsed; what that comes to is read outside.
  const { before, graceHours, holders } = await rehearsing(portal, async (tx) => {
    const { before, after } = await changePolicy(portal, tx, value)
    return { before, graceHours: after.graceHours, holders: await leavingScope(portal, tx, before) }
  })
  const losing = holders.map(({ assignmentId }) => assignmentId)
  const effect = await effectOfAssigning(portal, { accessPackageId: before.accessPackageId, gaining: [], losing })
  const userIds = holders.map(({ userId }) => userId)
  const loses = { becomes: becomings.loses, endsAt: after(portal.now(), hours(graceHours)) }
  return {
    losing: await namedOf(portal.db.read, userIds),
    graceHours,
    access: accessPreview(effect, new Map(userIds.map((userId) => [userId, loses]))),
    seal: sealOf(losing),
  }
}

/** Whose access under a policy begins to end, since the policy as it is in this transaction does not reach them. */
async function leavingScope(portal: Portal, tx: Transaction, { id }: StoredPolicy): Promise<readonly Holder[]> {
  const under = { kind: 'policyScope', policyId: id, groupId: null, productId: null, at: portal.now() } as const
  const found: Holder[] = []
  for await (const userIds of stretchesOf(tx, under)) {
    const { leaving } = await differenceByScope(tx, id, userIds)
    found.push(...leaving.map(({ standing: { assignmentId, userId } }) => ({ assignmentId, userId })))
  }
  return found
}
