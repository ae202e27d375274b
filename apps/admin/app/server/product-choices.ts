import type { ProductId } from '@latchkey/core/ids'
import { listProducts, type ProductRow, productDetail } from '@latchkey/services/licensing/products.views'
import type { Portal } from '@latchkey/services/portal'

/** How many pages of products a choice reads: more than anybody would read through. */
const mostPages = 6

/** Every product of which something was bought, by name, for choosing one. */
export async function productChoices(portal: Portal): Promise<readonly ProductRow[]> {
  const found: ProductRow[] = []
  let cursor: string | null = null
  for (let page = 0; page < mostPages; page += 1) {
    const { rows, next }: { rows: readonly ProductRow[]; next: string | null } = await listProducts(portal, {
      only: 'subscribed',
      cursor,
    })
    found.push(...rows)
    if (next === null) break
    cursor = next
  }
  return found
}

/** The product that the address chooses, with its plans and seats; null where it chooses none. */
export async function chosenProduct(portal: Portal, productId: ProductId | null) {
  if (!productId) return null
  const { product, usage, plans } = await productDetail(portal, productId)
  return {
    id: product.id,
    displayName: product.displayName,
    free: usage.free,
    waiting: usage.waiting,
    plans,
    disabledPlans: null,
  }
}
