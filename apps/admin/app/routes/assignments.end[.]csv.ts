import { notFound } from '@latchkey/core/refusal'
import { page } from '@latchkey/web/server/route'
import { endingAsked } from '../server/ending-asked.ts'
import { accessDownload } from '../server/shown-access.ts'

/** What ending many assignments would take from whom, as a file. */
export const loader = page(async ({ portal, url }) => {
  const { preview } = await endingAsked(portal, url.searchParams)
  if (preview === null) throw notFound('assignment')
  return accessDownload(portal, 'ending', preview)
})
