import { objectionsToReplacement, productsAbove, productsBelow } from '@latchkey/core/licensing/product-rules'
import { insist } from '@latchkey/core/objection'
import { insert } from '@latchkey/schema/insert'
import { productSupersedes } from '@latchkey/schema/tables/licensing'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { relicenseHolders } from './apply-presets.ts'
import { productById } from './licenses.store.ts'
import { keepPlaces } from './product-places.store.ts'
import { everyReplacement } from './product-rules.store.ts'

/** Which product is to replace which. */
export const AddSuperseded = z.object({ productId: idOf('a product'), supersededId: idOf('a product') })

/** A license administrator lets one product replace another: who holds the first takes no seat of the second any more. */
export const addSuperseded = operation('product.update', AddSuperseded, async (portal, tx, input) => {
  const product = await productById(tx, input.productId)
  must(portal, 'product.update')
  const lesser = await productById(tx, input.supersededId)
  const pairs = await everyReplacement(tx)
  insist(objectionsToReplacement, {
    productId: product.id,
    supersededId: lesser.id,
    present: pairs.some((pair) => pair.productId === product.id && pair.supersededId === lesser.id),
    above: productsAbove(product.id, pairs),
  })
  await insert(tx, productSupersedes, [{ productId: product.id, supersededId: lesser.id, preset: false }])
  await record(portal, tx, [
    {
      activity: 'product.supersededAdded',
      target: { type: 'product', id: product.id, name: product.displayName },
      related: [{ type: 'product', id: lesser.id, name: lesser.displayName }],
    },
  ])
  await relicenseHolders(
    portal,
    tx,
    await keepPlaces(tx, [lesser.id, ...productsBelow(lesser.id, pairs)]),
    `${product.displayName} replaces ${lesser.displayName}`,
  )
})
