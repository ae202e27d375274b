import { notFound } from '@latchkey/core/refusal'
import { page } from '@latchkey/web/server/route'
import { packageChange } from '../server/package-change.ts'
import { accessDownload } from '../server/shown-access.ts'

/** What a change of a package would come to for everybody who has it, as a file. */
export const loader = page(async ({ portal, param, url }) => {
  const { preview } = await packageChange(portal, param('packageId'), url.searchParams)
  if (preview === null) throw notFound('role')
  return accessDownload(portal, 'package-change', preview)
})
