import { z } from 'zod'
import { idOf, line, revision } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { insistFresh } from '../stale.ts'
import { productById, saveProduct } from './licenses.store.ts'

/** What can be changed of a product. */
export const UpdateProduct = z.object({
  productId: idOf('a product'),
  revision: revision(),
  displayName: line('a name'),
})

/** A license administrator gives a product another display name. */
export const updateProduct = operation('product.update', UpdateProduct, async (portal, tx, input) => {
  const product = await productById(tx, input.productId)
  must(portal, 'product.update')
  insistFresh(input.revision, product.revision)
  await saveProduct(tx, product, { displayName: input.displayName })
  await record(portal, tx, [
    {
      activity: 'product.updated',
      target: { type: 'product', id: product.id, name: input.displayName },
      details: { before: { displayName: product.displayName }, after: { displayName: input.displayName } },
    },
  ])
})
