import { readableGroups } from '../../directory/readable-groups.store.ts'
import type { Portal } from '../../portal.ts'
import { mustReadSome } from '../../visible.ts'
import { namesOfUsersAndGroups } from './packages.store.ts'
import { namesOfOrganizations, organizationsAnswering } from './policy-names.store.ts'

/** The configured organizations that answer a search, for who runs access packages. */
export async function organizationPicker(portal: Portal, search: string) {
  mustReadSome(portal, 'accessPackage.read')
  return organizationsAnswering(portal.db.read, search)
}

/** How many names are told at once. */
const mostNames = 200

/**
 * What the people, groups and organizations with these ids are called, for a form in which they have just been chosen. Groups that the one who
 * acts may not read are left out.
 */
export async function namesOfChosen(portal: Portal, ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  mustReadSome(portal, 'accessPackage.read')
  const some = ids.slice(0, mostNames)
  const db = portal.db.read
  const named = await namesOfUsersAndGroups(db, { userIds: some, groupIds: await readableGroups(portal, db, some) })
  return Object.fromEntries([...named, ...(await namesOfOrganizations(db, some))])
}
