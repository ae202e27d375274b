import { describe, expect, it } from 'vitest'
import { shortOf } from './pools.ts'
import { estimatedEnd } from './run.ts'

describe('a pool of units', () => {
  it.each([
    ['is well with enough free units', { units: 100, held: 95, lowShare: 5 }, null],
    ['is low below its share', { units: 100, held: 96, lowShare: 5 }, 'low'],
    ['is over with more seats than units', { units: 2, held: 3, lowShare: 0 }, 'over'],
    ['that is full is not warned of where the share is nothing', { units: 2, held: 2, lowShare: 0 }, null],
    ['of which nothing was bought is not warned of', { units: 0, held: 0, lowShare: 5 }, null],
  ] as const)('%s', (_, pool, short) => {
    expect(shortOf(pool)).toBe(short)
  })
})

describe('the end of a run', () => {
  const at = (minute: number) => new Date(Date.UTC(2027, 0, 1, 8, minute))
  const run = { startedAt: at(0), finishedAt: null, done: 25, total: 100 }

  it('is told by how fast it went so far', () => {
    expect(estimatedEnd(run, at(10))).toEqual(at(40))
  })

  it.each([
    ['has not begun', { startedAt: null }],
    ['has done nothing yet', { done: 0 }],
    ['is through', { finishedAt: at(5) }],
  ] as const)('is not told of one that %s', (_, changes) => {
    expect(estimatedEnd({ ...run, ...changes }, at(10))).toBeNull()
  })
})
