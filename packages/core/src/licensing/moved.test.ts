import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { movedBetween } from './moved.ts'
import type { Places } from './places.ts'

const places = (...ids: readonly string[]): Places => new Map(ids.map((id, nth) => [id, nth + 1]))

describe('products that have moved', () => {
  test('are none where the order is the same, also with others in between', () => {
    expect(movedBetween(places('a', 'b', 'c'), places('a', 'x', 'b', 'c'))).toEqual([])
    expect(movedBetween(places('a', 'b', 'c'), places('a', 'c'))).toEqual([])
  })
  test('are the one that has passed all others', () => {
    expect(movedBetween(places('a', 'b', 'c', 'd'), places('d', 'a', 'b', 'c'))).toEqual(['d'])
    expect(movedBetween(places('a', 'b', 'c', 'd'), places('b', 'c', 'd', 'a'))).toEqual(['a'])
  })
  test('are none beside one that is concerned anyway', () => {
    expect(movedBetween(places('a', 'b'), places('b', 'a'), ['a'])).toEqual([])
    expect(movedBetween(places('a', 'b'), places('b', 'a'), ['b'])).toEqual([])
    expect(movedBetween(places('a', 'b', 'c', 'd'), places('d', 'c', 'a', 'b'), ['d'])).toEqual(['c'])
  })
  test('are none that had no place before', () => {
    expect(movedBetween(new Map([...places('a', 'b'), ['new', 0]]), places('b', 'new', 'a'))).toHaveLength(1)
    expect(
      movedBetween(
        new Map([
          ['a', 0],
          ['b', 0],
        ]),
        places('b', 'a'),
      ),
    ).toEqual([])
  })
  test('have one of any two among them that have changed their order', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: 6 }), (turned) => {
        const moved = movedBetween(places(...ids), places(...turned))
        const stay = turned.filter((id) => !moved.includes(id))
        expect(stay).toEqual([...stay].sort())
        expect(moved).toHaveLength(fewest(turned))
      }),
    )
  })
})

/** By trying every set. */
const fewest = (turned: readonly string[]): number =>
  Math.min(
    ...Array.from({ length: 2 ** turned.length }, (_, set) => turned.filter((__, nth) => (set >> nth) & 1)).flatMap(
      (stay) => (stay.every((id, nth) => id >= (stay[nth - 1] ?? '')) ? [turned.length - stay.length] : []),
    ),
  )
