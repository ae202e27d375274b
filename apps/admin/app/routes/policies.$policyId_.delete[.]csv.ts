import { previewPolicyDeletion } from '@latchkey/services/entitlement/admin/preview-policy-deletion'
import { page } from '@latchkey/web/server/route'
import { accessDownload } from '../server/shown-access.ts'

/** Whose access the deletion of a policy would end, as a file. */
export const loader = page(async ({ portal, param }) => {
  const { access } = await previewPolicyDeletion(portal, param('policyId'))
  return accessDownload(portal, 'policy-deletion', access)
})
