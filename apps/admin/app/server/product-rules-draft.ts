import { previewProductRules } from '@latchkey/services/licensing/change-preview.views'
import { productDetail } from '@latchkey/services/licensing/products.views'
import { SetProductRules } from '@latchkey/services/licensing/set-product-rules'
import type { Portal } from '@latchkey/services/portal'
import { z } from 'zod'
import type { Params } from '../parts/address.ts'

/** What the form of a product's rules sends. */
export const ProductRulesForm = SetProductRules.omit({ productId: true, digest: true }).extend({
  /** The button: `preview`, or none to save. */
  button: z.string().max(20).optional(),
})

/** Rules as an address carries them: what was typed. */
export const rulesParams = (rules: Omit<z.output<typeof ProductRulesForm>, 'button'>): Params => ({
  revision: String(rules.revision),
  rank: String(rules.rank),
  allowedCountries: rules.allowedCountries?.join(','),
  lowShare: String(rules.lowShare),
})

/** What the rules of a product that an address carries would come to; those that it has where it carries none, or none that make sense. */
export async function rulesDraft(portal: Portal, productId: string, asked: URLSearchParams) {
  const { product } = await productDetail(portal, productId)
  const typed = ProductRulesForm.safeParse(Object.fromEntries(asked))
  const { revision, rank, allowedCountries, lowShare } = typed.success ? typed.data : product
  const rules = { revision, rank, allowedCountries: allowedCountries && [...allowedCountries], lowShare }
  const preview = await previewProductRules(portal, { productId, rank, allowedCountries })
  return { product: { id: product.id, displayName: product.displayName }, rules, preview, params: rulesParams(rules) }
}
