import { presetKey } from '@latchkey/core/licensing/presets'
import { objectionsToReplacementRemoval, productsBelow } from '@latchkey/core/licensing/product-rules'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { relicenseHolders } from './apply-presets.ts'
import { productById } from './licenses.store.ts'
import { keepPlaces } from './product-places.store.ts'
import { dropReplacement, everyReplacement, refusePreset } from './product-rules.store.ts'

/** Which product is not to replace which any more. */
export const RemoveSuperseded = z.object({ productId: idOf('a product'), supersededId: idOf('a product') })

/** A license administrator lets a product not replace another any more: who has a reason for the other gets it, or a place in line. */
export const removeSuperseded = operation('product.update', RemoveSuperseded, async (portal, tx, input) => {
  const product = await productById(tx, input.productId)
  must(portal, 'product.update')
  const lesser = await productById(tx, input.supersededId)
  const pairs = await everyReplacement(tx)
  const pair = pairs.find(({ productId, supersededId }) => productId === product.id && supersededId === lesser.id)
  insist(objectionsToReplacementRemoval, { present: pair !== undefined })
  await dropReplacement(tx, { productId: product.id, supersededId: lesser.id })
  if (pair?.preset) await refusePreset(tx, presetKey.pair(product.id, lesser.id), portal.now())
  await record(portal, tx, [
    {
      activity: 'product.supersededRemoved',
      target: { type: 'product', id: product.id, name: product.displayName },
      related: [{ type: 'product', id: lesser.id, name: lesser.displayName }],
    },
  ])
  await relicenseHolders(
    portal,
    tx,
    await keepPlaces(tx, [lesser.id, ...productsBelow(lesser.id, pairs)]),
    `${product.displayName} replaces ${lesser.displayName} no more`,
  )
})
