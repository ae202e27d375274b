import { databaseKind } from '@latchkey/testing/databases/open-test-database'
import fc from 'fast-check'

/** How many random organizations a property is held against: fewer where a database takes longer to lay one out. */
export const runs = (): number => (databaseKind() === 'sqlite' ? 25 : 6)

/** The names of its people, plans and products. */
export const people = ['ada', 'ben', 'cy', 'dee', 'eli'] as const
export const planNames = ['chat', 'mail', 'meet', 'store'] as const
export const productNames = ['e1', 'e3', 'voice'] as const
/** Its groups: staff stands inside sales, whose licenses may reach it. */
export const groupNames = ['sales', 'staff'] as const

const off = fc.subarray([...planNames], { maxLength: 2 })
const product = fc.constantFrom(...productNames)
const group = fc.constantFrom(...groupNames)
const countries = fc.constantFrom(null, ['DE'], ['FR'])
const units = fc.nat(5)

/** What a small organization looks like before a change. */
export const organizations = fc.record({
  countries: fc.array(fc.constantFrom('DE', 'FR', null), { minLength: people.length, maxLength: people.length }),
  members: fc.record({ sales: fc.subarray([...people], { minLength: 2 }), staff: fc.subarray([...people]) }),
  reachesNested: fc.boolean(),
  priorities: fc.tuple(fc.nat(1), fc.nat(1)),
  offers: fc.tuple(
    ...productNames.map(() =>
      fc.record({ units, rank: fc.nat(2), allowed: countries, plans: fc.subarray([...planNames], { minLength: 1 }) }),
    ),
  ),
  gives: fc.uniqueArray(fc.record({ group, product, off }), {
    minLength: 2,
    maxLength: 5,
    selector: (one) => `${one.group} ${one.product}`,
  }),
  direct: fc.uniqueArray(fc.record({ user: fc.constantFrom(...people), product, off }), {
    maxLength: 3,
    selector: (one) => `${one.user} ${one.product}`,
  }),
  replaces: fc.boolean(),
  relation: fc.option(fc.constantFrom('excludes' as const, 'requires' as const)),
})

/** A change as it is drawn, before it is known what there is. */
export const changes = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('groupLicenses' as const),
      group,
      give: fc.uniqueArray(fc.record({ product, off }), { maxLength: 2, selector: (one) => one.product }),
      take: fc.subarray([...productNames]),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('units' as const),
      product,
      units,
      state: fc.constantFrom('enabled' as const, 'suspended' as const, 'deleted' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('rules' as const), product, rank: fc.nat(3), allowed: countries }),
  },
)

/** A small organization as it is drawn. */
export type Organization = typeof organizations extends fc.Arbitrary<infer Value> ? Value : never

/** A change as it is drawn, of one kind or any. */
export type Change<Kind extends string = string> = Extract<
  typeof changes extends fc.Arbitrary<infer Value> ? Value : never,
  { readonly kind: Kind }
>
