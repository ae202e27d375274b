import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LiveSeat, lineNeeded, settle } from './seats.ts'

const seat = (userId: string, state: LiveSeat['state']): LiveSeat => ({ id: `seat of ${userId}`, userId, state })

/** A product as it may be found: units, people with seats, a line, and a change that concerns some of them and newcomers. */
const situations = fc
  .record({
    units: fc.nat(12),
    people: fc.uniqueArray(
      fc.record({
        userId: fc.integer().map(String),
        held: fc.boolean(),
        concerned: fc.boolean(),
        entitled: fc.boolean(),
      }),
      {
        selector: ({ userId }) => userId,
        maxLength: 20,
      },
    ),
    newcomers: fc.uniqueArray(
      fc.nat(50).map((n) => `new ${n}`),
      { maxLength: 10 },
    ),
  })
  .map(({ units, people, newcomers }) => {
    const live = people.map((one) => ({ ...one, seat: seat(one.userId, one.held ? 'held' : 'waiting') }))
    const concerned = [
      ...live
        .filter((one) => one.concerned)
        .map(({ userId, entitled, seat: mine }) => ({ userId, entitled, seat: mine })),
      ...newcomers.map((userId) => ({ userId, entitled: true, seat: null })),
    ]
    const waiting = live.filter((one) => !one.held).map((one) => one.seat)
    const held = live.filter((one) => one.held).length
    const pool = { units, held, concerned }
    return { ...pool, live, newcomers, waiting, line: waiting.slice(0, lineNeeded(pool)) }
  })

describe('settling the seats of a product', () => {
  it('never gives a seat beyond the units', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const steps = settle(situation)
        const given = steps.filter(({ kind }) => kind === 'give' || kind === 'promote').length
        const freed = steps.filter((step) => step.kind === 'end' && step.seat.state === 'held').length
        const after = situation.held - freed + given
        expect(after <= situation.units || given === 0).toBe(true)
      }),
    )
  })

  it('serves those in line in their order, and newcomers only when nobody is left in line', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const steps = settle(situation)
        const leaving = new Set(steps.flatMap((step) => (step.kind === 'end' ? [step.seat.userId] : [])))
        const staying = situation.waiting.filter(({ userId }) => !leaving.has(userId)).map(({ userId }) => userId)
        const promoted = steps.flatMap((step) => (step.kind === 'promote' ? [step.seat.userId] : []))
        const given = steps.flatMap((step) => (step.kind === 'give' ? [step.userId] : []))
        const queued = steps.flatMap((step) => (step.kind === 'queue' ? [step.userId] : []))
        expect(promoted).toEqual(staying.slice(0, promoted.length))
        if (given.length > 0) expect(promoted).toEqual(staying)
        expect([...given, ...queued]).toEqual(situation.newcomers)
      }),
    )
  })

  it('leaves no unit free while somebody waits', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const steps = settle(situation)
        const count = (kind: string) => steps.filter((step) => step.kind === kind).length
        const ended = (state: LiveSeat['state']) =>
          steps.filter((step) => step.kind === 'end' && step.seat.state === state).length
        const held = situation.held - ended('held') + count('promote') + count('give')
        const waiting = situation.waiting.length - ended('waiting') - count('promote') + count('queue')
        expect(held < situation.units && waiting > 0).toBe(false)
      }),
    )
  })

  it('takes a seat from nobody who has a reason, even with fewer units than seats', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const entitled = new Set(situation.concerned.filter((one) => one.entitled).map(({ userId }) => userId))
        const ended = settle(situation).flatMap((step) => (step.kind === 'end' ? [step.seat.userId] : []))
        expect(ended.every((userId) => !entitled.has(userId))).toBe(true)
        const lost = situation.concerned.filter((one) => !one.entitled && one.seat !== null).map(({ userId }) => userId)
        expect(new Set(ended)).toEqual(new Set(lost))
      }),
    )
  })

  it('passes the seat of a leaver to the first in line', () => {
    const steps = settle({
      units: 1,
      held: 1,
      concerned: [{ userId: 'ada', entitled: false, seat: seat('ada', 'held') }],
      line: [seat('lin', 'waiting'), seat('kim', 'waiting')],
    })
    expect(steps.map((step) => step.kind)).toEqual(['end', 'promote'])
    expect(steps[1]).toEqual({ kind: 'promote', seat: seat('lin', 'waiting') })
  })
})
