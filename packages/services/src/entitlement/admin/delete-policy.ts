import type { AssignmentId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { insistAsShown } from '../../licensing/preview-change.ts'
import { must, operation } from '../../operation.ts'
import type { Portal } from '../../portal.ts'
import { record } from '../../record.ts'
import { heldUntilLetGo, letGo } from '../automatic/let-go.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById, policyById, type StoredPolicy } from '../catalogs.store.ts'
import { sealOf } from '../effect-of-assigning.ts'
import { savePolicy } from './packages.store.ts'

/** Which policy is deleted, on the condition that exactly the access ends which a preview named. */
export const DeletePolicy = z.object({ policyId: idOf('a policy'), seal: z.string().max(64).optional() })

/**
 * Deletes a policy. Nobody can request under it any more; requests under way keep its terms and go on. Where it assigned by its rule, access
 * ends after its grace, if it would have ended for those whom the rule does not take. Refuses with `previewStale` where other access would end
 * than was shown.
 */
export const deletePolicy = operation('assignmentPolicy.delete', DeletePolicy, async (portal, tx, input) => {
  const { policy, accessPackage } = await policyToDelete(portal, tx, input.policyId)
  if (input.seal !== undefined) insistAsShown({ digest: await sealOfDeletion(tx, policy) }, input.seal)
  await letGo(portal, tx, policy, accessPackage.displayName)
  await savePolicy(tx, policy, { enabled: false, deletedAt: portal.now() })
  await record(portal, tx, [
    {
      activity: 'assignmentPolicy.deleted',
      target: { type: 'assignmentPolicy', id: policy.id, name: policy.displayName },
      related: [{ type: 'accessPackage', id: accessPackage.id, name: accessPackage.displayName }],
    },
  ])
})

/** A policy that the one who acts may delete, with its package. A rule is the business of governance alone. */
export async function policyToDelete(portal: Portal, db: Queries, policyId: string) {
  const policy = await policyById(db, policyId)
  const accessPackage = await packageById(db, policy.accessPackageId)
  must(portal, 'assignmentPolicy.delete', await factsOfCatalog(db, accessPackage.catalogId))
  if (policy.membershipRule !== null) must(portal, 'assignmentPolicy.setRule')
  return { policy, accessPackage }
}

async function sealOfDeletion(db: Queries, policy: StoredPolicy): Promise<string> {
  const ending: AssignmentId[] = []
  for await (const holders of heldUntilLetGo(db, policy))
    ending.push(...holders.map(({ assignmentId }) => assignmentId))
  return sealOf(ending)
}
