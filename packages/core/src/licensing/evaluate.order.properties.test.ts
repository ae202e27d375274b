import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { UserId } from '../ids.ts'
import { evaluate, type LicensingFacts } from './evaluate.ts'
import { change, type Happening } from './happenings.testing.ts'
import { check, everybody, never, newlyHeld, rowWords, waitingOf } from './never.testing.ts'
import {
  anyLives,
  anyRule,
  easyLives,
  equalLives,
  eventsOf,
  live,
  products,
  wideChange,
} from './organizations.testing.ts'
import { standingsOf } from './standings.testing.ts'
import { factsOf, settle, type World } from './world.testing.ts'

describe('the order of events', () => {
  test('does not matter where there are seats enough', () => {
    const twice = easyLives
      .map(({ beginning, happenings }) => ({ beginning, happenings: happenings.filter(settlesSomethingNew()) }))
      .chain(({ beginning, happenings }) =>
        fc.shuffledSubarray(happenings, { minLength: happenings.length }).map(
          (others) =>
            [
              { beginning, happenings },
              { beginning, happenings: others },
            ] as const,
        ),
      )
    check(
      fc.property(twice, ([one, other]) => {
        expect(standingsOf(live(other))).toEqual(standingsOf(live(one)))
      }),
    )
  })

  never('decides who waits where there are not: first come, first served', equalLives, (world, before) =>
    products.flatMap((id) => {
      const first = waitingOf(world, id)[0]?.queueOrder ?? Number.POSITIVE_INFINITY
      return newlyHeld(world, before, id)
        .filter(({ queueOrder }) => queueOrder > first)
        .map(rowWords)
    }),
  )

  never('comes after priority', anyLives, (world, before) =>
    products.flatMap((id) =>
      newlyHeld(world, before, id)
        .filter((winner) =>
          waitingOf(world, id).some(
            ({ priority, queueOrder }) =>
              priority > winner.priority || (priority === winner.priority && queueOrder < winner.queueOrder),
          ),
        )
        .map(rowWords),
    ),
  )
})

/** Events that decide the same thing cannot change places: this lets the first of them pass. */
function settlesSomethingNew(): (happening: Happening) => boolean {
  const settled = new Set<string>()
  return (happening) => {
    const { kind, ...told } = { off: [], from: '', to: '', countries: [], country: null, rank: 0, ...happening }
    const { off: _, from, to, countries: __, country: ___, rank: ____, ...about } = told
    const things = kind === 'swap' ? [from, to].map((product) => ({ ...about, product })) : [about]
    const keys = things.map((thing) => JSON.stringify(Object.entries(thing).sort()))
    const fresh = keys.every((key) => !settled.has(key))
    for (const key of keys) settled.add(key)
    return fresh
  }
}

describe('a wide change', () => {
  const sizes = fc.integer({ min: 1, max: 3 })
  const inChunks = (world: World, people: readonly UserId[], size: number) => {
    for (let at = 0; at < people.length; at += size) settle(world, { people: people.slice(at, at + size) })
    return standingsOf(world)
  }

  test('comes to the same in chunks as at once, also where seats are short', () => {
    check(
      fc.property(equalLives, wideChange, sizes, (life, happening, size) => {
        const [one, other] = [live(life), live(life)]
        settle(one, change(one, happening))
        expect(inChunks(other, change(other, happening).people, size)).toEqual(standingsOf(one))
      }),
    )
  })

  test('made of many comes to the same in chunks as at once where there are seats enough', () => {
    check(
      fc.property(easyLives, eventsOf(), sizes, (life, happenings, size) => {
        const [one, other] = [live(life), live(life)]
        for (const happening of happenings) for (const world of [one, other]) change(world, happening)
        settle(one, { people: everybody(one) })
        expect(inChunks(other, everybody(other), size)).toEqual(standingsOf(one))
      }),
    )
  })
})

describe('some people', () => {
  const some = fc.subarray([...everybody(live({ beginning: { offers: [], relations: [] }, happenings: [] }))])
  const of = (people: readonly UserId[], world: World) =>
    Object.entries(standingsOf(world)).filter(([row]) => people.some((userId) => row.startsWith(`${userId} `)))

  test('come to have what they would among everybody, where there are seats enough', () => {
    check(
      fc.property(easyLives, eventsOf(), some, (life, happenings, people) => {
        const [one, other] = [live(life), live(life)]
        for (const happening of happenings) for (const world of [one, other]) change(world, happening)
        settle(one, { people: everybody(one) })
        settle(other, { people })
        expect(of(people, other)).toEqual(of(people, one))
      }),
    )
  })

  test('come to nothing else once everybody has been looked at, also where seats are short', () => {
    check(
      fc.property(anyLives, fc.array(anyRule, { maxLength: 5 }), some, (life, happenings, people) => {
        const world = live(life)
        for (const happening of happenings) change(world, happening)
        settle(world, { people: everybody(world) })
        expect(settle(world, { people })).toEqual([])
        expect(settle(world, { people: everybody(world), products })).toEqual([])
      }),
    )
  })
})

test('the order in which plans, relations, reasons and rows are told does not matter', () => {
  const turned = ({ products: all, relations, people }: LicensingFacts): LicensingFacts => ({
    products: all.map((one) => ({
      ...one,
      plans: one.plans.toReversed(),
      supersededBy: one.supersededBy.toReversed(),
    })),
    relations: relations.toReversed(),
    people: people.map((one) => ({ ...one, reasons: one.reasons.toReversed(), seats: one.seats.toReversed() })),
  })
  check(
    fc.property(anyLives, fc.array(anyRule, { maxLength: 5 }), (life, happenings) => {
      const world = live(life)
      for (const happening of happenings) change(world, happening)
      const facts = factsOf(world, { people: everybody(world), products })
      expect(evaluate(turned(facts))).toEqual(evaluate(facts))
    }),
  )
})
