import type { GroupId } from '@latchkey/core/ids'
import { invalid } from '@latchkey/core/refusal'
import { listGroups } from '@latchkey/services/directory/groups.views'
import type { Portal } from '@latchkey/services/portal'

/** The group that a field names by a name which one group alone has. Refuses with a sentence beside the field. */
export async function namedGroup(portal: Portal, field: string, text: string): Promise<GroupId> {
  const wanted = text.toLowerCase()
  const { rows } = await listGroups(portal, { search: text })
  const [only, ...others] = rows.filter(({ displayName }) => displayName.toLowerCase() === wanted)
  if (only && others.length === 0) return only.id
  const says = only ? `Several groups are called ${text}. Choose one of the list.` : `No group is called ${text}.`
  throw invalid({ [field]: [says] })
}
