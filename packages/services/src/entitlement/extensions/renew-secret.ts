import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation, parse } from '../../operation.ts'
import type { Portal } from '../../portal.ts'
import { record } from '../../record.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { extensionById, saveExtension } from './extensions.store.ts'
import { placeOf } from './place-of.ts'
import { newSecret } from './signature.ts'

/** Which custom extension gets a new secret. */
export const RenewSecret = z.object({ extensionId: idOf('a custom extension') })

const Keep = RenewSecret.extend({ sealed: z.string() })

const keepSecret = operation('customExtension.renewSecret', Keep, async (portal, tx, { extensionId, sealed }) => {
  const extension = await extensionById(tx, extensionId)
  must(portal, 'customExtension.renewSecret', await factsOfCatalog(tx, extension.catalogId))
  await saveExtension(tx, extension, { secret: sealed })
  await record(portal, tx, [
    {
      activity: 'customExtension.secretRenewed',
      target: { type: 'customExtension', id: extension.id, name: extension.displayName },
    },
  ])
})

/** Replaces the secret that signs the calls of an extension, and tells the new one once. The old one counts no more at once. */
export const renewSecret = Object.assign(
  async (portal: Portal, input: z.input<typeof RenewSecret>): Promise<string> => {
    const { extensionId } = parse(RenewSecret, input)
    const secret = newSecret()
    await keepSecret(portal, { extensionId, sealed: await portal.vault.seal(secret, placeOf(extensionId)) })
    return secret
  },
  { permission: keepSecret.permission },
)
