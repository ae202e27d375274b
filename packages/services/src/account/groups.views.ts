import { groupsRelatedTo } from '../directory/groups.store.ts'
import { type GroupOfUser, groupsOfUser } from '../directory/groups-of-user.store.ts'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'
import { within } from '../visible.ts'

/** The groups that the person who acts is in, by name, and every reason. Refuses who is not signed in. */
export async function myGroups(portal: Portal): Promise<readonly GroupOfUser[]> {
  const { id } = signedIn(portal)
  const db = portal.db.read
  return groupsOfUser(db, id, within(portal, 'group.read', groupsRelatedTo(db, portal.actor)))
}
