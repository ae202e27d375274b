import { idOf as idOfActor, nameOf } from '@latchkey/core/authorization/actor'
import { objectionsToAccountChange } from '@latchkey/core/directory/user'
import { insist } from '@latchkey/core/objection'
import { notFound } from '@latchkey/core/refusal'
import { users } from '@latchkey/schema/tables/directory'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { rolesOf } from '../authorization.store.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { clearLockouts, setPassword } from './credentials.store.ts'
import { hashPassword, temporaryPassword } from './passwords.ts'
import { endSessionsOf } from './sessions.store.ts'

const KeepReset = z.object({ userId: idOf('a person'), passwordHash: z.string() })

const keepReset = operation('authentication.resetPassword', KeepReset, async (portal, tx, input) => {
  must(portal, 'authentication.resetPassword')
  const [user] = await tx
    .select({ id: users.id, displayName: users.displayName, userPrincipalName: users.userPrincipalName })
    .from(users)
    .where(eq(users.id, input.userId))
  if (!user) throw notFound('person')
  const { actor } = portal
  insist(objectionsToAccountChange, {
    by: { id: idOfActor(actor), roles: actor.kind === 'user' ? actor.roles : [], system: actor.kind === 'system' },
    account: { id: user.id, roles: await rolesOf(tx, user.id) },
  })
  await setPassword(tx, {
    userId: user.id,
    passwordHash: input.passwordHash,
    passwordChangedAt: portal.now(),
    mustChangePassword: true,
  })
  await endSessionsOf(tx, user.id)
  await clearLockouts(tx, [`user:${user.userPrincipalName.toLowerCase()}`])
  const url = pageAddress(portal, 'sign-in', '')
  await record(
    portal,
    tx,
    [
      {
        activity: 'user.passwordReset',
        target: { type: 'user', id: user.id, name: user.displayName },
        subjectId: user.id,
      },
    ],
    [{ template: 'passwordReset', to: user.id, data: { by: nameOf(actor), url } }],
  )
})

/**
 * Gives somebody a temporary password that they must change when they sign in; their sessions and locks end. Returns the password,
 * which is shown once and kept nowhere. Refuses with `protectedAccount`.
 */
export async function resetPassword(portal: Portal, input: { readonly userId: string }): Promise<string> {
  const password = temporaryPassword()
  const passwordHash = await hashPassword(password)
  await keepReset(portal, { userId: input.userId, passwordHash })
  return password
}
