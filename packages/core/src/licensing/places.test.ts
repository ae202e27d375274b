import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginnings } from './organizations.testing.ts'
import { placesOf, type Ranked } from './places.ts'

const product = (
  id: string,
  rank: number,
  supersededBy: readonly string[] = [],
  plans: readonly string[] = [],
): Ranked => ({
  id,
  rank,
  plans,
  supersededBy,
})

const requires = (planId: string, otherPlanId: string) => ({ kind: 'requires', planId, otherPlanId }) as const
const order = (products: readonly Ranked[], relations: readonly ReturnType<typeof requires>[] = []) =>
  [...placesOf(products, relations).keys()].join(' ')

describe('products have their places', () => {
  test('by rank, the highest first, and then by id', () => {
    expect(order([product('b', 1), product('c', 2), product('a', 1)])).toBe('c a b')
  })
  test('after what replaces them, whatever the rank', () => {
    expect(order([product('e3', 9, ['e5']), product('e5', 1), product('x', 5)])).toBe('x e5 e3')
  })
  test('after every product that gives what their plans need', () => {
    const voice = product('voice', 9, [], ['calls'])
    const suites = [product('e1', 1, [], ['meet']), product('rooms', 2, [], ['hall'])]
    expect(order([voice, ...suites], [requires('calls', 'meet'), requires('calls', 'hall')])).toBe('rooms e1 voice')
  })
  test('by rank where they have one of what their plans need themselves', () => {
    const suite = product('suite', 5, [], ['archive', 'mail 2'])
    const kiosk = product('kiosk', 1, [], ['mail 1'])
    expect(order([suite, kiosk], [requires('archive', 'mail 1'), requires('archive', 'mail 2')])).toBe('suite kiosk')
  })
  test('without regard to products that are not there', () => {
    expect(order([product('e3', 1, ['e5'])])).toBe('e3')
  })
})

describe('where the rules go in a circle', () => {
  test('the higher rank decides', () => {
    expect(order([product('a', 1, ['b']), product('b', 2, ['c']), product('c', 3, ['a'])])).toBe('c b a')
  })
  test('needs give way to replacements', () => {
    const e3 = product('e3', 9, ['e5'], ['meet'])
    const e5 = product('e5', 1, [], ['calls'])
    expect(order([e3, e5], [requires('calls', 'meet')])).toBe('e5 e3')
  })
  test('what is not in the circle keeps to its rules', () => {
    const circle = [product('d', 5, ['e']), product('e', 4, ['d'])]
    expect(order([product('c', 9, ['d']), ...circle])).toBe('d c e')
  })
})

test('a product that somebody does not have may stand between two that they have', () => {
  const [a, b, c] = [product('a', 9, ['b']), product('b', 1, ['c']), product('c', 5)]
  expect(order([a, c])).toBe('a c')
  expect(order([a, b, c])).toBe('c b a')
})

test('places are counted from 1 on', () => {
  expect([...placesOf([product('a', 1), product('b', 2)], [])]).toEqual([
    ['b', 1],
    ['a', 2],
  ])
})

test('the order does not depend on the order in which products are told', () => {
  fc.assert(
    fc.property(beginnings(fc.constant(1)), ({ offers, relations }) => {
      expect([...placesOf(offers.toReversed(), relations.toReversed())]).toEqual([...placesOf(offers, relations)])
    }),
    { numRuns: 100 },
  )
})
