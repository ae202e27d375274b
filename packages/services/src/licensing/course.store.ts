import type { ProductId } from '@latchkey/core/ids'
import type { Seat } from '@latchkey/core/licensing/evaluate'
import { type Foreseen, nothingForeseen } from '@latchkey/core/licensing/foreseen'
import type { Queries } from '@latchkey/schema/database'
import { behindInLine, headOfLine } from './line.store.ts'
import type { StoredFacts } from './product-facts.store.ts'

/** The course of a change that is gone through in stretches without being made. */
export interface Course {
  readonly foreseen: Foreseen
  /** A product with its tally as it would be by now. */
  tallied(product: StoredFacts): StoredFacts
  /** The first people of a line as it would be by now. */
  lineOf(db: Queries, productId: ProductId, size: number): Promise<readonly Seat[]>
}

/** Those of a stored line who were read and have not left it. */
interface StoredLine {
  rows: Seat[]
  last: Seat | undefined
  whole: boolean
}

/** How many of a line are read at the least, so that a long one is not read in small pieces. */
const fewest = 2000

/** Begins a course, in which nothing has been gone through yet. A stored line is read once, however many stretches ask for its head. */
export function beginCourse(): Course {
  const foreseen = nothingForeseen()
  const lines = new Map<ProductId, StoredLine>()

  const storedHead = async (db: Queries, productId: ProductId, size: number): Promise<readonly Seat[]> => {
    const line = lines.get(productId) ?? { rows: [], last: undefined, whole: false }
    lines.set(productId, line)
    const left = foreseen.lineOf(productId)?.left
    const stays = (rows: Seat[]) => (left === undefined ? rows : rows.filter(({ userId }) => !left.has(userId)))
    line.rows = stays(line.rows)
    while (line.rows.length < size && !line.whole) {
      const more = Math.max(fewest, size - line.rows.length)
      const read = await (line.last
        ? behindInLine(db, placeOf(line.last, more))
        : headOfLine(db, { productId, size: more }))
      line.last = read.at(-1)
      line.whole = read.length < more
      line.rows.push(...stays(read))
    }
    return line.rows.slice(0, size)
  }

  return {
    foreseen,
    tallied(product) {
      const move = foreseen.moveOf(product.id)
      if (move === undefined) return product
      const { held, waiting, lastOrder } = product
      return {
        ...product,
        held: held + move.held,
        waiting: waiting + move.waiting,
        lastOrder: Math.max(lastOrder, move.lastOrder),
      }
    },
    async lineOf(db, productId, size) {
      const stored = await storedHead(db, productId, size)
      const came = foreseen.lineOf(productId)?.came
      if (came === undefined || came.size === 0) return stored
      return [...stored, ...came.values()].sort(byPlace).slice(0, size)
    },
  }
}

const placeOf = ({ productId, priority, queueOrder, id }: Seat, size: number) => ({
  productId,
  priority,
  queueOrder,
  id,
  size,
})

const byPlace = (one: Seat, other: Seat): number =>
  other.priority - one.priority || one.queueOrder - other.queueOrder || (one.id < other.id ? -1 : 1)
