import type { UserId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { users } from '@latchkey/schema/tables/directory'
import { type PersonRow, personColumns } from './people.ts'

const named = prepared((db) => db.select(personColumns).from(users).where(amongGiven(users.id, 'userIds')))

/** These people as lists name them, in no order. One query at most. */
export const peopleNamed = async (db: Queries, userIds: readonly UserId[]): Promise<readonly PersonRow[]> =>
  userIds.length === 0 ? [] : named(db, { userIds: listed(userIds) })
