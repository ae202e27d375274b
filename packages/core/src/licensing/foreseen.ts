import type { ProductId, UserId } from '../ids.ts'
import { rowsAfter, type TallyMove, tallyMoves } from './after-steps.ts'
import type { LicenseStep, PersonFacts, Seat } from './facts.ts'

/** How the line of a product differs from the stored one. */
export interface ForeseenLine {
  /** Whose stored place in line is not there any more, or is another. */
  readonly left: ReadonlySet<UserId>
  /** Places that are not stored, by person. */
  readonly came: ReadonlyMap<UserId, Seat>
}

/**
 * What a change comes to that is worked out a stretch of people at a time without being made: what has to be known of the stretches
 * before to go on with the next. Tallies and lines are carried along, and the rows of those who wait for something: nobody else is
 * looked at twice.
 */
export interface Foreseen {
  /** Their live rows as they would be by now, where they are carried; else the stored ones hold. */
  rowsOf(userId: UserId): readonly Seat[] | undefined
  /** What would have changed by now in the tally of a product; undefined where nothing would. */
  moveOf(productId: ProductId): TallyMove | undefined
  /** How its line would differ by now; undefined where it would not. */
  lineOf(productId: ProductId): ForeseenLine | undefined
  /** Carries along what a stretch comes to. */
  carry(people: readonly PersonFacts[], steps: readonly LicenseStep[]): void
}

/** Nothing has been gone through yet. */
export function nothingForeseen(): Foreseen {
  const rows = new Map<UserId, readonly Seat[]>()
  const moves = new Map<ProductId, TallyMove>()
  const lines = new Map<ProductId, { left: Set<UserId>; came: Map<UserId, Seat> }>()

  const lineOf = (productId: ProductId) => {
    const line = lines.get(productId) ?? { left: new Set<UserId>(), came: new Map<UserId, Seat>() }
    lines.set(productId, line)
    return line
  }
  const move = (more: TallyMove) => {
    const { held, waiting, lastOrder } = moves.get(more.productId) ?? { held: 0, waiting: 0, lastOrder: -1 }
    moves.set(more.productId, {
      productId: more.productId,
      held: held + more.held,
      waiting: waiting + more.waiting,
      lastOrder: Math.max(lastOrder, more.lastOrder),
    })
  }
  const place = (before: readonly Seat[], after: readonly Seat[]) => {
    for (const row of before) {
      if (row.state !== 'waiting' || after.includes(row)) continue
      const line = lineOf(row.productId)
      line.came.delete(row.userId)
      line.left.add(row.userId)
    }
    for (const row of after)
      if (row.state === 'waiting' && !before.includes(row)) lineOf(row.productId).came.set(row.userId, row)
  }

  return {
    rowsOf: (userId) => rows.get(userId),
    moveOf: (productId) => moves.get(productId),
    lineOf: (productId) => lines.get(productId),
    carry(people, steps) {
      for (const each of tallyMoves(steps)) move(each)
      for (const [{ userId, seats }, mine] of whoWait(people, steps)) {
        const after = rowsAfter(seats, mine)
        place(seats, after)
        if (after.some(({ state }) => state === 'waiting')) rows.set(userId, after)
        else rows.delete(userId)
      }
    },
  }
}

/** Those for whom something would change and who wait for something before or after it, with their steps. */
function whoWait(
  people: readonly PersonFacts[],
  steps: readonly LicenseStep[],
): ReadonlyMap<PersonFacts, readonly LicenseStep[]> {
  const waiting = new Set<UserId>()
  for (const step of steps) if (step.kind === 'begin' && step.state === 'waiting') waiting.add(step.userId)
  const found = new Map<UserId, { person: PersonFacts; mine: LicenseStep[] }>()
  for (const person of people)
    if (waiting.has(person.userId) || person.seats.some(({ state }) => state === 'waiting'))
      found.set(person.userId, { person, mine: [] })
  if (found.size === 0) return new Map()
  for (const step of steps) found.get(step.kind === 'begin' ? step.userId : step.seat.userId)?.mine.push(step)
  return new Map([...found.values()].filter(({ mine }) => mine.length > 0).map(({ person, mine }) => [person, mine]))
}
