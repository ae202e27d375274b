import type { UserId } from '@latchkey/core/ids'
import { invalid } from '@latchkey/core/refusal'
import { listUsers } from '@latchkey/services/directory/users.views'
import type { Portal } from '@latchkey/services/portal'

/**
 * The person whom a field names by user name or by a full name that one person alone has; null where it is empty. Refuses with a
 * sentence beside the field.
 */
export async function namedPerson(portal: Portal, field: string, text: string | null): Promise<UserId | null> {
  if (!text) return null
  const wanted = text.toLowerCase()
  const { rows } = await listUsers(portal, { search: text })
  const byUserName = rows.find(({ userPrincipalName }) => userPrincipalName.toLowerCase() === wanted)
  if (byUserName) return byUserName.id
  const byName = rows.filter(({ displayName }) => displayName.toLowerCase() === wanted)
  const [only] = byName
  if (only && byName.length === 1) return only.id
  const says = only
    ? 'Several people have this name. Enter the user name instead.'
    : 'Nobody has this user name or full name.'
  throw invalid({ [field]: [says] })
}
