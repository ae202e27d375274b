import type { ProductId } from '../ids.ts'
import { inOrder } from './in-order.ts'
import type { Places } from './places.ts'

/**
 * The fewest products such that of any two that have changed their order one is among them or is concerned already: whoever is judged
 * otherwise in new places stands to one of these. What had no place, or has none any more, has not changed its order.
 */
export function movedBetween(
  before: Places,
  after: Places,
  concerned: readonly ProductId[] = [],
): readonly ProductId[] {
  const known = new Set(concerned)
  const were = inOrder([...before].map(([id, place]) => ({ id, place }))).filter(
    ({ id, place }) => place > 0 && after.has(id) && !known.has(id),
  )
  const stay = longestInOrder(were.map(({ id }) => after.get(id) ?? 0))
  return were.filter((_, at) => !stay.has(at)).map(({ id }) => id)
}

/** Where in a list of different numbers the longest part stands that rises. */
function longestInOrder(numbers: readonly number[]): ReadonlySet<number> {
  // For each length, the part of that length that ends lowest, by where it ends; and for each number, what comes before it.
  const ends: number[] = []
  const previous: (number | undefined)[] = []
  for (const [at, number] of numbers.entries()) {
    const higher = ends.findIndex((end) => (numbers[end] ?? 0) > number)
    const length = higher < 0 ? ends.length : higher
    previous.push(ends[length - 1])
    ends[length] = at
  }
  const found = new Set<number>()
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) found.add(at)
  return found
}
