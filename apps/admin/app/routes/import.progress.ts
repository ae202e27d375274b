import { importProgress } from '@latchkey/services/imports/import-progress'
import { whyNotImport } from '@latchkey/services/overview/records-rights.views'
import { page } from '@latchkey/web/server/route'
import { refusedWith } from '../server/refused-with.ts'

/** How far the import of the one who asks has come. */
export const loader = page(async ({ portal }) => {
  const why = whyNotImport(portal)
  refusedWith(why.users === null || why.products === null ? null : why.users)
  return { progress: await importProgress(portal) }
})
