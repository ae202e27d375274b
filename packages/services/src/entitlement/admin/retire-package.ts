import { objectionsToRetirement } from '@latchkey/core/entitlement/retirement'
import { insist } from '@latchkey/core/objection'
import type { Transaction } from '@latchkey/schema/database'
import { z } from 'zod'
import { pageAddress } from '../../addresses.ts'
import { idOf, instantIn, optionalClockTime, paragraph, revision } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import type { Portal } from '../../portal.ts'
import { type Addressed, record } from '../../record.ts'
import { insistFresh } from '../../stale.ts'
import { assignmentsById } from '../assignments.store.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById, type StoredPackage } from '../catalogs.store.ts'
import { holdersOfPackage } from '../grants.store.ts'
import { closeRequestsFor } from './close-requests-for.ts'
import { savePackage } from './packages.store.ts'
import { planRemovals } from './removals.store.ts'

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
  await savePackage(tx, found, { retiresAt })
  await planRemovals(tx, found.id, retiresAt)
  const closed = await closeRequestsFor(portal, tx, found, 'The access package is being retired.')
  const holders = await tellHolders(portal, tx, found, retiresAt, input.note)
  await record(portal, tx, [
    {
      activity: 'accessPackage.retiring',
      target: { type: 'accessPackage', id: found.id, name: found.displayName },
      details: { retiresAt, holders, closedRequests: closed, ...(input.note ? { note: input.note } : {}) },
    },
  ])
  return holders
})

/** Tells everybody who has a package when it goes, a stretch of people at a time; returns how many have it. */
async function tellHolders(
  portal: Portal,
  tx: Transaction,
  found: StoredPackage,
  endsAt: Date,
  note: string,
): Promise<number> {
  const url = pageAddress(portal, 'my-access', '/assignments')
  let count = 0
  for (let holders = await holdersOfPackage(tx, found.id); holders.length > 0; ) {
    const ids = holders.map(({ assignmentId }) => assignmentId)
    const letters = (await assignmentsById(tx, ids)).flatMap(({ targetId, terms }): readonly Addressed[] =>
      terms.notifies
        ? [{ template: 'packageRetires', to: targetId, data: { packageName: found.displayName, endsAt, note, url } }]
        : [],
    )
    await record(portal, tx, [], letters)
    count += holders.length
    holders = await holdersOfPackage(tx, found.id, ids.at(-1))
  }
  return count
}
