import { idOf as idOfActor } from '@latchkey/core/authorization/actor'
import { z } from 'zod'
import { insistAccountChange } from '../directory/insist-account-change.ts'
import { userById } from '../directory/users.store.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { inTransaction, luciaOver, storedSessionId } from './lucia.ts'
import { endSession, endSessionsOf } from './sessions.store.ts'

/** The token of the session that ends. */
export const SignOut = z.object({ token: z.string().max(256).nullable() })

/** Signs the actor out of this browser. Returns the Set-Cookie value that forgets the session. */
export const signOut = operation('authentication.signOut', SignOut, async (portal, tx, input) => {
  must(portal, 'authentication.signOut', { self: [idOfActor(portal.actor)] })
  if (input.token !== null) await endSession(tx, storedSessionId(input.token))
  return luciaOver(inTransaction(tx), portal.settings).createBlankSessionCookie().serialize()
})

/** Whose sessions end. */
export const SignOutEverywhere = z.object({ userId: z.string().min(1).max(64) })

/** Ends every session of a user: their own choice, or an administrator's. */
export const signOutEverywhere = operation(
  'authentication.signOutEverywhere',
  SignOutEverywhere,
  async (portal, tx, input) => {
    must(portal, 'authentication.signOutEverywhere', { self: [input.userId] })
    const user = await userById(tx, input.userId)
    await insistAccountChange(portal, tx, user.id)
    await endSessionsOf(tx, user.id)
    await record(portal, tx, [
      {
        activity: 'user.signedOutEverywhere',
        target: { type: 'user', id: user.id, name: user.displayName },
        subjectId: user.id,
      },
    ])
    return luciaOver(inTransaction(tx), portal.settings).createBlankSessionCookie().serialize()
  },
)
