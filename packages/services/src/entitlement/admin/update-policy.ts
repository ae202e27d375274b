import { termsFromForm } from '@latchkey/core/entitlement/policy-form'
import { z } from 'zod'
import { idOf, revision } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { insistFresh } from '../../stale.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById, policyById } from '../catalogs.store.ts'
import { insistPolicy, targetsIn } from './insist-policy.ts'
import { savePolicy, saveTargets } from './packages.store.ts'
import { policyFields } from './policy-fields.ts'

/** What can be changed of a policy: all of it. */
export const UpdatePolicy = z.object({ policyId: idOf('a policy'), revision: revision(), ...policyFields })

/** Changes a policy. Requests that are under way keep the terms they were submitted under; access that was given keeps its end. */
export const updatePolicy = operation('assignmentPolicy.update', UpdatePolicy, async (portal, tx, input) => {
  const policy = await policyById(tx, input.policyId)
  const found = await packageById(tx, policy.accessPackageId)
  must(portal, 'assignmentPolicy.update', await factsOfCatalog(tx, found.catalogId))
  insistFresh(input.revision, policy.revision)
  await insistPolicy(portal, tx, input)
  const { displayName, description, enabled } = input
  const after = { displayName, description, enabled, allowedTargetScope: input.scope, terms: termsFromForm(input) }
  await savePolicy(tx, policy, after)
  await saveTargets(portal, tx, policy.id, targetsIn(input))
  await record(portal, tx, [
    {
      activity: 'assignmentPolicy.updated',
      target: { type: 'assignmentPolicy', id: policy.id, name: displayName },
      related: [{ type: 'accessPackage', id: found.id, name: found.displayName }],
      details: {
        before: {
          displayName: policy.displayName,
          description: policy.description,
          enabled: policy.enabled,
          allowedTargetScope: policy.allowedTargetScope,
          terms: policy.terms,
        },
        after,
      },
    },
  ])
})
