import type { AssignmentId, UserId } from '@latchkey/core/ids'
import type { z } from 'zod'
import { peopleNamed } from '../../directory/people.store.ts'
import { type Named, nobodyNamed, withMore } from '../../directory/rule-preview.views.ts'
import { stretchesOf } from '../../licensing/populations.store.ts'
import { parse } from '../../operation.ts'
import type { Portal } from '../../portal.ts'
import { rehearsing } from '../../rehearse.ts'
import { differenceByScope } from '../automatic/follow-policies.ts'
import { effectOfAssigning, sealOf } from '../effect-of-assigning.ts'
import type { AccessPreview } from '../preview-access.ts'
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
export function previewPolicyChange(portal: Portal, input: z.input<typeof UpdatePolicy>): Promise<PolicyChangeEffect> {
  const value = parse(UpdatePolicy, input)
  return rehearsing(portal, async (tx) => {
    const { before, after } = await changePolicy(portal, tx, value)
    const losing: AssignmentId[] = []
    let people: Named = nobodyNamed
    const holders = {
      kind: 'policyScope',
      policyId: before.id,
      groupId: null,
      productId: null,
      at: portal.now(),
    } as const
    for await (const userIds of stretchesOf(tx, holders)) {
      const { leaving } = await differenceByScope(tx, before.id, userIds)
      losing.push(...leaving.map(({ standing }) => standing.assignmentId))
      people = withMore(
        people,
        await peopleNamed(
          tx,
          leaving.map(({ standing }): UserId => standing.userId),
        ),
      )
    }
    const wished = { accessPackageId: before.accessPackageId, gaining: [], losing }
    return {
      losing: people,
      graceHours: after.graceHours,
      access: await effectOfAssigning(portal, tx, wished),
      seal: sealOf(losing),
    }
  })
}
