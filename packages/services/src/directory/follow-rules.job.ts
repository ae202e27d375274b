import { runs } from '@latchkey/schema/tables/licensing'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { sizeOf } from '../licensing/populations.store.ts'
import { queueRun } from '../licensing/relicense-wide.ts'
import { must, operation } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { groupById } from './groups.store.ts'
import { rulesFollowed } from './rules.store.ts'

/** Which group's rule is put to everybody again. */
const FollowAgain = z.object({ groupId: idOf('a group') })

const followAgain = operation('license.process', FollowAgain, async (portal, tx, { groupId }) => {
  must(portal, 'license.process')
  const group = await groupById(tx, groupId)
  const open = await tx
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.groupId, groupId), eq(runs.kind, 'membershipRule'), isNull(runs.finishedAt)))
  if (open.length > 0) return false
  const everybody = { kind: 'membershipRule', groupId, productId: null, at: portal.now() } as const
  const change = {
    kind: 'membershipRule' as const,
    groupId,
    cause: `The rule of ${group.displayName} asks for the time or for licenses`,
    target: { type: 'group' as const, id: groupId, name: group.displayName },
  }
  await queueRun(portal, tx, change, await sizeOf(tx, everybody))
  return true
})

/**
 * Puts rules to everybody again whose result changes without a change of the person: those that ask for the time, or for assigned
 * plans. All others are followed at every change of a person.
 */
export async function followRulesAgain(portal: Portal): Promise<number> {
  let queued = 0
  for (const { groupId, needs } of await rulesFollowed(portal.db.read))
    if ((needs.time || needs.properties.has('assignedPlans')) && (await followAgain(portal, { groupId }))) queued += 1
  return queued
}
