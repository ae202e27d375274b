import type { UserId } from '@latchkey/core/ids'
import { invalid } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { findUser, type StoredUser } from './users.store.ts'

/** The person that a form names; refuses with a sentence beside the field where there is none. */
export async function personChosen(db: Queries, userId: UserId): Promise<StoredUser> {
  const user = await findUser(db, userId)
  if (!user) throw invalid({ userId: ['Choose a person of the list.'] })
  return user
}
