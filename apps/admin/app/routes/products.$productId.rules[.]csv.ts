import { page } from '@latchkey/web/server/route'
import { rulesDraft } from '../server/product-rules-draft.ts'
import { previewDownload } from '../server/shown-preview.ts'

/** What other rules of a product would come to, as a file. */
export const loader = page(async ({ portal, url, param }) => {
  const { preview } = await rulesDraft(portal, param('productId'), url.searchParams)
  return previewDownload(portal, 'rules-preview', preview)
})
