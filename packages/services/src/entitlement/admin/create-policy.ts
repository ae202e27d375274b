import type { PolicyId } from '@latchkey/core/ids'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById } from '../catalogs.store.ts'
import { insistRolePackage } from '../insist-role-package.ts'
import { insistRoomFor } from '../limits.store.ts'
import { insistPolicy, targetsIn } from './insist-policy.ts'
import { addPolicy, saveTargets } from './packages.store.ts'
import { policyFields } from './policy-fields.ts'
import { policyOfForm } from './policy-of-form.ts'

/** A new assignment policy. */
export const CreatePolicy = z.object({ accessPackageId: idOf('an access package'), ...policyFields })

/** Adds a policy to a package: who may request it, who approves, how long it lasts. Returns its id. */
export const createPolicy = operation('assignmentPolicy.create', CreatePolicy, async (portal, tx, input) => {
  const found = await packageById(tx, input.accessPackageId)
  must(portal, 'assignmentPolicy.create', await factsOfCatalog(tx, found.catalogId))
  await insistRolePackage(portal, tx, found.id)
  await insistRoomFor(tx, 'policies')
  await insistPolicy(portal, tx, input, found.catalogId)
  const id: PolicyId = portal.newId()
  const kept = policyOfForm(input, portal.settings.timeZone)
  await addPolicy(tx, {
    id,
    accessPackageId: found.id,
    ...kept,
    membershipRule: null,
    ruleRunAt: null,
    createdAt: portal.now(),
    deletedAt: null,
    revision: 0,
  })
  await saveTargets(portal, tx, id, targetsIn(input))
  await record(portal, tx, [
    {
      activity: 'assignmentPolicy.created',
      target: { type: 'assignmentPolicy', id, name: input.displayName },
      related: [{ type: 'accessPackage', id: found.id, name: found.displayName }],
      details: { scope: input.scope, enabled: input.enabled, terms: kept.terms },
    },
  ])
  return id
})
