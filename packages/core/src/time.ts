/** A length of time in milliseconds. */
export type Duration = number

/** Durations in words. Days are 24 hours: an access for 90 days ends at the same instant of the day in UTC, whatever the clocks do. */
export const seconds = (n: number): Duration => n * 1000
export const minutes = (n: number): Duration => seconds(60 * n)
export const hours = (n: number): Duration => minutes(60 * n)
export const days = (n: number): Duration => hours(24 * n)

/** The instant that lies `length` after `at` (before it, where the length is negative). */
export const after = (at: Date, length: Duration): Date => new Date(at.getTime() + length)

/** Whether `at` has come: an instant counts as reached in its own millisecond. */
export const reached = (at: Date | null | undefined, now: Date): boolean => at != null && at.getTime() <= now.getTime()
