import { objectionsToExtensionDeletion } from '@latchkey/core/entitlement/custom-extension'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { extensionById, openCallsOf, policiesCalling, saveExtension } from './extensions.store.ts'

/** Which custom extension is deleted. */
export const DeleteExtension = z.object({ extensionId: idOf('a custom extension') })

/** Deletes a custom extension that no policy calls and nothing waits for. Its secret is forgotten; the log of its calls stays. */
export const deleteExtension = operation('customExtension.delete', DeleteExtension, async (portal, tx, input) => {
  const extension = await extensionById(tx, input.extensionId)
  must(portal, 'customExtension.delete', await factsOfCatalog(tx, extension.catalogId))
  insist(objectionsToExtensionDeletion, {
    policies: (await policiesCalling(tx, extension)).map(({ displayName }) => displayName),
    open: await openCallsOf(tx, extension.id),
  })
  await saveExtension(tx, extension, { deletedAt: portal.now(), enabled: false, secret: '' })
  await record(portal, tx, [
    {
      activity: 'customExtension.deleted',
      target: { type: 'customExtension', id: extension.id, name: extension.displayName },
    },
  ])
})
