import { describe, expect, test } from 'vitest'
import type { LicenseStep, PersonFacts, Seat } from './facts.ts'
import { nothingForeseen } from './foreseen.ts'
import type { SeatState } from './standing.ts'

const row = (userId: string, productId: string, state: SeatState, queueOrder: number): Seat => ({
  id: `${userId} ${productId}`,
  userId,
  productId,
  state,
  priority: 0,
  queueOrder,
  heldSince: null,
  error: null,
  because: null,
})
const person = (userId: string, ...seats: readonly Seat[]): PersonFacts => ({
  userId,
  country: null,
  reasons: [],
  seats,
})
const begin = (userId: string, productId: string, state: SeatState, queueOrder: number): LicenseStep => ({
  kind: 'begin',
  after: null,
  ...row(userId, productId, state, queueOrder),
})

describe('what a change comes to by and by', () => {
  test('moves the tally of each product along', () => {
    const foreseen = nothingForeseen()
    expect(foreseen.moveOf('e3')).toBeUndefined()
    foreseen.carry(
      [person('ada', row('ada', 'e1', 'held', 3))],
      [{ kind: 'end', seat: row('ada', 'e1', 'held', 3) }, begin('ada', 'e3', 'held', 7)],
    )
    foreseen.carry([person('ben')], [begin('ben', 'e3', 'waiting', 8)])
    expect(foreseen.moveOf('e1')).toMatchObject({ held: -1, waiting: 0, lastOrder: -1 })
    expect(foreseen.moveOf('e3')).toMatchObject({ held: 1, waiting: 1, lastOrder: 8 })
  })

  test('keeps the rows of those who wait, and of nobody else', () => {
    const foreseen = nothingForeseen()
    foreseen.carry(
      [person('ada'), person('ben')],
      [begin('ada', 'e3', 'held', 0), begin('ben', 'e3', 'waiting', 1), begin('ben', 'e1', 'held', 0)],
    )
    expect(foreseen.rowsOf('ada')).toBeUndefined()
    expect(foreseen.rowsOf('ben')?.map(({ productId, state }) => `${productId} ${state}`)).toEqual([
      'e3 waiting',
      'e1 held',
    ])
  })

  test('puts who begins to wait in the line, and takes them out once they get a seat', () => {
    const foreseen = nothingForeseen()
    foreseen.carry([person('ben')], [begin('ben', 'e3', 'waiting', 4)])
    const [waiting] = foreseen.rowsOf('ben') ?? []
    expect([...(foreseen.lineOf('e3')?.came.keys() ?? [])]).toEqual(['ben'])
    if (!waiting) throw new Error('nobody waits')
    foreseen.carry([person('ben', waiting)], [{ kind: 'promote', seat: waiting }])
    expect(foreseen.lineOf('e3')?.came.size).toBe(0)
    expect(foreseen.rowsOf('ben')).toBeUndefined()
  })

  test('knows who has left a stored line, or stands at another place in it', () => {
    const foreseen = nothingForeseen()
    const [ada, ben] = [row('ada', 'e3', 'waiting', 1), row('ben', 'e3', 'waiting', 2)]
    foreseen.carry(
      [person('ada', ada), person('ben', ben), person('cy', row('cy', 'e3', 'waiting', 3))],
      [
        { kind: 'promote', seat: ada },
        { kind: 'reorder', seat: ben, priority: 5 },
      ],
    )
    expect([...(foreseen.lineOf('e3')?.left ?? [])]).toEqual(['ada', 'ben'])
    expect([...(foreseen.lineOf('e3')?.came.values() ?? [])]).toEqual([{ ...ben, priority: 5 }])
  })
})
