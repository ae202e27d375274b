import { after, minutes, reached, seconds } from '../time.ts'

/** Failures in a row of one user name or one address. */
export interface Lockout {
  readonly failures: number
  /** How many times it has been locked since the last success. */
  readonly locks: number
  readonly lockedUntil: Date | null
  /** Digests of the last wrong passwords. */
  readonly recent: readonly string[]
  readonly lastFailureAt: Date
}

/** How many failures are let through before a lock, and how long the first lock is. */
export interface LockoutRule {
  readonly threshold: number
  readonly firstLock: number
  readonly longestLock: number
  /** After this long without a failure, counting starts anew. */
  readonly forgetAfter: number
}

/** Smart lockout of one user: 10 failures, 60 s, doubling (Microsoft Entra smart lockout). */
export const userLockout: LockoutRule = {
  threshold: 10,
  firstLock: seconds(60),
  longestLock: minutes(60),
  forgetAfter: minutes(24 * 60),
}

/** One address may try many users' passwords: it gets more failures, since an office shares one. */
export const addressLockout: LockoutRule = { ...userLockout, threshold: 50, forgetAfter: minutes(60) }

/** How many wrong passwords are remembered, so that a phone with an old one does not lock its owner out. */
const remembered = 3

const unlocked: Omit<Lockout, 'lastFailureAt'> = { failures: 0, locks: 0, lockedUntil: null, recent: [] }

/** Whether nobody gets in at `now`. */
export const isLocked = (lockout: Lockout | undefined, now: Date): boolean =>
  lockout?.lockedUntil != null && !reached(lockout.lockedUntil, now)

/**
 * The count after one more failure. The same wrong password as one of the last three counts once; from the threshold on, each
 * further failure locks again, twice as long as the last time.
 */
export function failed(rule: LockoutRule, before: Lockout | undefined, digest: string | null, now: Date): Lockout {
  const stale = before !== undefined && reached(after(before.lastFailureAt, rule.forgetAfter), now)
  const known = before === undefined || stale ? unlocked : before
  if (digest !== null && known.recent.includes(digest)) return { ...known, lastFailureAt: now }
  const failures = known.failures + 1
  const locks = failures >= rule.threshold ? known.locks + 1 : known.locks
  const lock = Math.min(rule.firstLock * 2 ** Math.max(0, locks - 1), rule.longestLock)
  return {
    failures,
    locks,
    lockedUntil: failures >= rule.threshold ? after(now, lock) : null,
    recent: digest === null ? known.recent : [digest, ...known.recent].slice(0, remembered),
    lastFailureAt: now,
  }
}
