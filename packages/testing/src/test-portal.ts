import type { UserId } from '@latchkey/core/ids'
import type { Message } from '@latchkey/mail/transport'
import type { Database } from '@latchkey/schema/database'
import type { Portal } from '@latchkey/services/portal'
import { asPerson } from './as-person.ts'
import { type Clock, standingClock } from './clock.ts'
import type { TestContent } from './databases/kinds.ts'
import { openTestDatabase, type TestDatabase } from './databases/open-test-database.ts'
import { portalOver } from './portal-over.ts'

/** A portal for stories: an empty database of its own, a clock that the test moves, mail that stays here. */
export interface TestPortal extends Portal {
  readonly clock: Clock
  readonly database: TestDatabase
  /** Mail that the outbox has sent, oldest first. */
  readonly sent: Message[]
  /** The portal as somebody sees it; throws for who is unknown or disabled. */
  as(userId: UserId): Promise<Portal>
  /** The same portal over another handle, as another process has it. */
  overAnotherHandle(): Promise<TestPortal>
  dispose(): Promise<void>
}

/** Opens a test portal; Latchkey itself acts until a story says who. */
export async function testPortal(
  options: { readonly clock?: Clock; readonly content?: TestContent } = {},
): Promise<TestPortal> {
  const database = await openTestDatabase(options.content)
  return over(database, database.database, options.clock ?? standingClock(), [])
}

function over(database: TestDatabase, db: Database, clock: Clock, sent: Message[]): TestPortal {
  const transport = {
    async send(message: Message) {
      sent.push(message)
    },
    async close() {},
  }
  const portal = portalOver(db, { now: () => clock.now(), transport })
  return {
    ...portal,
    clock,
    database,
    sent,
    as: async (userId) => asPerson(portal, userId),
    overAnotherHandle: async () => over(database, await database.again(), clock, sent),
    dispose: () => database.dispose(),
  }
}
