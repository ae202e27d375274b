import { objectionsToCallingOff } from '@latchkey/core/entitlement/retirement'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { pageAddress } from '../../addresses.ts'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById } from '../catalogs.store.ts'
import { savePackage } from './packages.store.ts'
import { dropRemovals } from './removals.store.ts'
import { tellHolders } from './tell-holders.ts'

/** Whose retirement is called off. */
export const CallOffRetirement = z.object({ accessPackageId: idOf('an access package') })

/** Calls the retirement of a package off before its day: whoever has it keeps it, and it can be requested again, and they are told. Closed requests stay closed. */
export const callOffRetirement = operation('accessPackage.retire', CallOffRetirement, async (portal, tx, input) => {
  const found = await packageById(tx, input.accessPackageId)
  must(portal, 'accessPackage.retire', await factsOfCatalog(tx, found.catalogId))
  insist(objectionsToCallingOff, { retiresAt: found.retiresAt, at: portal.now() })
  await savePackage(tx, found, { retiresAt: null })
  await dropRemovals(tx, found.id)
  const url = pageAddress(portal, 'my-access', '/assignments')
  await tellHolders(portal, tx, found.id, {
    template: 'retirementCalledOff',
    data: { packageName: found.displayName, url },
  })
  await record(portal, tx, [
    {
      activity: 'accessPackage.retirementCalledOff',
      target: { type: 'accessPackage', id: found.id, name: found.displayName },
      details: { retiresAt: found.retiresAt },
    },
  ])
})
