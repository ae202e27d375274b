import { objectionsToAccountNames } from '@latchkey/core/directory/account'
import type { UserId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { setPassword } from '../authentication/credentials.store.ts'
import { hashPassword, temporaryPassword } from '../authentication/passwords.ts'
import { must, operation, parse } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { insistManager } from './insist-manager.ts'
import { placeGuests } from './organizations/organizations.store.ts'
import { peopleChanged } from './people-changed.ts'
import { userFields } from './user-fields.ts'
import { insertUser, namesTaken } from './users.store.ts'

/** What an administrator fills in for a new user. */
export const CreateUser = z.object(userFields)

/** A new user, and the password with which they sign in for the first time. It is told once and kept nowhere. */
export interface CreatedUser {
  readonly id: UserId
  readonly temporaryPassword: string
}

const KeepUser = z.object({ user: CreateUser, passwordHash: z.string() })

const keepUser = operation('user.create', KeepUser, async (portal, tx, { user, passwordHash }) => {
  must(portal, 'user.create')
  const id: UserId = portal.newId()
  insist(objectionsToAccountNames, await namesTaken(tx, user, id))
  await insistManager(tx, id, user.managerId)
  const now = portal.now()
  await insertUser(tx, { id, ...user, accountEnabled: true, createdAt: now, revision: 0 })
  await placeGuests(portal, tx, [id])
  await setPassword(tx, { userId: id, passwordHash, passwordChangedAt: now, mustChangePassword: true })
  await record(portal, tx, [
    {
      activity: 'user.created',
      target: { type: 'user', id, name: user.displayName },
      subjectId: id,
      details: { userPrincipalName: user.userPrincipalName, userType: user.userType, department: user.department },
    },
  ])
  await peopleChanged(portal, tx, [id])
  return id
})

/**
 * Adds a user who can sign in at once with a temporary password, which they have to change. The password is made and hashed outside
 * the transaction, so that it is in no answer that is kept for a second click: a second click hears that the name is taken.
 *
 * Refuses with `principalNameTaken`, `employeeIdTaken`, and with what `objectionsToManager` says.
 */
export const createUser = Object.assign(
  async (portal: Portal, input: z.input<typeof CreateUser>): Promise<CreatedUser> => {
    const user = parse(CreateUser, input)
    must(portal, 'user.create')
    const password = temporaryPassword()
    const id = await keepUser(portal, { user, passwordHash: await hashPassword(password) })
    return { id, temporaryPassword: password }
  },
  { permission: keepUser.permission },
)
