import { objectionsToChangingByHand } from '@latchkey/core/entitlement/automatic'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf, revision } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { insistFresh } from '../../stale.ts'
import { followEverywhere } from '../automatic/follow-everywhere.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById, policyById } from '../catalogs.store.ts'
import { insistPolicy, targetsIn } from './insist-policy.ts'
import { savePolicy, saveTargets } from './packages.store.ts'
import { policyFields } from './policy-fields.ts'
import { policyOfForm } from './policy-of-form.ts'

/** What can be changed of a policy: all of it. */
export const UpdatePolicy = z.object({ policyId: idOf('a policy'), revision: revision(), ...policyFields })

/**
 * Changes a policy. Requests that are under way keep the terms they were submitted under; access that was given keeps its end, unless it ends
 * for those who are not in the scope any more.
 */
export const updatePolicy = operation('assignmentPolicy.update', UpdatePolicy, async (portal, tx, input) => {
  const policy = await policyById(tx, input.policyId)
  const found = await packageById(tx, policy.accessPackageId)
  must(portal, 'assignmentPolicy.update', await factsOfCatalog(tx, found.catalogId))
  insistFresh(input.revision, policy.revision)
  insist(objectionsToChangingByHand, policy)
  await insistPolicy(portal, tx, input, found.catalogId)
  const after = policyOfForm(input, portal.settings.timeZone)
  await savePolicy(tx, policy, after)
  await saveTargets(portal, tx, policy.id, targetsIn(input))
  await record(portal, tx, [
    {
      activity: 'assignmentPolicy.updated',
      target: { type: 'assignmentPolicy', id: policy.id, name: after.displayName },
      related: [{ type: 'accessPackage', id: found.id, name: found.displayName }],
      details: {
        before: Object.fromEntries(Object.keys(after).map((name) => [name, policy[name as keyof typeof after]])),
        after,
      },
    },
  ])
  if (policy.endsOutOfScope || after.endsOutOfScope)
    await followEverywhere(portal, tx, { ...policy, ...after }, `The policy ${after.displayName} was changed`)
})
