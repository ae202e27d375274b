import { createHash } from 'node:crypto'
import { addressLockout, failed, isLocked, type Lockout, userLockout } from '@latchkey/core/authentication/lockout'
import type { SignInResult } from '@latchkey/core/authentication/sign-in'
import type { UserId } from '@latchkey/core/ids'
import { Refusal } from '@latchkey/core/refusal'
import type { Transaction } from '@latchkey/schema/database'
import { z } from 'zod'
import { line } from '../fields.ts'
import { must, operation, parse } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { deviceOf } from './browser.ts'
import * as store from './credentials.store.ts'
import { inTransaction, luciaOver, storedSessionId } from './lucia.ts'
import { passwordFits } from './passwords.ts'
import { endSession } from './sessions.store.ts'

/** What somebody types to sign in. */
export const SignIn = z.object({
  userName: line('your user name', 320),
  password: z
    .string({ error: 'Enter your password.' })
    .min(1, 'Enter your password.')
    .max(1024, 'This is not your password.'),
})

/** Unknown user, wrong password and a disabled account hear the same, so that nobody learns who works here. */
const wrong = () =>
  new Refusal('invalid', 'signInFailed', 'The user name or the password is not right.', {
    password: ['The user name or the password is not right.'],
  })

const locked = () =>
  new Refusal(
    'forbidden',
    'signInLocked',
    'There were too many failed tries. Wait a minute, then try again, or ask the help desk to reset your password.',
  )

/**
 * Signs somebody in. Every try is logged with time, address, browser and result; ten wrong passwords lock the name for a minute and
 * then longer, and one address cannot try many names. Returns the Set-Cookie value of a new session; an old session of this browser ends.
 *
 * Refuses with `signInFailed` or `signInLocked`.
 */
export async function signIn(portal: Portal, input: z.input<typeof SignIn>, oldToken: string | null): Promise<string> {
  const { userName, password } = parse(SignIn, input)
  const known = await store.credentialsByName(portal.db.read, userName)
  // Hashing takes tens of milliseconds: it must not happen inside a transaction.
  const fits = await passwordFits(known?.passwordHash ?? undefined, password)
  const outcome = await keepTry(portal, { userName, password, fits, oldToken })
  if (outcome.cookie !== null) return outcome.cookie
  throw outcome.result === 'locked' ? locked() : wrong()
}

const Try = z.object({
  userName: z.string(),
  password: z.string(),
  fits: z.boolean(),
  oldToken: z.string().nullable(),
})

/** Two bytes say that a wrong password is the same as a moment ago, and too little to guess it from. */
const digestOf = (key: string, password: string) =>
  createHash('sha256').update(`${key}\n${password}`).digest().subarray(0, 2).toString('base64url')

const keepTry = operation('authentication.signIn', Try, async (portal, tx, input) => {
  must(portal, 'authentication.signIn')
  const now = portal.now()
  const known = await store.credentialsByName(tx, input.userName)
  const userKey = `user:${input.userName.toLowerCase()}`
  const addressKey = `address:${portal.origin.address ?? ''}`
  const before = await store.lockoutsOf(tx, [userKey, addressKey])
  const result = resultOf(input.fits, known, [before.get(userKey), before.get(addressKey)], now)
  await log(portal, tx, known?.id ?? null, input.userName, result)
  if (result === 'success' && known) {
    await store.clearLockouts(tx, [userKey])
    return { result, cookie: await beginSession(portal, tx, known.id, input.oldToken) }
  }
  if (result !== 'locked') {
    const digest = digestOf(userKey, input.password)
    await store.saveLockout(tx, userKey, failed(userLockout, before.get(userKey), digest, now))
    await store.saveLockout(tx, addressKey, failed(addressLockout, before.get(addressKey), null, now))
  }
  return { result, cookie: null }
})

function resultOf(
  fits: boolean,
  known: { readonly accountEnabled: boolean } | undefined,
  counts: readonly (Lockout | undefined)[],
  now: Date,
): SignInResult {
  if (counts.some((lockout) => isLocked(lockout, now))) return 'locked'
  if (known === undefined) return 'unknownUser'
  if (!fits) return 'wrongPassword'
  return known.accountEnabled ? 'success' : 'disabled'
}

async function log(
  portal: Portal,
  tx: Transaction,
  userId: UserId | null,
  userName: string,
  result: SignInResult,
): Promise<void> {
  await store.logSignIn(tx, {
    id: portal.newId(),
    at: portal.now(),
    userId,
    userName: userName.slice(0, 320),
    result,
    address: portal.origin.address,
    ...deviceOf(portal.origin.userAgent),
    requestId: portal.origin.requestId,
  })
}

/** Begins a session for a user inside a transaction; the old one of the same browser ends. Returns the Set-Cookie value. */
export async function beginSession(
  portal: Portal,
  tx: Transaction,
  userId: UserId,
  oldToken: string | null,
): Promise<string> {
  const lucia = luciaOver(inTransaction(tx), portal.settings)
  if (oldToken !== null) await endSession(tx, storedSessionId(oldToken))
  const { address, userAgent } = portal.origin
  const session = await lucia.createSession(userId, { address, userAgent, createdAt: portal.now() })
  return lucia.createSessionCookie(session.id).serialize()
}

/** Logs a sign-in that needed no password: the first administrator, or the demo's cast. */
export async function logAdmission(portal: Portal, tx: Transaction, userId: UserId, userName: string): Promise<void> {
  await log(portal, tx, userId, userName, 'success')
  await record(portal, tx, [])
}
