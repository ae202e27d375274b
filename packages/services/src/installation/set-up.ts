import { failed, isLocked, userLockout } from '@latchkey/core/authentication/lockout'
import { objectionsToPassword } from '@latchkey/core/authentication/password'
import type { UserId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import { Refusal } from '@latchkey/core/refusal'
import { reached } from '@latchkey/core/time'
import type { Transaction } from '@latchkey/schema/database'
import { roleAssignments, users } from '@latchkey/schema/tables/directory'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import {
  clearLockouts,
  credentialsByName,
  lockoutsOf,
  saveLockout,
  setPassword,
} from '../authentication/credentials.store.ts'
import { hashPassword } from '../authentication/passwords.ts'
import { beginSession, logAdmission } from '../authentication/sign-in.ts'
import { line } from '../fields.ts'
import { must, operation, parse } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { hasAdministrator } from './installation.ts'
import { setSetting, settingOf } from './settings.store.ts'
import { digestOfCode, sameDigest } from './setup-code.ts'

/** What the first administrator fills in. */
export const SetUp = z
  .object({
    code: line('the code from the terminal', 32),
    displayName: line('your name'),
    userPrincipalName: line('a user name', 113).pipe(z.email('Enter a user name like ada@example.com.')),
    password: z.string({ error: 'Enter a password.' }).max(1024, 'Use at most 256 characters.'),
    passwordAgain: z.string({ error: 'Enter the password again.' }).max(1024, 'Use at most 256 characters.'),
  })
  .refine((value) => value.password === value.passwordAgain, {
    path: ['passwordAgain'],
    error: 'The two passwords differ.',
  })

const KeepSetUp = z.object({
  code: z.string(),
  displayName: z.string(),
  userPrincipalName: z.string(),
  passwordHash: z.string(),
})

const codeKey = 'setup-code'

const keepSetUp = operation('authentication.setUp', KeepSetUp, async (portal, tx, input) => {
  must(portal, 'authentication.setUp')
  const now = portal.now()
  if (await hasAdministrator(tx))
    throw new Refusal('conflict', 'alreadySetUp', 'This installation has been set up already. Sign in instead.')
  const known = await settingOf(tx, 'setupCode')
  const tries = (await lockoutsOf(tx, [codeKey])).get(codeKey)
  const usable = known != null && !reached(new Date(known.until), now) && !isLocked(tries, now)
  if (!usable || !sameDigest(known.digest, digestOfCode(input.code))) {
    await saveLockout(tx, codeKey, failed(userLockout, tries, null, now))
    return null
  }
  const userId = await administrator(portal, tx, input)
  await tx
    .insert(roleAssignments)
    .values({ id: portal.newId(), userId, role: 'globalAdministrator', startsAt: now, endsAt: null })
    .onConflictDoNothing()
  await setPassword(tx, {
    userId,
    passwordHash: input.passwordHash,
    passwordChangedAt: now,
    mustChangePassword: false,
  })
  await setSetting(tx, 'setupCode', null, now)
  await clearLockouts(tx, [codeKey])
  await record(portal, tx, [
    {
      activity: 'installation.setUp',
      target: { type: 'user', id: userId, name: input.displayName },
      subjectId: userId,
      details: { role: 'globalAdministrator' },
    },
  ])
  await logAdmission(portal, tx, userId, input.userPrincipalName)
  return beginSession(portal, tx, userId, null)
})

/** The person who becomes the administrator: somebody of that name who was imported before, or somebody new. */
async function administrator(
  portal: Portal,
  tx: Transaction,
  input: { readonly displayName: string; readonly userPrincipalName: string },
): Promise<UserId> {
  const known = await credentialsByName(tx, input.userPrincipalName)
  if (known) {
    await tx.update(users).set({ accountEnabled: true }).where(eq(users.id, known.id))
    return known.id
  }
  const id = portal.newId()
  await tx.insert(users).values({
    id,
    userPrincipalName: input.userPrincipalName,
    mail: input.userPrincipalName,
    displayName: input.displayName,
    userType: 'member',
    accountEnabled: true,
    createdAt: portal.now(),
    revision: 0,
  })
  return id
}

/**
 * Makes the first Global Administrator of an empty installation and signs them in. Returns the Set-Cookie value. Refuses with
 * `setupCodeWrong`, `alreadySetUp`, or what stands against the password.
 */
export async function setUp(portal: Portal, input: z.input<typeof SetUp>): Promise<string> {
  const { code, displayName, userPrincipalName, password } = parse(SetUp, input)
  insist(objectionsToPassword, {
    password,
    names: [userPrincipalName.split('@')[0] ?? '', ...displayName.split(/\s+/)],
  })
  const passwordHash = await hashPassword(password)
  const cookie = await keepSetUp(portal, { code, displayName, userPrincipalName, passwordHash })
  if (cookie === null)
    throw new Refusal('invalid', 'setupCodeWrong', 'This is not the code, or it is too old.', {
      code: ['This is not the code of the terminal, or it is too old. Restart the portal to get a new one.'],
    })
  return cookie
}
