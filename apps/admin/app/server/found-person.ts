import type { UserId } from '@latchkey/core/ids'
import { listUsers } from '@latchkey/services/directory/users.views'
import type { Portal } from '@latchkey/services/portal'

/** A person as a filter names them. */
export interface FoundPerson {
  readonly id: UserId
  readonly displayName: string
}

/** The one person whom a filter names by user name, full name or id; null where nobody, or more than one, is called so. */
export async function foundPerson(portal: Portal, text: string | null): Promise<FoundPerson | null> {
  if (!text) return null
  const wanted = text.trim().toLowerCase()
  const { rows } = await listUsers(portal, { search: wanted })
  const byUserName = rows.filter(({ userPrincipalName }) => userPrincipalName.toLowerCase() === wanted)
  const byName = rows.filter(({ displayName }) => displayName.toLowerCase() === wanted)
  const [only, ...others] = byUserName.length > 0 ? byUserName : byName
  return only && others.length === 0 ? { id: only.id, displayName: only.displayName } : null
}
