import { z } from 'zod'
import { idOf, revision, tick } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { insistFresh } from '../../stale.ts'
import { followEverywhere } from '../automatic/follow-everywhere.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById, policyById } from '../catalogs.store.ts'
import { insistRolePackage } from '../insist-role-package.ts'
import { savePolicy } from './packages.store.ts'

/** Whether a policy is to be on. */
export const SwitchPolicy = z.object({ policyId: idOf('a policy'), revision: revision(), enabled: tick() })

/**
 * Switches a policy on or off. While it is off nobody can request under it, or, where it assigns by its rule, nobody gets or loses the package
 * by it; requests under way go on.
 */
export const switchPolicy = operation('assignmentPolicy.update', SwitchPolicy, async (portal, tx, input) => {
  const policy = await policyById(tx, input.policyId)
  const found = await packageById(tx, policy.accessPackageId)
  must(portal, 'assignmentPolicy.update', await factsOfCatalog(tx, found.catalogId))
  if (policy.membershipRule !== null) must(portal, 'assignmentPolicy.setRule')
  if (input.enabled) await insistRolePackage(portal, tx, found.id)
  insistFresh(input.revision, policy.revision)
  await savePolicy(tx, policy, { enabled: input.enabled })
  await record(portal, tx, [
    {
      activity: input.enabled ? 'assignmentPolicy.switchedOn' : 'assignmentPolicy.switchedOff',
      target: { type: 'assignmentPolicy', id: policy.id, name: policy.displayName },
      related: [{ type: 'accessPackage', id: found.id, name: found.displayName }],
    },
  ])
  if (policy.membershipRule !== null && input.enabled)
    await followEverywhere(portal, tx, policy, `The policy ${policy.displayName} was switched on`)
})
