import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { letGo } from '../automatic/let-go.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById, policyById } from '../catalogs.store.ts'
import { savePolicy } from './packages.store.ts'

/** Which policy is deleted. */
export const DeletePolicy = z.object({ policyId: idOf('a policy') })

/**
 * Deletes a policy. Nobody can request under it any more; requests under way keep its terms and go on. Where it assigned by its rule, access
 * ends after its grace, if it would have ended for those whom the rule does not take.
 */
export const deletePolicy = operation('assignmentPolicy.delete', DeletePolicy, async (portal, tx, input) => {
  const policy = await policyById(tx, input.policyId)
  const found = await packageById(tx, policy.accessPackageId)
  must(portal, 'assignmentPolicy.delete', await factsOfCatalog(tx, found.catalogId))
  if (policy.membershipRule !== null) {
    must(portal, 'assignmentPolicy.setRule')
    if (policy.endsOutOfScope) await letGo(portal, tx, policy, found.displayName)
  }
  await savePolicy(tx, policy, { enabled: false, deletedAt: portal.now() })
  await record(portal, tx, [
    {
      activity: 'assignmentPolicy.deleted',
      target: { type: 'assignmentPolicy', id: policy.id, name: policy.displayName },
      related: [{ type: 'accessPackage', id: found.id, name: found.displayName }],
    },
  ])
})
