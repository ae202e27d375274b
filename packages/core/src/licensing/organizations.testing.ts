import fc from 'fast-check'
import type { PlanRelation } from './evaluate.ts'
import { type Happening, type Happenings, happen } from './happenings.testing.ts'
import { type Offer, organization, type World } from './world.testing.ts'

const people = ['ada', 'ben', 'cy', 'dee', 'eli']
const plans = ['chat', 'mail', 'meet', 'store', 'talk']

/** The products of every random organization. */
export const products = ['e1', 'e3', 'e5', 'voice']

const user = fc.constantFrom(...people)
const group = fc.constantFrom('sales', 'staff', 'board')
const product = fc.constantFrom(...products)
const off = fc.subarray(plans, { maxLength: 2 })
const country = fc.constantFrom('DE', 'FR', null)
const countries = fc.constantFrom(['DE'], ['FR'], null)

/** A better product and a lesser: always the same way round, for rules in a circle are refused where they are made. */
const pair = fc
  .subarray(products, { minLength: 2, maxLength: 2 })
  .map(([lesser = '', better = '']) => ({ better, lesser }))

const told = <Kind extends keyof Happenings>(
  kind: Kind,
  telling: fc.Arbitrary<Happenings[Kind]>,
): fc.Arbitrary<Happening> => telling.map((happening) => ({ kind, ...happening }) as Happening)

/** One change that may concern many. */
export const wideChange = fc.oneof(
  told('give', fc.record({ group, product, off })),
  told('withdraw', fc.record({ group, product })),
  told('swap', fc.record({ group, from: product, to: product, off })),
  told('allow', fc.record({ product, countries })),
  told('supersede', pair),
  told('keepApart', pair),
  told('rank', fc.record({ product, rank: fc.nat(3) })),
)

/** Everything that can happen without touching units or priorities. */
export const anyRule = fc.oneof(
  { arbitrary: wideChange, weight: 6 },
  { arbitrary: told('join', fc.record({ user, group })), weight: 3 },
  { arbitrary: told('assign', fc.record({ user, product, off })), weight: 2 },
  told('leave', fc.record({ user, group })),
  told('unassign', fc.record({ user, product })),
  told('move', fc.record({ user, country })),
)

const units = fc.nat(5)
const scarcity = fc.oneof(told('setUnits', fc.record({ product, units })), told('cut', fc.record({ product })))
const priority = told('prioritize', fc.record({ group, priority: fc.nat(3) }))

/** Events in a random order. */
export const eventsOf = (...kinds: readonly fc.Arbitrary<Happening>[]): fc.Arbitrary<Happening[]> =>
  fc.array(fc.oneof({ arbitrary: anyRule, weight: 8 }, ...kinds), { maxLength: 25, size: 'max' })

/** What an organization begins with. */
export interface Beginning {
  readonly offers: readonly Offer[]
  readonly relations: readonly PlanRelation[]
}

const relation = fc
  .tuple(fc.constantFrom('excludes' as const, 'requires' as const), fc.shuffledSubarray(plans, { minLength: 2 }))
  .map(([kind, [planId = '', otherPlanId = '']]) => ({ kind, planId, otherPlanId }))

/** Random products with so many units, and random relations of their plans. */
export const beginnings = (seats: fc.Arbitrary<number>): fc.Arbitrary<Beginning> => {
  const offer = (id: string) =>
    fc.record({
      id: fc.constant(id),
      rank: fc.nat(3),
      plans: fc.subarray(plans, { minLength: 1 }),
      supersededBy: fc.constant([]),
      allowedCountries: fc.option(fc.constant(['DE']), { freq: 3 }),
      units: seats,
    })
  return fc.record({ offers: fc.tuple(...products.map(offer)), relations: fc.array(relation, { maxLength: 4 }) })
}

/** A beginning and what happens after it. */
export interface Life {
  readonly beginning: Beginning
  readonly happenings: readonly Happening[]
}

/** Lives in which seats are enough for everybody. */
export const easyLives = fc.record({ beginning: beginnings(fc.constant(99)), happenings: eventsOf() })

/** Lives in which seats are short, and everybody has the same priority. */
export const equalLives = fc.record({ beginning: beginnings(units), happenings: eventsOf(scarcity) })

/** Lives in which anything happens. */
export const anyLives = fc.record({ beginning: beginnings(units), happenings: eventsOf(scarcity, priority) })

/** Lets a life happen; `look` sees the organization after each event. */
export function live(
  { beginning, happenings }: Life,
  look: (world: World, happening: Happening) => void = () => {},
): World {
  const world = organization(people, beginning.offers, beginning.relations)
  for (const happening of happenings) {
    happen(world, happening)
    look(world, happening)
  }
  return world
}
