import { objectionsToRetirement } from '@latchkey/core/entitlement/retirement'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { pageAddress } from '../../addresses.ts'
import { insistAdministratorWithout } from '../../directory/insist-role-group.ts'
import { idOf, instantIn, optionalClockTime, paragraph, revision } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { insistFresh } from '../../stale.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById } from '../catalogs.store.ts'
import { closeRequestsFor } from './close-requests-for.ts'
import { savePackage } from './packages.store.ts'
import { planRemovals } from './removals.store.ts'
import { tellHolders } from './tell-holders.ts'

/** When a package is retired, and what its holders are told. */
export const RetirePackage = z.object({
  accessPackageId: idOf('an access package'),
  revision: revision(),
  /** A day begins on the clocks of the portal's zone. */
  retiresAt: optionalClockTime().refine((at) => at !== null, 'Choose the day on which access ends.'),
  note: paragraph(500),
})

/**
 * Retires a package: from now on nobody new gets it and its open requests are closed; everybody who has it is told, and loses it on the
 * day; when the last assignment has ended, the package is deleted by itself. Returns how many people have it.
 */
export const retirePackage = operation('accessPackage.retire', RetirePackage, async (portal, tx, input) => {
  const found = await packageById(tx, input.accessPackageId)
  must(portal, 'accessPackage.retire', await factsOfCatalog(tx, found.catalogId))
  insistFresh(input.revision, found.revision)
  const retiresAt = instantIn(input.retiresAt, portal.settings.timeZone) ?? portal.now()
  insist(objectionsToRetirement, { retiring: found.retiresAt !== null, retiresAt, at: portal.now() })
  await insistAdministratorWithout(tx, found.id)
  await savePackage(tx, found, { retiresAt })
  await planRemovals(tx, found.id, retiresAt)
  const closed = await closeRequestsFor(portal, tx, found, 'The access package is being retired.')
  const url = pageAddress(portal, 'my-access', '/assignments')
  const holders = await tellHolders(portal, tx, found.id, {
    template: 'packageRetires',
    data: { packageName: found.displayName, endsAt: retiresAt, note: input.note, url },
  })
  await record(portal, tx, [
    {
      activity: 'accessPackage.retiring',
      target: { type: 'accessPackage', id: found.id, name: found.displayName },
      details: { retiresAt, holders, closedRequests: closed, ...(input.note ? { note: input.note } : {}) },
    },
  ])
  return holders
})
