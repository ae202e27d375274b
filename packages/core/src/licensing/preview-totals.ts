import type { ProductId } from '../ids.ts'
import type { Effect } from './preview.ts'

/** What a change would do to one product, in people. */
export interface ProductEffect {
  readonly productId: ProductId
  readonly gain: number
  readonly lose: number
  readonly wait: number
  readonly superseded: number
  readonly errors: number
  /** Who keeps a seat of which other plans work. */
  readonly plansChange: number
  readonly heldBefore: number
  readonly heldAfter: number
  readonly waitingAfter: number
  readonly units: number
}

/** The tally of a product before a change. */
export interface Tally {
  readonly id: ProductId
  readonly units: number
  readonly held: number
  readonly waiting: number
}

/** Whether an error is one that the change would bring. */
const isNew = ({ before, after, errorBefore, error }: Effect): boolean => before !== after || errorBefore !== error

/** What effects come to for each product, in the order of the tallies; products that nothing happens to are left out. */
export function totalsOf(effects: readonly Effect[], tallies: readonly Tally[]): readonly ProductEffect[] {
  const counts = new Map<ProductId, ReturnType<typeof nothingCounted>>()
  for (const effect of effects) {
    const { productId, before, after, error } = effect
    const count = counts.get(productId) ?? nothingCounted()
    counts.set(productId, count)
    if (before === 'held') count[after === 'held' ? 'plansChange' : 'lose'] += 1
    else if (after === 'held') count.gain += 1
    if (before !== 'waiting' && after === 'waiting') count.wait += 1
    if (before === 'waiting' && after !== 'waiting') count.leaveLine += 1
    if (before !== 'superseded' && after === 'superseded') count.superseded += 1
    if (error !== null && isNew(effect)) count.errors += 1
  }
  return tallies.flatMap(({ id, units, held, waiting }) => {
    const count = counts.get(id)
    if (count === undefined) return []
    const { leaveLine, ...told } = count
    const heldAfter = held + told.gain - told.lose
    const waitingAfter = waiting + told.wait - leaveLine
    return [{ productId: id, ...told, heldBefore: held, heldAfter, waitingAfter, units }]
  })
}

const nothingCounted = () => ({ gain: 0, lose: 0, wait: 0, leaveLine: 0, superseded: 0, errors: 0, plansChange: 0 })
