import { signInResults } from '@latchkey/core/authentication/sign-in'
import type { Id, UserId } from '@latchkey/core/ids'
import { count, document, flag, id, index, instant, oneOf, table, text } from '../columns.ts'
import { users } from './directory.ts'

/** What a person signs in with, and what they chose for themselves. */
export const credentials = table('credentials', {
  userId: id<UserId>()
    .primaryKey()
    .references(() => users.id),
  /** argon2id in the PHC string format. */
  passwordHash: text().notNull(),
  passwordChangedAt: instant().notNull(),
  mustChangePassword: flag().notNull(),
})

/** Live sessions. The id is the SHA-256 of the token in the cookie: who reads this table cannot sign in with it. */
export const sessions = table(
  'sessions',
  {
    id: text().primaryKey(),
    userId: id<UserId>()
      .notNull()
      .references(() => users.id),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    address: text(),
    userAgent: text(),
  },
  (t) => [index('sessions_by_user').on(t.userId), index('sessions_by_expiry').on(t.expiresAt)],
)

/** Every try to sign in, kept with what is known of where it came from. */
export const signIns = table(
  'sign_ins',
  {
    id: id<Id<'signIn'>>().primaryKey(),
    at: instant().notNull(),
    /** The user, where the name was one. */
    userId: id<UserId>().references(() => users.id),
    /** The name as typed, shortened. */
    userName: text().notNull(),
    result: oneOf(signInResults).notNull(),
    address: text(),
    browser: text(),
    operatingSystem: text(),
    requestId: text().notNull(),
  },
  (t) => [index('sign_ins_by_user').on(t.userId, t.at), index('sign_ins_by_time').on(t.at, t.id)],
)

/** Failures in a row, per user and per address; the rule is in core/authentication/lockout. */
export const lockouts = table('lockouts', {
  /** `user:<id or name>` or `address:<address>`. */
  key: text().primaryKey(),
  failures: count().notNull(),
  locks: count().notNull(),
  lockedUntil: instant(),
  /** Keyed digests of the last wrong passwords, so that the same one counts once. */
  recent: document<readonly string[]>().notNull(),
  lastFailureAt: instant().notNull(),
})
