import type { ConnectedOrganizationId } from '@latchkey/core/ids'
import { invalid } from '@latchkey/core/refusal'
import { organizationPicker } from '@latchkey/services/entitlement/admin/policy-choices.views'
import type { Portal } from '@latchkey/services/portal'

/** The connected organization that a field names. Refuses with a sentence beside the field. */
export async function namedOrganization(portal: Portal, field: string, text: string): Promise<ConnectedOrganizationId> {
  const wanted = text.toLowerCase()
  const found = await organizationPicker(portal, text)
  const [only, ...others] = found.filter(({ displayName }) => displayName.toLowerCase() === wanted)
  if (only && others.length === 0) return only.id
  const says = only ? `Several organizations are called ${text}.` : `No connected organization is called ${text}.`
  throw invalid({ [field]: [says] })
}
