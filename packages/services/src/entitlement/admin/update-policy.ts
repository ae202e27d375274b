import { objectionsToChangingByHand } from '@latchkey/core/entitlement/automatic'
import { formOfStages, namedIn } from '@latchkey/core/entitlement/policy-form'
import { insist } from '@latchkey/core/objection'
import type { Transaction } from '@latchkey/schema/database'
import { z } from 'zod'
import { idOf, revision } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import type { Portal } from '../../portal.ts'
import { record } from '../../record.ts'
import { insistFresh } from '../../stale.ts'
import { followEverywhere } from '../automatic/follow-everywhere.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById, policyById, type StoredPolicy } from '../catalogs.store.ts'
import { insistRolePackage } from '../insist-role-package.ts'
import { type GroupsNamed, insistPolicy, targetsIn } from './insist-policy.ts'
import { savePolicy, saveTargets, targetsOf } from './packages.store.ts'
import { policyFields } from './policy-fields.ts'
import { policyOfForm } from './policy-of-form.ts'

/** What can be changed of a policy: all of it. */
export const UpdatePolicy = z.object({ policyId: idOf('a policy'), revision: revision(), ...policyFields })

/**
 * Changes a policy. Requests that are under way keep the terms they were submitted under; access that was given keeps its end, unless it ends
 * for those who are not in the scope any more.
 */
export const updatePolicy = operation('assignmentPolicy.update', UpdatePolicy, async (portal, tx, input) => {
  const { before, after, accessPackage } = await changePolicy(portal, tx, input)
  await record(portal, tx, [
    {
      activity: 'assignmentPolicy.updated',
      target: { type: 'assignmentPolicy', id: before.id, name: after.displayName },
      related: [{ type: 'accessPackage', id: accessPackage.id, name: accessPackage.displayName }],
      details: {
        before: Object.fromEntries(Object.keys(after).map((name) => [name, before[name as keyof typeof after]])),
        after,
      },
    },
  ])
  if (before.endsOutOfScope || after.endsOutOfScope)
    await followEverywhere(portal, tx, { ...before, ...after }, `The policy ${after.displayName} was changed`)
})

/** Keeps a policy as it is to be, without what follows from it, and says what it was. Refuses what cannot be kept. */
export async function changePolicy(portal: Portal, tx: Transaction, input: z.output<typeof UpdatePolicy>) {
  const before = await policyById(tx, input.policyId)
  const accessPackage = await packageById(tx, before.accessPackageId)
  must(portal, 'assignmentPolicy.update', await factsOfCatalog(tx, accessPackage.catalogId))
  await insistRolePackage(portal, tx, accessPackage.id)
  insistFresh(input.revision, before.revision)
  insist(objectionsToChangingByHand, before)
  await insistPolicy(portal, tx, input, accessPackage.catalogId, await groupsNamedBy(tx, before))
  const after = policyOfForm(input, portal.settings.timeZone)
  await savePolicy(tx, before, after)
  await saveTargets(portal, tx, before.id, targetsIn(input))
  return { before, after, accessPackage }
}

/** The groups that a policy names now. */
const groupsNamedBy = async (tx: Transaction, { id, terms }: StoredPolicy): Promise<GroupsNamed> => ({
  approvers: namedIn({ stages: formOfStages(terms.stages) }).groupIds,
  targets: (await targetsOf(tx, [id])).get(id)?.groupIds ?? [],
})
