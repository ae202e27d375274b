import type { GroupId, ProductId, ServicePlanId, UserId } from '../ids.ts'
import type { PlanRelation, ProductFacts, Reason, Seat } from './evaluate.ts'
import { evaluate, type LicensePlan, type LicenseStep, type LicensingFacts, type PersonFacts } from './evaluate.ts'
import { inOrder } from './in-order.ts'
import { type Places, placesOf, type Ranked } from './places.ts'

/** A product as an organization has it. */
export type Offer = Omit<ProductFacts, 'place' | 'held' | 'lastOrder' | 'line' | 'cut'> & Pick<Ranked, 'rank'>

/** A group, and what it gives to its members, with which plans off. */
export interface Group {
  readonly members: Set<UserId>
  readonly gives: Map<ProductId, readonly ServicePlanId[]>
  priority: number
}

/** A small organization in memory, with everything that decides what its people hold. */
export interface World {
  /** Everybody, in the order in which they came, and their countries. */
  readonly people: Map<UserId, string | null>
  readonly groups: Map<GroupId, Group>
  /** What people have directly, with which plans off, by person and product. */
  readonly direct: Map<string, { userId: UserId; productId: ProductId; disabledPlans: readonly ServicePlanId[] }>
  readonly products: Map<ProductId, Offer>
  readonly relations: readonly PlanRelation[]
  /** Live rows, by person and product. */
  readonly rows: Map<string, Seat>
  readonly history: Seat[]
  readonly lastOrders: Map<ProductId, number>
  now: number
}

/** Whose licenses a change concerns, products whose line is to move, and seats that come off. */
export interface Concern {
  readonly people: readonly UserId[]
  readonly products?: readonly ProductId[]
  readonly cut?: readonly Seat[]
}

/** The key of a person's row of a product. */
export const keyOf = (userId: UserId, productId: ProductId): string => `${userId} ${productId}`

/** An organization whose people came in this order, all of them in DE, without groups and seats. */
export const organization = (
  people: readonly UserId[],
  offers: readonly Offer[],
  relations: readonly PlanRelation[] = [],
): World => ({
  people: new Map(people.map((userId) => [userId, 'DE'])),
  groups: new Map(),
  direct: new Map(),
  products: new Map(offers.map((offer) => [offer.id, offer])),
  relations,
  rows: new Map(),
  history: [],
  lastOrders: new Map(),
  now: 0,
})

/** Live reasons of a person: of groups, and direct ones. */
export const reasonsOf = ({ groups, direct }: World, userId: UserId): readonly Reason[] => [
  ...[...groups.values()]
    .filter(({ members }) => members.has(userId))
    .flatMap(({ gives, priority }) =>
      [...gives].map(([productId, disabledPlans]) => ({ productId, disabledPlans, priority })),
    ),
  ...[...direct.values()]
    .filter((one) => one.userId === userId)
    .map(({ productId, disabledPlans }) => ({ productId, disabledPlans, priority: 0 })),
]

/** The live rows of a product, first come first. */
export const rowsOf = ({ rows }: World, productId: ProductId): readonly Seat[] =>
  [...rows.values()].filter((row) => row.productId === productId).sort((a, b) => a.queueOrder - b.queueOrder)

const personFacts = (world: World, userId: UserId): PersonFacts => ({
  userId,
  country: world.people.get(userId) ?? null,
  reasons: reasonsOf(world, userId),
  seats: [...world.rows.values()].filter((row) => row.userId === userId),
})

/** The places of all products. */
export const placesIn = ({ products, relations }: World): Places => placesOf([...products.values()], relations)

/** What is to be known to evaluate these people, and no more of any line than could get a seat. */
export function factsOf(world: World, { people, products = [], cut = [] }: Concern): LicensingFacts {
  const persons = [...new Set(people)].map((userId) => personFacts(world, userId))
  const asked = new Set([
    ...products,
    ...persons.flatMap(({ reasons, seats }) => [...reasons, ...seats].map(({ productId }) => productId)),
  ])
  const places = placesIn(world)
  return {
    products: inOrder(
      [...asked].flatMap((id) => {
        const offer = world.products.get(id)
        return offer ? [{ ...productFacts(world, offer, new Set(people), cut), place: places.get(id) ?? 0 }] : []
      }),
    ),
    relations: world.relations,
    people: persons,
  }
}

function productFacts(
  world: World,
  offer: Offer,
  inHand: ReadonlySet<UserId>,
  cut: readonly Seat[],
): Omit<ProductFacts, 'place'> {
  const rows = rowsOf(world, offer.id)
  const held = rows.filter(({ state }) => state === 'held')
  const mayComeFree = held.filter(({ userId }) => inHand.has(userId)).length + Math.max(0, offer.units - held.length)
  return {
    ...offer,
    held: held.length,
    lastOrder: world.lastOrders.get(offer.id) ?? -1,
    line: rows
      .filter(({ state }) => state === 'waiting')
      .sort((one, other) => other.priority - one.priority || one.queueOrder - other.queueOrder)
      .slice(0, mayComeFree + inHand.size),
    cut: cut.filter(({ productId }) => productId === offer.id),
  }
}

/** What is to be done for these people and for whoever is drawn in with them. */
export function planFor(world: World, concern: Concern): LicensePlan {
  const plan = evaluate(factsOf(world, concern))
  if (plan.drawnIn.length === 0) return plan
  const twice = plan.drawnIn.filter((userId) => concern.people.includes(userId))
  if (twice.length > 0) throw new Error(`drawn in although in hand: ${twice}`)
  return planFor(world, { ...concern, people: [...concern.people, ...plan.drawnIn] })
}

/** Brings what these people hold in line with their reasons. */
export function settle(world: World, concern: Concern): readonly LicenseStep[] {
  const { steps } = planFor(world, concern)
  world.now += 1
  // What ends before what begins, so that a person never has two live rows of a product.
  for (const step of steps) if (step.kind !== 'begin') keep(world, step)
  for (const step of steps) if (step.kind === 'begin') keep(world, step)
  return steps
}

function keep(world: World, step: LicenseStep): void {
  const { rows, lastOrders, history } = world
  const at = new Date(world.now)
  if (step.kind === 'begin') {
    const { kind: _, after: __, ...row } = step
    const key = keyOf(step.userId, step.productId)
    if (rows.has(key)) throw new Error(`two live rows: ${key}`)
    const heldSince = step.state === 'held' ? (step.heldSince ?? at) : null
    rows.set(key, { ...row, id: `row ${history.length} ${rows.size}`, heldSince })
    lastOrders.set(step.productId, Math.max(lastOrders.get(step.productId) ?? -1, step.queueOrder))
    return
  }
  const key = keyOf(step.seat.userId, step.seat.productId)
  if (rows.get(key)?.id !== step.seat.id) throw new Error(`not live any more: ${key}`)
  if (step.kind === 'reorder') rows.set(key, { ...step.seat, priority: step.priority })
  if (step.kind === 'promote') rows.set(key, { ...step.seat, state: 'held', heldSince: at })
  if (step.kind === 'end') {
    rows.delete(key)
    history.push(step.seat)
  }
}
