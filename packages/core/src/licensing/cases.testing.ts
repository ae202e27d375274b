import { expect, test } from 'vitest'
import type { GroupId, ProductId, ServicePlanId, UserId } from '../ids.ts'
import type { PlanRelation } from './evaluate.ts'
import { type Happening, happen } from './happenings.testing.ts'
import { standingsOf } from './standings.testing.ts'
import { type Offer, organization, type World } from './world.testing.ts'

/** A product with units for everybody, whose only plan has its name. */
export const product = (id: ProductId, more: Partial<Offer> = {}): Offer => ({
  id,
  rank: 0,
  plans: [`${id} plan`],
  supersededBy: [],
  allowedCountries: null,
  units: 9,
  ...more,
})

/** A product is assigned to somebody directly, with some plans off. */
export const assign = (user: UserId, to: ProductId, off: readonly ServicePlanId[] = []): Happening => ({
  kind: 'assign',
  user,
  product: to,
  off,
})

/** A direct assignment ends. */
export const unassign = (user: UserId, from: ProductId): Happening => ({ kind: 'unassign', user, product: from })

/** Somebody joins a group. */
export const join = (user: UserId, group: GroupId): Happening => ({ kind: 'join', user, group })

/** Somebody leaves a group. */
export const leave = (user: UserId, group: GroupId): Happening => ({ kind: 'leave', user, group })

/** A group gives a product, with some plans off. */
export const give = (group: GroupId, what: ProductId, off: readonly ServicePlanId[] = []): Happening => ({
  kind: 'give',
  group,
  product: what,
  off,
})

/** A group gives one product in place of another. */
export const swap = (group: GroupId, from: ProductId, to: ProductId): Happening => ({ kind: 'swap', group, from, to })

/** A product has so many units from now on. */
export const units = (of: ProductId, n: number): Happening => ({ kind: 'setUnits', product: of, units: n })

/** Seats beyond the units come off. */
export const cut = (of: ProductId): Happening => ({ kind: 'cut', product: of })

/** Somebody moves to another country. */
export const move = (user: UserId, country: string | null): Happening => ({ kind: 'move', user, country })

/** A group gets a priority. */
export const prioritize = (group: GroupId, priority: number): Happening => ({ kind: 'prioritize', group, priority })

/** A better product replaces a lesser one from now on. */
export const supersede = (better: ProductId, lesser: ProductId): Happening => ({ kind: 'supersede', better, lesser })

/** A product replaces another no more. */
export const keepApart = (better: ProductId, lesser: ProductId): Happening => ({ kind: 'keepApart', better, lesser })

/** Two plans that cannot be on together. */
export const excludes = (planId: ServicePlanId, otherPlanId: ServicePlanId): PlanRelation => ({
  kind: 'excludes',
  planId,
  otherPlanId,
})

/** A plan that needs another. */
export const requires = (planId: ServicePlanId, otherPlanId: ServicePlanId): PlanRelation => ({
  kind: 'requires',
  planId,
  otherPlanId,
})

/** What an organization of Ada, Ben, Cy and Dee has, and its rules. */
export type Catalog = readonly (Offer | PlanRelation)[]

/** The organization after these events. */
export const after = (catalog: Catalog, happenings: readonly Happening[]): World => {
  const offers = catalog.filter((one): one is Offer => 'id' in one)
  const relations = catalog.filter((one): one is PlanRelation => 'kind' in one)
  const world = organization(['ada', 'ben', 'cy', 'dee'], offers, relations)
  for (const happening of happenings) happen(world, happening)
  return world
}

/** One sentence, and the case that shows it: how everybody stands to everything in the end. */
export const so = (
  says: string,
  catalog: Catalog,
  happenings: readonly Happening[],
  stands: Readonly<Record<string, string>>,
) => test(says, () => expect(standingsOf(after(catalog, happenings))).toEqual(stands))

/** A product of lesser rank. */
export const e3 = product('e3', { rank: 3 })

/** A product of higher rank, which replaces nothing. */
export const e5 = product('e5', { rank: 5 })

/** One unit each of two products, of which E5 replaces E3. */
export const e5OverE3: Catalog = [
  product('e3', { rank: 3, units: 1, supersededBy: ['e5'] }),
  product('e5', { rank: 5, units: 1 }),
]
