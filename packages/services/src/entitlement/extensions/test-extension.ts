import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation, parse } from '../../operation.ts'
import type { Portal } from '../../portal.ts'
import { record } from '../../record.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { entitlementSettings } from '../entitlement-settings.store.ts'
import { extensionById } from './extensions.store.ts'
import { placeOf } from './place-of.ts'
import { type CallResult, postCall } from './post-call.ts'
import { signedHeaders } from './signature.ts'

/** Which custom extension is tried out. */
export const TestExtension = z.object({ extensionId: idOf('a custom extension') })

const Keep = TestExtension.extend({ status: z.number().nullable(), failure: z.string().nullable() })

const keepTest = operation('callout.test', Keep, async (portal, tx, { extensionId, status, failure }) => {
  const extension = await extensionById(tx, extensionId)
  must(portal, 'callout.test', await factsOfCatalog(tx, extension.catalogId))
  await record(portal, tx, [
    {
      activity: 'callout.tested',
      target: { type: 'customExtension', id: extension.id, name: extension.displayName },
      details: { status, ...(failure ? { failure } : {}) },
    },
  ])
})

/** Calls an extension at once with a made-up event, signed like any other, and tells how it went. Nothing follows from the answer. */
export const testExtension = Object.assign(
  async (portal: Portal, input: z.input<typeof TestExtension>): Promise<CallResult> => {
    const { extensionId } = parse(TestExtension, input)
    const extension = await extensionById(portal.db.read, extensionId)
    must(portal, 'callout.test', await factsOfCatalog(portal.db.read, extension.catalogId))
    const id = portal.newId()
    const body = JSON.stringify({
      customExtensionStageInstanceId: id,
      stage: 'test',
      customExtension: { id: extension.id, displayName: extension.displayName },
      createdDateTime: portal.now(),
    })
    const secret = await portal.vault.unseal(extension.secret, placeOf(extension.id))
    const { privateCallouts } = await entitlementSettings(portal.db.read)
    const headers = signedHeaders(secret, { id, at: portal.now(), body })
    const result = await postCall({ url: extension.url, headers, body, privateCallouts })
    await keepTest(portal, { extensionId, ...result })
    return result
  },
  { permission: keepTest.permission },
)
