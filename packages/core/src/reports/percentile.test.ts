import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { durationInWords, durationsOf, percentile } from './percentile.ts'

describe('a percentile', () => {
  test.each([
    ['of nothing is nothing', [], 50, null],
    ['of one value is that value', [7], 95, 7],
    ['of two values at the half is the first', [1, 9], 50, 1],
    ['of three values at the half is the second', [1, 5, 9], 50, 5],
    ['of twenty values at 95 is the nineteenth', Array.from({ length: 20 }, (_, nth) => nth + 1), 95, 19],
    ['of twenty-one values at 95 is the twentieth', Array.from({ length: 21 }, (_, nth) => nth + 1), 95, 20],
    ['of a hundred values at 95 is the ninety-fifth', Array.from({ length: 100 }, (_, nth) => nth + 1), 95, 95],
  ] as const)('%s', (_, sorted, percent, expected) => {
    expect(percentile(sorted, percent)).toBe(expected)
  })

  it('occurs among the values, is not exceeded by so many, and is the least such', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 100 }),
        (values, percent) => {
          const sorted = [...values].sort((a, b) => a - b)
          const found = percentile(sorted, percent) ?? -1
          const share = (limit: number) => (100 * values.filter((value) => value <= limit).length) / values.length
          expect(values).toContain(found)
          expect(share(found)).toBeGreaterThanOrEqual(percent)
          for (const less of values.filter((value) => value < found)) expect(share(less)).toBeLessThan(percent)
        },
      ),
    )
  })
})

test('durations are summed up in whatever order they come', () => {
  expect(durationsOf([30, 10, 20])).toEqual({ counted: 3, median: 20, percentile95: 30 })
  expect(durationsOf([])).toEqual({ counted: 0, median: null, percentile95: null })
})

test.each([
  [59_000, 'under a minute'],
  [60_000, '1 minute'],
  [5_400_000, '1.5 hours'],
  [3 * 86_400_000, '3 days'],
])('%d ms are said as %s', (milliseconds, words) => {
  expect(durationInWords(milliseconds)).toBe(words)
})
