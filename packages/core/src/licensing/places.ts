import type { ProductId, ServicePlanId } from '../ids.ts'
import type { PlanRelation } from './facts.ts'

/** What decides the place of a product. */
export interface Ranked {
  readonly id: ProductId
  readonly rank: number
  readonly plans: readonly ServicePlanId[]
  readonly supersededBy: readonly ProductId[]
}

/** What has to come before each product. */
type Before = ReadonlyMap<ProductId, ReadonlySet<ProductId>>

/** The place of each product of a catalog, from 1 on. 0 is the place of a product that has not got one yet. */
export type Places = ReadonlyMap<ProductId, number>

/**
 * The places of a whole catalog, which are the order in which its products are evaluated: what replaces another comes before it, what has
 * a plan that another needs and does not have itself comes before that; else the higher rank first, and then by id, so that the order
 * never depends on chance. Where the rules go in a circle, needs give way to replacements, and in what is left the higher rank decides.
 *
 * A product that somebody does not have may still stand between two that they have, so places of a part of a catalog mean nothing.
 */
export function placesOf(catalog: readonly Ranked[], relations: readonly PlanRelation[]): Places {
  const before = [replacing(catalog), giving(catalog, relations)].reduce(withoutCircles)
  const left = [...catalog].sort((one, other) => other.rank - one.rank || (one.id < other.id ? -1 : 1))
  const places = new Map<ProductId, number>()
  const missing = new Set(catalog.map(({ id }) => id))
  while (left.length > 0) {
    const ready = left.findIndex(({ id }) => ![...(before.get(id) ?? [])].some((other) => missing.has(other)))
    const [next] = left.splice(ready, 1)
    if (ready < 0 || !next) throw new Error('a circle is left in the order of products')
    missing.delete(next.id)
    places.set(next.id, places.size + 1)
  }
  return places
}

const replacing = (products: readonly Ranked[]): Before =>
  withoutCircles(new Map(), new Map(products.map(({ id, supersededBy }) => [id, new Set(supersededBy)])))

/** For each product, those that give what its plans need, where it has nothing of the kind itself. */
function giving(products: readonly Ranked[], relations: readonly PlanRelation[]): Before {
  const needed = gathered(
    relations.filter(({ kind }) => kind === 'requires').map(({ planId, otherPlanId }) => [planId, otherPlanId]),
  )
  const givers = gathered(products.flatMap(({ id, plans }) => plans.map((plan) => [plan, id])))
  const lacking = (plans: readonly ServicePlanId[]) =>
    plans.map((plan) => needed.get(plan) ?? []).filter((any) => !any.some((plan) => plans.includes(plan)))
  return new Map(
    products.map(({ id, plans }) => [
      id,
      new Set(lacking(plans).flatMap((any) => any.flatMap((plan) => givers.get(plan) ?? []))),
    ]),
  )
}

const gathered = (pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> => {
  const lists = new Map<string, string[]>()
  for (const [key, value] of pairs) lists.set(key, [...(lists.get(key) ?? []), value])
  return lists
}

/** The firm rules, which have no circle, with those others that lie on none either. */
function withoutCircles(firm: Before, others: Before): Before {
  const all: Before = new Map([...others].map(([id, before]) => [id, new Set([...(firm.get(id) ?? []), ...before])]))
  const farBefore = new Map([...all.keys()].map((id) => [id, everythingBefore(all, id)]))
  const stays = (id: ProductId, other: ProductId) => firm.get(id)?.has(other) || !farBefore.get(other)?.has(id)
  return new Map([...all].map(([id, before]) => [id, new Set([...before].filter((other) => stays(id, other)))]))
}

function everythingBefore(rules: Before, id: ProductId): ReadonlySet<ProductId> {
  const found = new Set<ProductId>()
  const look = [id]
  for (const at of look)
    for (const one of rules.get(at) ?? [])
      if (!found.has(one)) {
        found.add(one)
        look.push(one)
      }
  return found
}
