import type { ProductId } from '../ids.ts'

/** A product with its place in the whole catalog (`placesOf`). */
export interface Placed {
  readonly id: ProductId
  readonly place: number
}

/** Products in the order in which they are evaluated. Two products stand in the same order whichever others are asked about. */
export const inOrder = <Product extends Placed>(products: readonly Product[]): readonly Product[] =>
  [...products].sort((one, other) => one.place - other.place || (one.id < other.id ? -1 : 1))
