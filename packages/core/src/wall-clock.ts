import { minutes } from './time.ts'

/** A day and a time as a clock on the wall shows them: `2027-03-28T09:00`. Which instant it is depends on the zone. */
export const wallTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?$/

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function aheadOfUtc(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant)
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value)
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shown - Math.floor(instant / 1000) * 1000
}

/**
 * The instant at which the clocks of a zone show this day and time; null where the text is none. A time that comes twice, when the
 * clocks go back, is the first of the two; one that is left out, when they go forward, is as much later as they go.
 */
export function instantAt(text: string, timeZone: string): Date | null {
  if (!wallTime.test(text)) return null
  const asUtc = Date.parse(`${text}Z`)
  if (Number.isNaN(asUtc)) return null
  // A zone is at most 14 hours from UTC, and its clocks change no more than once within a day.
  const day = minutes(24 * 60)
  const before = asUtc - aheadOfUtc(asUtc - day, timeZone)
  const after = asUtc - aheadOfUtc(asUtc + day, timeZone)
  const shows = (instant: number): boolean => instant + aheadOfUtc(instant, timeZone) === asUtc
  return new Date(shows(before) || !shows(after) ? before : after)
}
