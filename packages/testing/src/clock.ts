import { after, type Duration } from '@latchkey/core/time'

/** A clock that only a test moves. */
export interface Clock {
  now(): Date
  /** Moves it on. */
  advance(length: Duration): void
  set(at: Date): void
}

/** A clock that stands at an instant: a Tuesday morning in spring, unless told otherwise. */
export function standingClock(start = new Date('2027-03-16T09:00:00.000Z')): Clock {
  let at = start
  return {
    now: () => at,
    advance(length) {
      at = after(at, length)
    },
    set(instant) {
      at = instant
    },
  }
}
