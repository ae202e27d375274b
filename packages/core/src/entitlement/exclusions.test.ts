import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { givenTogether } from './exclusions.ts'

const given = (packageIds: readonly string[], exclusions: Readonly<Record<string, readonly string[]>>) => [
  ...givenTogether(packageIds, new Map(Object.entries(exclusions))),
]

describe('packages that somebody would get at once', () => {
  test.each([
    ['all of them, where they go together', ['a', 'b'], {}, ['a', 'b']],
    ['the first of two that exclude each other', ['a', 'b'], { a: ['b'], b: ['a'] }, ['a']],
    ['the excluded one, where only the first excludes the second', ['a', 'b'], { a: ['b'] }, ['b']],
    ['the excluded one, where only the second excludes the first', ['a', 'b'], { b: ['a'] }, ['a']],
    ['what nothing given stands against', ['a', 'b', 'c'], { a: ['b'], b: ['a', 'c'], c: ['b'] }, ['a', 'c']],
    ['one of a circle', ['a', 'b', 'c'], { a: ['b'], b: ['c'], c: ['a'] }, ['a']],
    ['nothing of nothing', [], { a: ['b'] }, []],
  ])('are given: %s', (_, packageIds, exclusions, expected) => {
    expect(given(packageIds, exclusions)).toEqual(expected)
  })

  test('are never two that do not go together, and none is left out for nothing', () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const someOf = fc.uniqueArray(fc.constantFrom(...ids))
    fc.assert(
      fc.property(someOf, fc.dictionary(fc.constantFrom(...ids), someOf), (packageIds, exclusions) => {
        const kept = given(packageIds, exclusions)
        const apart = (one: string, other: string) =>
          one !== other && (exclusions[one]?.includes(other) === true || exclusions[other]?.includes(one) === true)
        expect(kept.filter((one) => kept.some((other) => apart(one, other)))).toEqual([])
        for (const one of packageIds.filter((id) => !kept.includes(id)))
          expect(kept.some((other) => apart(one, other))).toBe(true)
      }),
    )
  })
})
