import type { GroupId, ProductId, ServicePlanId, UserId } from '../ids.ts'
import type { LicenseStep } from './evaluate.ts'
import { movedBetween } from './moved.ts'
import { productsBelow } from './product-rules.ts'
import { type Concern, type Group, keyOf, placesIn, rowsOf, settle, type World } from './world.testing.ts'

/** Plans that are switched off; none where it is left out. */
interface WithPlans {
  readonly off?: readonly ServicePlanId[]
}

/** What each kind of event tells. */
export interface Happenings {
  join: { user: UserId; group: GroupId }
  leave: { user: UserId; group: GroupId }
  /** Gives a product directly, or changes its plans. */
  assign: { user: UserId; product: ProductId } & WithPlans
  unassign: { user: UserId; product: ProductId }
  /** A group gives a product, or changes its plans. */
  give: { group: GroupId; product: ProductId } & WithPlans
  withdraw: { group: GroupId; product: ProductId }
  /** A group gives one product in place of another. */
  swap: { group: GroupId; from: ProductId; to: ProductId } & WithPlans
  prioritize: { group: GroupId; priority: number }
  setUnits: { product: ProductId; units: number }
  /** Takes the seats beyond the units off, the last who came first. */
  cut: { product: ProductId }
  move: { user: UserId; country: string | null }
  allow: { product: ProductId; countries: readonly string[] | null }
  supersede: { better: ProductId; lesser: ProductId }
  keepApart: { better: ProductId; lesser: ProductId }
  rank: { product: ProductId; rank: number }
}

/** Something that happens to an organization. */
export type Happening = {
  [Kind in keyof Happenings]: { readonly kind: Kind } & Readonly<Happenings[Kind]>
}[keyof Happenings]

const groupOf = ({ groups }: World, id: GroupId): Group => {
  const group = groups.get(id) ?? { members: new Set(), gives: new Map(), priority: 0 }
  groups.set(id, group)
  return group
}

const revise = (world: World, id: ProductId, more: Partial<Parameters<World['products']['set']>[1]>): void => {
  const offer = world.products.get(id)
  if (!offer) throw new Error(`no product ${id}`)
  world.products.set(id, { ...offer, ...more })
}

/** Everybody who stands to a product in any way, first come first. */
const everybodyOf = (world: World, product: ProductId): Concern => ({
  people: rowsOf(world, product).map(({ userId }) => userId),
})

/**
 * Changes what decides about the order of products. That concerns those who stand to the product first, as they came to it, or somebody else
 * would get ahead of them; then those who stand to what it replaces, or to a product that comes to another place.
 */
const reordering = (world: World, product: ProductId, act: () => void): Concern => {
  const before = placesIn(world)
  act()
  const named = [product, ...below(world, product)]
  const concerned = [...named, ...movedBetween(before, placesIn(world), named)]
  const others = [...world.people.keys()].filter((userId) => concerned.some((id) => world.rows.has(keyOf(userId, id))))
  return { people: [...new Set([...everybodyOf(world, product).people, ...others])] }
}

const below = ({ products }: World, product: ProductId): ReadonlySet<ProductId> =>
  productsBelow(
    product,
    [...products.values()].flatMap(({ id, supersededBy }) =>
      supersededBy.map((better) => ({ productId: better, supersededId: id })),
    ),
  )

const membersOf = (world: World, id: GroupId): Concern => ({ people: [...groupOf(world, id).members] })

/** What each kind of event changes, and whom it concerns. */
const does: { [Kind in keyof Happenings]: (world: World, told: Happenings[Kind]) => Concern } = {
  join(world, { user, group }) {
    groupOf(world, group).members.add(user)
    return { people: [user] }
  },
  leave(world, { user, group }) {
    groupOf(world, group).members.delete(user)
    return { people: [user] }
  },
  assign(world, { user, product, off = [] }) {
    world.direct.set(keyOf(user, product), { userId: user, productId: product, disabledPlans: off })
    return { people: [user] }
  },
  unassign(world, { user, product }) {
    world.direct.delete(keyOf(user, product))
    return { people: [user] }
  },
  give(world, { group, product, off = [] }) {
    groupOf(world, group).gives.set(product, off)
    return membersOf(world, group)
  },
  withdraw(world, { group, product }) {
    groupOf(world, group).gives.delete(product)
    return membersOf(world, group)
  },
  swap(world, { group, from, to, off = [] }) {
    groupOf(world, group).gives.delete(from)
    groupOf(world, group).gives.set(to, off)
    return membersOf(world, group)
  },
  prioritize(world, { group, priority }) {
    groupOf(world, group).priority = priority
    return membersOf(world, group)
  },
  setUnits(world, { product, units }) {
    revise(world, product, { units })
    return { people: [], products: [product] }
  },
  cut(world, { product }) {
    const held = rowsOf(world, product).filter(({ state }) => state === 'held')
    const cut = held.slice(world.products.get(product)?.units)
    return { people: cut.map(({ userId }) => userId), products: [product], cut }
  },
  move(world, { user, country }) {
    world.people.set(user, country)
    return { people: [user] }
  },
  allow(world, { product, countries }) {
    revise(world, product, { allowedCountries: countries })
    return everybodyOf(world, product)
  },
  supersede(world, { better, lesser }) {
    const others = betterThan(world, lesser).filter((id) => id !== better)
    return reordering(world, lesser, () => revise(world, lesser, { supersededBy: [...others, better].sort() }))
  },
  keepApart(world, { better, lesser }) {
    const others = betterThan(world, lesser).filter((id) => id !== better)
    return reordering(world, lesser, () => revise(world, lesser, { supersededBy: others }))
  },
  rank(world, { product, rank }) {
    return reordering(world, product, () => revise(world, product, { rank }))
  },
}

const betterThan = ({ products }: World, id: ProductId): readonly ProductId[] => products.get(id)?.supersededBy ?? []

/** Changes the organization, and says whom that concerns; nobody's licenses change yet. */
export const change = (world: World, happening: Happening): Concern => {
  const act = does[happening.kind] as (world: World, told: Happening) => Concern
  return act(world, happening)
}

/** Lets something happen, and brings the licenses of everybody concerned in line. */
export const happen = (world: World, happening: Happening): readonly LicenseStep[] =>
  settle(world, change(world, happening))
