import { previewAssigning } from '@latchkey/services/entitlement/admin/assign-many'
import { fileForm } from '@latchkey/web/server/forms'
import { Assigning } from '../server/assigning.ts'
import { accessDownload } from '../server/shown-access.ts'

/** What assigning a package to a list would come to, as a file: asked by the form that was not carried out. */
export const action = fileForm(Assigning, async ({ portal }, value) => {
  const { access } = await previewAssigning(portal, value)
  return accessDownload(portal, 'assigning-preview', access)
})
