import { describe, expect, test } from 'vitest'
import type { PersonFacts } from './facts.ts'
import type { Effect } from './preview.ts'
import { toldInStretches } from './told-in-stretches.ts'

const person = (userId: string): PersonFacts => ({ userId, country: null, reasons: [], seats: [] })
const effect = (userId: string, productId: string, after: Effect['after']): Effect => ({
  userId,
  productId,
  before: null,
  after,
  errorBefore: null,
  error: null,
  plansOn: [],
  plansOff: [],
})
const said = ({ userId, productId, after }: Effect) => `${userId} ${productId} ${after}`

describe('the effects of a change that is worked out in stretches', () => {
  test('are told person by person, and only of those who have any', () => {
    const told = toldInStretches()
    told.tell([person('ada'), person('ben')], [effect('ada', 'e3', 'held'), effect('ada', 'e5', 'waiting')])
    told.tell([person('cy')], [effect('cy', 'e3', 'held')])
    const { effects, people } = told.all()
    expect(effects.map(said)).toEqual(['ada e3 held', 'ada e5 waiting', 'cy e3 held'])
    expect(people).toBe(2)
    expect(['ada', 'ben', 'cy', 'dee'].filter(told.knows)).toEqual(['ada', 'ben', 'cy'])
  })

  test('replace what was told of somebody before, in its place; who had none comes last', () => {
    const told = toldInStretches()
    told.tell([person('ada'), person('ben')], [effect('ada', 'e3', 'waiting'), effect('ada', 'e5', 'held')])
    told.tell([person('cy')], [effect('cy', 'e3', 'waiting')])
    told.tell([person('dee'), person('ben'), person('ada')], [effect('ben', 'e3', 'held'), effect('ada', 'e3', 'held')])
    expect(told.all().effects.map(said)).toEqual(['ada e3 held', 'cy e3 waiting', 'ben e3 held'])
    told.tell([person('cy')], [])
    expect(told.all().effects.map(said)).toEqual(['ada e3 held', 'ben e3 held'])
    expect(told.all().people).toBe(2)
  })
})
