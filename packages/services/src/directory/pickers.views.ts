import { bestMatches } from '@latchkey/core/directory/best-matches'
import { contains } from '@latchkey/schema/search'
import { groups, users } from '@latchkey/schema/tables/directory'
import { and, asc, eq, isNull, or } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import { mustRead, within } from '../visible.ts'
import { groupsRelatedTo, type StoredGroup } from './groups.store.ts'
import { type PersonRow, personColumns } from './people.ts'

/** How many a picker offers, and among how many the best are looked for. */
const offered = 20
const considered = 200

/** The people who answer a search best, for choosing one: name, title and department of who can sign in. */
export async function peoplePicker(portal: Portal, search: string): Promise<readonly PersonRow[]> {
  mustRead(portal, 'person.read')
  const rows = await portal.db.read
    .select(personColumns)
    .from(users)
    .where(
      and(
        eq(users.accountEnabled, true),
        search.trim() === ''
          ? undefined
          : or(
              contains(users.displayName, search),
              contains(users.userPrincipalName, search),
              contains(users.mail, search),
            ),
      ),
    )
    .orderBy(asc(users.displayName), asc(users.id))
    .limit(considered)
  return bestMatches(rows, search, offered)
}

/** A group to choose. */
export type GroupChoice = Pick<StoredGroup, 'id' | 'displayName' | 'description' | 'kind'>

/** The groups that the actor may read and that answer a search best, for choosing one. */
export async function groupPicker(portal: Portal, search: string): Promise<readonly GroupChoice[]> {
  const db = portal.db.read
  const rows = await db
    .select({ id: groups.id, displayName: groups.displayName, description: groups.description, kind: groups.kind })
    .from(groups)
    .where(
      and(
        isNull(groups.deletedAt),
        within(portal, 'group.read', groupsRelatedTo(db, portal.actor)),
        search.trim() === '' ? undefined : contains(groups.displayName, search),
      ),
    )
    .orderBy(asc(groups.displayName), asc(groups.id))
    .limit(considered)
  return bestMatches(rows, search, offered)
}
