import { objectionsToPassword } from '@latchkey/core/authentication/password'
import { idOf as idOfActor } from '@latchkey/core/authorization/actor'
import type { UserId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import { Refusal } from '@latchkey/core/refusal'
import { credentials } from '@latchkey/schema/tables/authentication'
import { users } from '@latchkey/schema/tables/directory'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { must, operation, parse } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { setPassword } from './credentials.store.ts'
import { storedSessionId } from './lucia.ts'
import { hashPassword, passwordFits } from './passwords.ts'
import { endSessionsOf } from './sessions.store.ts'

const secret = (label: string) =>
  z
    .string({ error: `Enter ${label}.` })
    .min(1, `Enter ${label}.`)
    .max(1024, 'Use at most 256 characters.')

/** The present password and the new one, twice. */
export const ChangePassword = z
  .object({
    currentPassword: secret('your present password'),
    password: secret('a new password'),
    passwordAgain: secret('the new password again'),
  })
  .refine((value) => value.password === value.passwordAgain, {
    path: ['passwordAgain'],
    error: 'The two new passwords differ.',
  })

const KeepPassword = z.object({ userId: z.string(), passwordHash: z.string(), keepSession: z.string().nullable() })

const keepPassword = operation('authentication.changePassword', KeepPassword, async (portal, tx, input) => {
  must(portal, 'authentication.changePassword', { self: [input.userId] })
  const now = portal.now()
  await setPassword(tx, {
    userId: input.userId,
    passwordHash: input.passwordHash,
    passwordChangedAt: now,
    mustChangePassword: false,
  })
  await endSessionsOf(tx, input.userId, input.keepSession ?? undefined)
  await record(
    portal,
    tx,
    [
      {
        activity: 'user.passwordChanged',
        target: { type: 'user', id: input.userId, name: portal.actor.kind === 'user' ? portal.actor.displayName : '' },
        subjectId: input.userId,
      },
    ],
    [
      {
        template: 'passwordChanged',
        to: input.userId,
        data: { at: now, address: portal.origin.address, url: pageAddress(portal, 'my-account', '/sign-ins') },
      },
    ],
  )
})

/**
 * A person changes their own password; every other session of theirs ends. Refuses with `passwordWrong`, `passwordUnchanged`, or what
 * stands against the new password.
 */
export async function changePassword(
  portal: Portal,
  input: z.input<typeof ChangePassword>,
  token: string | null,
): Promise<void> {
  const { currentPassword: current, password } = parse(ChangePassword, input)
  const userId = idOfActor(portal.actor)
  if (userId === null) throw new Refusal('unauthenticated', 'signInNeeded', 'Sign in to go on.')
  const account = await accountOf(portal, userId)
  if (!(await passwordFits(account?.passwordHash ?? undefined, current)))
    throw new Refusal('invalid', 'passwordWrong', 'This is not your present password.', {
      currentPassword: ['This is not your present password.'],
    })
  if (password === current)
    throw new Refusal('invalid', 'passwordUnchanged', 'Choose a password that you have not just had.', {
      password: ['Choose a password that you have not just had.'],
    })
  insist(objectionsToPassword, { password, names: account?.names ?? [] })
  const passwordHash = await hashPassword(password)
  await keepPassword(portal, { userId, passwordHash, keepSession: token === null ? null : storedSessionId(token) })
}

async function accountOf(portal: Portal, userId: UserId) {
  const [row] = await portal.db.read
    .select({
      passwordHash: credentials.passwordHash,
      userPrincipalName: users.userPrincipalName,
      givenName: users.givenName,
      surname: users.surname,
    })
    .from(users)
    .leftJoin(credentials, eq(credentials.userId, users.id))
    .where(eq(users.id, userId))
  if (!row) return undefined
  const names = [row.userPrincipalName.split('@')[0] ?? '', row.givenName ?? '', row.surname ?? '']
  return { passwordHash: row.passwordHash, names }
}
