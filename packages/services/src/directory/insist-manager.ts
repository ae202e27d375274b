import { objectionsToManager } from '@latchkey/core/directory/user'
import type { UserId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import { invalid } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { findUser, managerChain } from './users.store.ts'

/** Refuses a manager who does not exist, or with whom the line of managers would go round in a circle. */
export async function insistManager(db: Queries, userId: UserId, managerId: UserId | null): Promise<void> {
  if (managerId === null) return
  if ((await findUser(db, managerId)) === undefined) throw invalid({ managerId: ['Choose a person of the list.'] })
  insist(objectionsToManager, { userId, chain: await managerChain(db, managerId) })
}
