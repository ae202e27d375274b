import { type Actor, system } from '@latchkey/core/authorization/actor'
import type { UserId } from '@latchkey/core/ids'
import type { Transport } from '@latchkey/mail/transport'
import type { Database } from '@latchkey/schema/database'
import { personById } from '@latchkey/services/authorization.store'
import { actingAs, type Portal } from '@latchkey/services/portal'
import type { Settings } from '@latchkey/services/settings'
import { v7 } from 'uuid'
import { type Clock, standingClock } from './clock.ts'
import { openTestDatabase, type TestDatabase } from './databases/open-test-database.ts'

/** A mail as the transport was given it. */
export type SentMail = Parameters<Transport['send']>[0]

/** A portal for stories: an empty database of its own, a clock that the test moves, mail that stays here. */
export interface TestPortal extends Portal {
  readonly clock: Clock
  readonly database: TestDatabase
  /** Mail that the outbox has sent, oldest first. */
  readonly sent: SentMail[]
  /** The portal as somebody sees it; refuses to stand for who is unknown or disabled. */
  as(userId: UserId): Promise<Portal>
  /** The same portal over another handle, as another process has it. */
  overAnotherHandle(): Promise<TestPortal>
  dispose(): Promise<void>
}

/** Settings as in a fresh installation on loopback. */
export const testSettings: Settings = {
  dataDirectory: '/nowhere',
  databaseUrl: null,
  host: '127.0.0.1',
  port: 3000,
  origin: 'http://localhost:3000',
  smtpUrl: null,
  mailFrom: 'Latchkey <latchkey@localhost>',
  timeZone: 'UTC',
  jobs: false,
  loopback: true,
  trustProxy: false,
  apps: null,
}

/** Opens a test portal; Latchkey itself acts until a story says who. */
export async function testPortal(options: { readonly clock?: Clock } = {}): Promise<TestPortal> {
  const database = await openTestDatabase()
  return over(database, database.database, options.clock ?? standingClock(), [])
}

function over(database: TestDatabase, db: Database, clock: Clock, sent: SentMail[]): TestPortal {
  const portal: Portal = {
    db,
    settings: testSettings,
    transport: {
      async send(message) {
        sent.push(message)
      },
      async close() {},
    },
    actor: system('test'),
    origin: { requestId: 'test', address: '127.0.0.1', userAgent: null },
    log: { info() {}, warn() {}, error: (facts, message) => console.error(message, facts) },
    now: () => clock.now(),
    newId: () => v7(),
  }
  return {
    ...portal,
    clock,
    database,
    sent,
    as: async (userId) => actingAs(portal, await someone(db, userId)),
    overAnotherHandle: async () => over(database, await database.again(), clock, sent),
    dispose: () => database.dispose(),
  }
}

async function someone(db: Database, userId: UserId): Promise<Actor> {
  const person = await personById(db.read, userId)
  if (!person) throw new Error(`nobody who may act has the id ${userId}`)
  return person
}
