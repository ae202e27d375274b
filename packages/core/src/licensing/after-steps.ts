import type { ProductId } from '../ids.ts'
import type { LicenseStep, Seat } from './facts.ts'

/** What changes in the tally of a product. */
export interface TallyMove {
  readonly productId: ProductId
  /** How many seats more; fewer where it is negative. */
  readonly held: number
  readonly waiting: number
  /** The highest number that was given in the line; -1 where none was. */
  readonly lastOrder: number
}

/** What steps do to the tally of each product that they touch. */
export function tallyMoves(steps: readonly LicenseStep[]): readonly TallyMove[] {
  const moves = new Map<ProductId, { held: number; waiting: number; lastOrder: number }>()
  const moveOf = (productId: ProductId) => {
    const move = moves.get(productId) ?? { held: 0, waiting: 0, lastOrder: -1 }
    moves.set(productId, move)
    return move
  }
  const count = (productId: ProductId, state: string, by: 1 | -1) => {
    if (state === 'held' || state === 'waiting') moveOf(productId)[state] += by
  }
  for (const step of steps) {
    if (step.kind === 'end') count(step.seat.productId, step.seat.state, -1)
    if (step.kind === 'promote') {
      count(step.seat.productId, 'waiting', -1)
      count(step.seat.productId, 'held', 1)
    }
    if (step.kind === 'begin') {
      count(step.productId, step.state, 1)
      const move = moveOf(step.productId)
      move.lastOrder = Math.max(move.lastOrder, step.queueOrder)
    }
  }
  return [...moves].map(([productId, move]) => ({ productId, ...move }))
}

/**
 * The live rows of a person after steps. A row that begins has the id of nothing that is stored, and no moment since which it is held:
 * nothing is decided by either.
 */
export function rowsAfter(rows: readonly Seat[], steps: readonly LicenseStep[]): readonly Seat[] {
  const after = new Map(rows.map((row) => [row.productId, row]))
  // What ends goes before what begins, in whatever order they are told: a row that follows another is one of the same product.
  for (const step of steps) if (step.kind === 'end') after.delete(step.seat.productId)
  for (const step of steps) {
    if (step.kind === 'promote') after.set(step.seat.productId, { ...step.seat, state: 'held' })
    if (step.kind === 'reorder') after.set(step.seat.productId, { ...step.seat, priority: step.priority })
    if (step.kind === 'begin') after.set(step.productId, rowOf(step))
  }
  return [...after.values()]
}

const rowOf = (step: Extract<LicenseStep, { kind: 'begin' }>): Seat => {
  const { userId, productId, state, priority, queueOrder, heldSince, error, because } = step
  return { id: `${productId} ${userId}`, userId, productId, state, priority, queueOrder, heldSince, error, because }
}
