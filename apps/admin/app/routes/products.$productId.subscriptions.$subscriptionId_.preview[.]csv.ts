import { page } from '@latchkey/web/server/route'
import { previewDownload } from '../server/shown-preview.ts'
import { subscriptionDraft } from '../server/subscription-draft.ts'

/** What a change of a subscription would come to, as a file. */
export const loader = page(async ({ portal, url, param }) => {
  const ids = { productId: param('productId'), subscriptionId: param('subscriptionId') }
  const { preview } = await subscriptionDraft(portal, ids, url.searchParams)
  return previewDownload(portal, 'subscription-preview', preview)
})
