import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { UserId } from '../ids.ts'
import { evaluate, type LicensingFacts } from './evaluate.ts'
import { change, type Happening, happen } from './happenings.testing.ts'
import {
  factsOf,
  keyOf,
  type Offer,
  organization,
  planFor,
  reasonsOf,
  rowsOf,
  settle,
  type World,
} from './world.testing.ts'

const people = ['ada', 'ben', 'cy', 'dee', 'eli']
const groups = ['sales', 'staff', 'board']
const products = ['e1', 'e3', 'e5', 'voice']
const plans = ['chat', 'mail', 'meet', 'store', 'talk']

const user = fc.constantFrom(...people)
const group = fc.constantFrom(...groups)
const product = fc.constantFrom(...products)
const off = fc.subarray(plans, { maxLength: 2 })
const units = fc.nat(5)
/** Two products; a replacement always goes one way, so that the rules never go in a circle. */
const pair = fc
  .uniqueArray(fc.nat(products.length - 1), { minLength: 2, maxLength: 2 })
  .map((two) => two.sort())
  .map(([one = 0, other = 1]) => ({ better: `${products[other]}`, lesser: `${products[one]}` }))

const offers = (seats: fc.Arbitrary<number>): fc.Arbitrary<readonly Offer[]> =>
  fc.tuple(
    ...products.map((id) =>
      fc.record({
        id: fc.constant(id),
        rank: fc.nat(3),
        plans: fc.subarray(plans, { minLength: 1 }),
        supersededBy: fc.constant([]),
        allowedCountries: fc.option(fc.constant(['DE'])),
        units: seats,
      }),
    ),
  )

const relations = fc.array(
  fc
    .record({
      kind: fc.constantFrom('excludes' as const, 'requires' as const),
      planId: fc.constantFrom(...plans),
      otherPlanId: fc.constantFrom(...plans),
    })
    .filter(({ planId, otherPlanId }) => planId !== otherPlanId),
  { maxLength: 4 },
)

const told = <Kind extends Happening['kind'], More>(
  kind: Kind,
  more: { [Key in keyof More]: fc.Arbitrary<More[Key]> },
) => fc.record({ kind: fc.constant(kind), ...more }) as unknown as fc.Arbitrary<Extract<Happening, { kind: Kind }>>

/** Everything that can happen without touching units or priorities. */
const rules: readonly fc.Arbitrary<Happening>[] = [
  told('join', { user, group }),
  told('join', { user, group }),
  told('leave', { user, group }),
  told('assign', { user, product, off }),
  told('unassign', { user, product }),
  told('give', { group, product, off }),
  told('give', { group, product, off }),
  told('withdraw', { group, product }),
  told('swap', { group, from: product, to: product, off }),
  told('move', { user, country: fc.constantFrom('DE', 'FR', null) }),
  told('allow', { product, countries: fc.constantFrom(['DE'], ['FR'], null) }),
  pair.map((two) => ({ kind: 'supersede' as const, ...two })),
  pair.map((two) => ({ kind: 'supersede' as const, ...two })),
  pair.map((two) => ({ kind: 'keepApart' as const, ...two })),
]
const scarcity = [told('setUnits', { product, units }), told('cut', { product })]
const priorities = [told('prioritize', { group, priority: fc.nat(3) })]

const organizations = (seats: fc.Arbitrary<number>) =>
  fc.tuple(offers(seats), relations).map(
    ([all, related]) =>
      () =>
        organization(people, all, related),
  )

const events = (...kinds: readonly fc.Arbitrary<Happening>[]) =>
  fc.array(fc.oneof(...kinds), { maxLength: 25, size: 'max' })

const anything = { world: organizations(units), happenings: events(...rules, ...scarcity, ...priorities) }

