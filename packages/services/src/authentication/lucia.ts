import { createHash } from 'node:crypto'
import type { UserId } from '@latchkey/core/ids'
import type { Database, Queries, Transaction } from '@latchkey/schema/database'
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia'
import type { Settings } from '../settings.ts'
import * as store from './sessions.store.ts'

/** What a session remembers of where it was begun. */
export interface SessionOrigin {
  readonly address: string | null
  readonly userAgent: string | null
  readonly createdAt: Date
}

/** What lucia knows of a user. */
export type SessionUser = Omit<NonNullable<Awaited<ReturnType<typeof store.sessionWithUser>>>['user'], 'id'>

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaOver>
    DatabaseSessionAttributes: SessionOrigin
    DatabaseUserAttributes: SessionUser
  }
}

/** Where the sessions are: reads anywhere, writes in a transaction. */
export interface SessionTables {
  readonly read: Queries
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
}

/** The tables of sessions inside a transaction that is already open. */
export const inTransaction = (tx: Transaction): SessionTables => ({ read: tx, transaction: (work) => work(tx) })

/** What is stored of a session's token: who reads the table cannot sign in with it. */
export const storedSessionId = (token: string): string => createHash('sha256').update(token).digest('base64url')

/**
 * Sessions by lucia over our own tables: 30 days, sliding (prolonged after half of it), in a host-only cookie that scripts cannot
 * read. Lucia is in maintenance; `docs/decisions` says how one would leave it.
 */
export const luciaOver = (tables: SessionTables | Database, settings: Pick<Settings, 'loopback'>) =>
  new Lucia(adapter(tables), {
    sessionExpiresIn: new TimeSpan(30, 'd'),
    sessionCookie: {
      name: 'latchkey_session',
      attributes: { secure: !settings.loopback, sameSite: 'lax', path: '/' },
    },
    getSessionAttributes: ({ address, userAgent, createdAt }) => ({ address, userAgent, createdAt }),
    getUserAttributes: (user) => user,
  })

function adapter(tables: SessionTables): Adapter {
  return {
    async getSessionAndUser(token) {
      const row = await store.sessionWithUser(tables.read, storedSessionId(token))
      if (!row) return [null, null]
      const { id, ...attributes } = row.user
      return [toLucia(token, row.session), { id, attributes }]
    },
    async getUserSessions(userId) {
      const rows = await store.sessionsOf(tables.read, userId as UserId)
      return rows.map((row) => toLucia(row.id, row))
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      const row = { id: storedSessionId(id), userId: userId as UserId, expiresAt, ...attributes }
      await tables.transaction((tx) => store.addSession(tx, row))
    },
    async updateSessionExpiration(token, expiresAt) {
      await tables.transaction((tx) => store.prolongSession(tx, storedSessionId(token), expiresAt))
    },
    async deleteSession(token) {
      await tables.transaction((tx) => store.endSession(tx, storedSessionId(token)))
    },
    async deleteUserSessions(userId) {
      await tables.transaction((tx) => store.endSessionsOf(tx, userId as UserId))
    },
    async deleteExpiredSessions() {
      await tables.transaction((tx) => store.forgetExpiredSessions(tx, new Date()))
    },
  }
}

function toLucia(
  id: string,
  row: { userId: UserId; expiresAt: Date; address: string | null; userAgent: string | null; createdAt: Date },
): DatabaseSession {
  const { userId, expiresAt, address, userAgent, createdAt } = row
  return { id, userId, expiresAt, attributes: { address, userAgent, createdAt } }
}
