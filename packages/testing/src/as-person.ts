import type { UserId } from '@latchkey/core/ids'
import { personById } from '@latchkey/services/authorization.store'
import { actingAs, type Portal } from '@latchkey/services/portal'

/** A portal with a user acting; throws for who is unknown or disabled. */
export async function asPerson(portal: Portal, userId: UserId): Promise<Portal> {
  const person = await personById(portal.db.read, userId)
  if (!person) throw new Error(`nobody who may act has the id ${userId}`)
  return actingAs(portal, person)
}
