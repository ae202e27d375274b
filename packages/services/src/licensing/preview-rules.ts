import type { ProductId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import type { Portal } from '../portal.ts'
import { type ChangePreview, previewChange } from './preview-change.ts'
import { productFactsOf } from './product-facts.store.ts'

/** What is to decide about a product beside its units. */
export interface RulesWished {
  readonly productId: ProductId
  readonly rank: number
  /** Null means everywhere. */
  readonly allowedCountries: readonly string[] | null
}

/** What another rank and other countries of a product would come to; what replaces it stays. Reads only. Who may ask is decided by who calls. */
export async function previewRules(portal: Portal, db: Queries, wished: RulesWished): Promise<ChangePreview> {
  const { products } = await productFactsOf(db, [wished.productId])
  const { productId, rank, allowedCountries } = wished
  const supersededBy = products[0]?.supersededBy ?? []
  return previewChange(portal, db, { kind: 'rules', productId, rank, allowedCountries, supersededBy })
}
