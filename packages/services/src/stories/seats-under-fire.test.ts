import { fileURLToPath } from 'node:url'
import { auditEvents } from '@latchkey/schema/tables/audit'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { seats } from '@latchkey/schema/tables/licensing'
import { bundled } from '@latchkey/testing/bundled'
import { type Crowd, crowd } from '@latchkey/testing/crowd'
import { databaseKind } from '@latchkey/testing/databases/open-test-database'
import { runProcess } from '@latchkey/testing/processes'
import { type TestPortal, testPortal } from '@latchkey/testing/test-portal'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Share } from './seats-process.testing.ts'

const module = fileURLToPath(new URL('./seats-process.testing.ts', import.meta.url))
const processes = 4

// PGlite lives in one process.
describe.skipIf(databaseKind() === 'pglite')(
  '200 requestors on 40 seats through four processes',
  () => {
    let portal: TestPortal
    let people: Crowd
    let program: string

    beforeAll(async () => {
      portal = await testPortal()
      people = await crowd(portal, { people: 200, units: 40 })
      program = await bundled(module)
    })
    afterAll(() => portal.dispose())

    const place = () => portal.database.place ?? ''

    const together = <Thing>(things: readonly Thing[], share: (mine: readonly Thing[]) => Share) =>
      Promise.all(
        Array.from({ length: processes }, (_, nth) =>
          runProcess<number>(
            program,
            share(things.filter((_thing, index) => index % processes === nth)),
            databaseKind() === 'postgres' ? { DATABASE_URL: place() } : { DATABASE_URL: 'file:' },
          ),
        ),
      )

    const liveSeats = () =>
      portal.db.read
        .select()
        .from(seats)
        .where(and(eq(seats.productId, people.productId), isNull(seats.endsAt)))
        .orderBy(asc(seats.queueOrder))

    test('exactly 40 hold a seat, 160 wait in order, nothing is lost', async () => {
      await together(people.userIds, (userIds) => ({ place: place(), ask: { packageId: people.packageId, userIds } }))
      const live = await liveSeats()
      expect(live.filter((seat) => seat.state === 'held')).toHaveLength(40)
      expect(live.filter((seat) => seat.state === 'waiting')).toHaveLength(160)
      expect(live.map((seat) => seat.queueOrder)).toEqual(Array.from({ length: 200 }, (_, nth) => nth))
      expect(live.slice(0, 40).every((seat) => seat.state === 'held')).toBe(true)
      const delivered = await portal.db.read.select().from(assignments).where(isNull(assignments.endsAt))
      expect(delivered).toHaveLength(200)
      const told = await portal.db.read
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.activity, 'accessRequest.submitted'))
      expect(told).toHaveLength(200)
    })

    test('when the 40 leave, the next 40 in line hold the seats', async () => {
      const before = await liveSeats()
      const holders = before.slice(0, 40).map((seat) => seat.userId)
      const next = before.slice(40, 80).map((seat) => seat.userId)
      const held = await portal.db.read.select().from(assignments).where(isNull(assignments.endsAt))
      const leave = held
        .filter((assignment) => holders.includes(assignment.targetId))
        .map((assignment) => ({ userId: assignment.targetId, assignmentId: assignment.id }))
      await together(leave, (mine) => ({ place: place(), leave: mine }))
      const after = await liveSeats()
      expect(after.filter((seat) => seat.state === 'held').map((seat) => seat.userId)).toEqual(next)
      expect(after.filter((seat) => seat.state === 'waiting')).toHaveLength(120)
    })
  },
  120_000,
)
