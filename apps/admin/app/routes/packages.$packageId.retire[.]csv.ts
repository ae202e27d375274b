import { previewRetirement } from '@latchkey/services/entitlement/admin/preview-retirement'
import { page } from '@latchkey/web/server/route'
import { accessDownload } from '../server/shown-access.ts'

/** What the retirement of a package would take from whom, as a file. */
export const loader = page(async ({ portal, param }) =>
  accessDownload(portal, 'retirement', await previewRetirement(portal, param('packageId'))),
)
