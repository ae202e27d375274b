import type { ExtensionId } from '@latchkey/core/ids'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation, parse } from '../../operation.ts'
import type { Portal } from '../../portal.ts'
import { record } from '../../record.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { catalogById } from '../catalogs.store.ts'
import { insistRoomFor } from '../limits.store.ts'
import { extensionFields } from './extension-fields.ts'
import { addExtension } from './extensions.store.ts'
import { insistAddress } from './insist-address.ts'
import { placeOf } from './place-of.ts'
import { newSecret } from './signature.ts'

/** A new custom extension. */
export const CreateExtension = z.object({ catalogId: idOf('a catalog'), ...extensionFields })

/** A new custom extension, and the secret that signs its calls. It is told once. */
export interface CreatedExtension {
  readonly id: ExtensionId
  readonly secret: string
}

const Keep = z.object({ extension: CreateExtension, id: z.string(), secret: z.string() })

const keepExtension = operation('customExtension.create', Keep, async (portal, tx, { extension, id, secret }) => {
  const catalog = await catalogById(tx, extension.catalogId)
  must(portal, 'customExtension.create', await factsOfCatalog(tx, catalog.id))
  await insistRoomFor(tx, 'customExtensions')
  await addExtension(tx, { id, ...extension, secret, createdAt: portal.now(), deletedAt: null, revision: 0 })
  await record(portal, tx, [
    {
      activity: 'customExtension.created',
      target: { type: 'customExtension', id, name: extension.displayName },
      related: [{ type: 'catalog', id: catalog.id, name: catalog.displayName }],
      details: { waits: extension.waits, ...(extension.waits ? { waitHours: extension.waitHours } : {}) },
    },
  ])
})

/**
 * Adds a program that policies of a catalog can call. The secret is made and sealed outside the transaction, so that it is in no answer
 * that is kept. Refuses with `extensionAddressUnfit`, `extensionAddressPrivate` and `limitReached`.
 */
export const createExtension = Object.assign(
  async (portal: Portal, input: z.input<typeof CreateExtension>): Promise<CreatedExtension> => {
    const extension = parse(CreateExtension, input)
    const { id: catalogId } = await catalogById(portal.db.read, extension.catalogId)
    // Asked before the network is: who may not add extensions finds nothing out about it.
    must(portal, 'customExtension.create', await factsOfCatalog(portal.db.read, catalogId))
    await insistAddress(portal, extension.url)
    const [id, secret]: [ExtensionId, string] = [portal.newId(), newSecret()]
    await keepExtension(portal, { extension, id, secret: await portal.vault.seal(secret, placeOf(id)) })
    return { id, secret }
  },
  { permission: keepExtension.permission },
)
