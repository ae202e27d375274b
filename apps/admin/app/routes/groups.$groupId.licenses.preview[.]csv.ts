import { previewGroupLicenses } from '@latchkey/services/licensing/change-preview.views'
import { page } from '@latchkey/web/server/route'
import { draftAsked } from '../server/license-draft.ts'
import { previewDownload } from '../server/shown-preview.ts'

/** What a change of a group's licenses would come to, as a file. */
export const loader = page(async ({ portal, url, param }) => {
  const change = { kind: 'groupLicenses', groupId: param('groupId'), ...draftAsked(url.searchParams) } as const
  return previewDownload(portal, 'license-preview', await previewGroupLicenses(portal, change))
})
