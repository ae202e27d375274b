import type { SeatId, UserId } from '../ids.ts'

/** A live row of seats is a seat, or a place in line for one. */
export const seatStates = ['held', 'waiting'] as const

/** Whether somebody has a seat or waits for one. */
export type SeatState = (typeof seatStates)[number]

/** A live seat or place in line. */
export interface LiveSeat {
  readonly id: SeatId
  readonly userId: UserId
  readonly state: SeatState
}

/** A person whose reasons for one product may have changed. */
export interface Concerned {
  readonly userId: UserId
  /** Whether any live reason gives them the product. */
  readonly entitled: boolean
  readonly seat: LiveSeat | null
}

/** What is known of one product when its seats are settled. */
export interface Pool {
  /** Units that can be assigned. */
  readonly units: number
  /** Seats held now, by anybody. */
  readonly held: number
  /** The people concerned by the change, in the order in which they came. */
  readonly concerned: readonly Concerned[]
  /** The head of the line, longest waiting first; at least as many as could get a seat. */
  readonly line: readonly LiveSeat[]
}

/** One thing to do to the seats of a product. */
export type SeatStep =
  | { readonly kind: 'end'; readonly seat: LiveSeat }
  | { readonly kind: 'promote'; readonly seat: LiveSeat }
  | { readonly kind: 'give'; readonly userId: UserId }
  | { readonly kind: 'queue'; readonly userId: UserId }

/**
 * Settles the seats of one product after a change. Who lost every reason gives their seat back; free units go to those in line,
 * longest waiting first, then to newcomers in their order; the other newcomers join the line. Nobody who holds a seat and has a reason loses it,
 * even where there are fewer units than seats. Never gives more seats than units.
 */
export function settle(pool: Pool): readonly SeatStep[] {
  const leaving = pool.concerned.filter((one) => !one.entitled && one.seat !== null).map((one) => one.seat as LiveSeat)
  const gone = new Set(leaving.map((seat) => seat.userId))
  const held = pool.held - leaving.filter((seat) => seat.state === 'held').length
  const line = pool.line.filter((seat) => !gone.has(seat.userId))
  const newcomers = pool.concerned.filter((one) => one.entitled && one.seat === null).map((one) => one.userId)
  const free = Math.max(0, pool.units - held)
  const promoted = line.slice(0, free)
  const served = newcomers.slice(0, free - promoted.length)
  return [
    ...leaving.map((seat) => ({ kind: 'end', seat }) as const),
    ...promoted.map((seat) => ({ kind: 'promote', seat }) as const),
    ...served.map((userId) => ({ kind: 'give', userId }) as const),
    ...newcomers.slice(served.length).map((userId) => ({ kind: 'queue', userId }) as const),
  ]
}

/** How many of the line have to be known to settle a pool: as many as could get a seat, and those who may leave it. */
export const lineNeeded = (pool: Omit<Pool, 'line'>): number =>
  Math.max(0, pool.units - pool.held) + pool.concerned.filter((one) => !one.entitled && one.seat !== null).length * 2