/** How everybody stands to everything, without numbers that depend on the order of events. */
const standings = ({ rows }: World) =>
  Object.fromEntries(
    [...rows]
      .map(([key, { state, error, because }]) => [key, { state, error, because }] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )

const heldOf = (world: World, id: string) => rowsOf(world, id).filter(({ state }) => state === 'held')
const waitingOf = (world: World, id: string) => rowsOf(world, id).filter(({ state }) => state === 'waiting')
const everybody = (world: World): readonly UserId[] => [...world.people.keys()]

/** Lets events happen to an organization, and looks at it after each one. */
function live(world: World, happenings: readonly Happening[], look: (world: World, happening: Happening) => void) {
  for (const happening of happenings) {
    happen(world, happening)
    look(world, happening)
  }
}

const check = <T extends unknown[]>(property: fc.IProperty<T>, numRuns = 300) => fc.assert(property, { numRuns })

describe('whatever happens in whatever order', () => {
  test('there are never more seats than units, unless units went away, and none is free while somebody waits', () => {
    check(
      fc.property(anything.world, anything.happenings, (make, happenings) => {
        const world = make()
        const most = new Map(products.map((id) => [id, 0]))
        live(world, happenings, (now, happening) => {
          for (const [id, offer] of now.products) {
            const held = heldOf(now, id).length
            const before = most.get(id) ?? 0
            expect(held, id).toBeLessThanOrEqual(Math.max(offer.units, before))
            if (happening.kind === 'cut' && happening.product === id) expect(held).toBeLessThanOrEqual(offer.units)
            if (held < offer.units) expect(waitingOf(now, id)).toEqual([])
            most.set(id, held)
          }
        })
      }),
    )
  })

  test('who has a reason has one row, and nobody else has any', () => {
    check(
      fc.property(anything.world, anything.happenings, (make, happenings) => {
        live(make(), happenings, (world) => {
          const due = everybody(world).flatMap((userId) =>
            reasonsOf(world, userId).map(({ productId }) => keyOf(userId, productId)),
          )
          expect([...world.rows.keys()].sort()).toEqual([...new Set(due)].sort())
        })
      }),
    )
  })

  test('evaluating everybody again changes nothing', () => {
    check(
      fc.property(anything.world, anything.happenings, (make, happenings) => {
        live(make(), happenings, (world) => {
          expect(evaluate(factsOf(world, { people: everybody(world), products }))).toEqual({ steps: [], drawnIn: [] })
        })
      }),
    )
  })

  test('evaluating one person again changes nothing', () => {
    check(
      fc.property(anything.world, anything.happenings, (make, happenings) => {
        live(make(), happenings, (world) => {
          for (const userId of everybody(world))
            expect(planFor(world, { people: [userId] })).toEqual({ steps: [], drawnIn: [] })
        })
      }),
    )
  })

  test('a product that another replaces is without a seat exactly as long as the other is held', () => {
    check(
      fc.property(anything.world, anything.happenings, (make, happenings) => {
        live(make(), happenings, (world) => {
          for (const row of world.rows.values()) {
            const stateOf = (id: string) => world.rows.get(keyOf(row.userId, id))?.state
            const better = world.products.get(row.productId)?.supersededBy ?? []
            if (row.state === 'held') expect(better.filter((id) => stateOf(id) === 'held')).toEqual([])
            if (row.state === 'superseded') expect(stateOf(row.because?.supersededBy ?? '')).toBe('held')
          }
        })
      }),
    )
  })

  test('no person has two plans on that cannot be on together', () => {
    check(
      fc.property(anything.world, anything.happenings, (make, happenings) => {
        live(make(), happenings, (world) => {
          for (const userId of everybody(world)) {
            const on = plansOnOf(world, userId)
            for (const { kind, planId, otherPlanId } of world.relations)
              if (kind === 'excludes') expect(on.has(planId) && on.has(otherPlanId)).toBe(false)
          }
        })
      }),
    )
  })
})

function plansOnOf(world: World, userId: UserId): Set<string> {
  const on = new Set<string>()
  for (const row of world.rows.values()) {
    if (row.userId !== userId || row.state !== 'held') continue
    const back = new Set(row.because?.heldBack?.map(({ planId }) => planId))
    const reasons = reasonsOf(world, userId).filter(({ productId }) => productId === row.productId)
    for (const plan of world.products.get(row.productId)?.plans ?? [])
      if (!back.has(plan) && reasons.some(({ disabledPlans }) => !disabledPlans.includes(plan))) on.add(plan)
  }
  return on
}

describe('the order of events', () => {
  /** What an event decides; two events that decide the same thing cannot change places. */
  const decides = (happening: Happening): readonly string[] => {
    const { kind: _, ...what } = happening
    if ('from' in what) return [`${what.group} gives ${what.from}`, `${what.group} gives ${what.to}`]
    if ('group' in what && 'product' in what) return [`${what.group} gives ${what.product}`]
    if ('better' in what) return [`${what.better} over ${what.lesser}`]
    if ('user' in what && 'product' in what) return [`${what.user} has ${what.product}`]
    if ('user' in what && 'group' in what) return [`${what.user} in ${what.group}`]
    return [
      JSON.stringify([happening.kind === 'move', 'user' in what ? what.user : 'product' in what ? what.product : 0]),
    ]
  }
  const apart = (happenings: readonly Happening[]) => {
    const taken = new Set<string>()
    return happenings.filter((happening) => {
      const mine = decides(happening)
      const free = mine.every((one) => !taken.has(one))
      for (const one of mine) taken.add(one)
      return free
    })
  }

  test('does not matter where there are seats enough', () => {
    const twice = events(...rules)
      .map(apart)
      .chain((happenings) =>
        fc.tuple(fc.constant(happenings), fc.shuffledSubarray([...happenings], { minLength: happenings.length })),
      )
    check(
      fc.property(organizations(fc.constant(99)), twice, (make, [one, other]) => {
        const [first, second] = [make(), make()]
        live(first, one, () => {})
        live(second, other, () => {})
        expect(standings(first)).toEqual(standings(second))
      }),
    )
  })

  test('decides who waits where there are not: first come, first served', () => {
    check(
      fc.property(organizations(units), events(...rules, ...scarcity), (make, happenings) => {
        const world = make()
        let before = new Set<string>()
        live(world, happenings, (now) => {
          for (const id of products) {
            const newly = heldOf(now, id).filter(({ userId }) => !before.has(keyOf(userId, id)))
            const firstWaiting = waitingOf(now, id)[0]?.queueOrder ?? Number.POSITIVE_INFINITY
            for (const { queueOrder } of newly) expect(queueOrder).toBeLessThan(firstWaiting)
          }
          before = new Set([...now.rows].filter(([, { state }]) => state === 'held').map(([key]) => key))
        })
      }),
    )
  })

  test('gives a seat to the higher priority first, and then to who came first', () => {
    check(
      fc.property(anything.world, anything.happenings, (make, happenings) => {
        const world = make()
        let before = new Set<string>()
        live(world, happenings, (now) => {
          for (const id of products) {
            const newly = heldOf(now, id).filter(({ userId }) => !before.has(keyOf(userId, id)))
            for (const winner of newly)
              for (const loser of waitingOf(now, id))
                expect(
                  winner.priority > loser.priority ||
                    (winner.priority === loser.priority && winner.queueOrder < loser.queueOrder),
                ).toBe(true)
          }
          before = new Set([...now.rows].filter(([, { state }]) => state === 'held').map(([key]) => key))
        })
      }),
    )
  })
})

describe('a wide change', () => {
  const chunked = (world: World, size: number) => {
    const all = everybody(world)
    for (let at = 0; at < all.length; at += size) settle(world, { people: all.slice(at, at + size), products })
  }
  const wide = (seats: fc.Arbitrary<number>) =>
    [organizations(seats), events(...rules, ...priorities), events(...rules), fc.integer({ min: 1, max: 3 })] as const

  test('comes to the same in one go and in chunks', () => {
    check(
      fc.property(...wide(fc.constant(99)), (make, happenings, changes, size) => {
        const [atOnce, inChunks] = [make(), make()]
        for (const world of [atOnce, inChunks]) {
          live(world, happenings, () => {})
          for (const happening of changes) change(world, happening)
        }
        settle(atOnce, { people: everybody(atOnce), products })
        chunked(inChunks, size)
        expect(standings(inChunks)).toEqual(standings(atOnce))
      }),
    )
  })

  test('comes to the same in chunks where seats are short', () => {
    check(
      fc.property(...wide(units), (make, happenings, changes, size) => {
        const [atOnce, inChunks] = [make(), make()]
        for (const world of [atOnce, inChunks]) {
          live(world, happenings, () => {})
          for (const happening of changes) change(world, happening)
        }
        settle(atOnce, { people: everybody(atOnce), products })
        chunked(inChunks, size)
        expect(standings(inChunks)).toEqual(standings(atOnce))
      }),
    )
  })
})

test('the result does not depend on the order of plans, reasons, relations and replacements', () => {
  const turned = (facts: LicensingFacts): LicensingFacts => ({
    products: facts.products.map((one) => ({
      ...one,
      plans: [...one.plans].reverse(),
      supersededBy: [...one.supersededBy].reverse(),
    })),
    relations: [...facts.relations].reverse(),
    people: facts.people.map((one) => ({
      ...one,
      reasons: [...one.reasons].reverse(),
      seats: [...one.seats].reverse(),
    })),
  })
  check(
    fc.property(anything.world, anything.happenings, events(...rules), (make, happenings, changes) => {
      const world = make()
      live(world, happenings, () => {})
      for (const happening of changes) change(world, happening)
      const facts = factsOf(world, { people: everybody(world), products })
      expect(evaluate(turned(facts))).toEqual(evaluate(facts))
    }),
  )
})
