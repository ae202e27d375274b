import type { SeatState } from './standing.ts'

/** How the ways of standing to a product are called on pages and in files. */
export const standingTitles: Readonly<Record<SeatState, string>> = {
  held: 'Has a seat',
  waiting: 'Waits in line',
  superseded: 'Replaced',
  error: 'Does not work',
}
