import { z } from 'zod'
import { changesBetween } from '../../directory/changes.ts'
import { idOf, revision } from '../../fields.ts'
import { must, operation, parse } from '../../operation.ts'
import type { Portal } from '../../portal.ts'
import { record } from '../../record.ts'
import { insistFresh } from '../../stale.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { extensionFields } from './extension-fields.ts'
import { extensionById, saveExtension } from './extensions.store.ts'
import { insistAddress } from './insist-address.ts'

/** What can be changed of a custom extension. */
export const UpdateExtension = z.object({
  extensionId: idOf('a custom extension'),
  revision: revision(),
  ...extensionFields,
})

const keepChanges = operation('customExtension.update', UpdateExtension, async (portal, tx, input) => {
  const { extensionId, revision: shown, ...fields } = input
  const extension = await extensionById(tx, extensionId)
  must(portal, 'customExtension.update', await factsOfCatalog(tx, extension.catalogId))
  insistFresh(shown, extension.revision)
  const { url, ...changes } = changesBetween(extension, fields)
  await saveExtension(tx, extension, fields)
  await record(portal, tx, [
    {
      activity: 'customExtension.updated',
      target: { type: 'customExtension', id: extension.id, name: fields.displayName },
      // An address may hold what is nobody's business: the log says that it changed, not into what.
      details: { changes, ...(url ? { addressChanged: true } : {}) },
    },
  ])
})

/**
 * Changes a custom extension. Calls that are on their way go to the new address; requests that wait go on waiting as long as they did.
 * Refuses with `extensionAddressUnfit` and `extensionAddressPrivate`.
 */
export const updateExtension = Object.assign(
  async (portal: Portal, input: z.input<typeof UpdateExtension>, once?: string): Promise<void> => {
    const { extensionId, url } = parse(UpdateExtension, input)
    const extension = await extensionById(portal.db.read, extensionId)
    must(portal, 'customExtension.update', await factsOfCatalog(portal.db.read, extension.catalogId))
    await insistAddress(portal, url)
    await keepChanges(portal, input, once)
  },
  { permission: keepChanges.permission },
)
