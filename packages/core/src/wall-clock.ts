import { hours } from './time.ts'

const firstKept = new Date('1970-01-01T00:00:00.000Z')
const lastKept = new Date('9999-12-30T23:59:59.999Z')

/**
 * Whether an instant is one that both databases keep, wherever clocks show it: PostgreSQL reads no year 0, and none of five digits as
 * JavaScript writes them.
 */
export const isKeptInstant = (at: Date): boolean => at >= firstKept && at <= lastKept

/** What to say of a day or a time that is not kept. */
export const keptDays = 'Choose a day from 1970-01-01 to 9999-12-30.'

/** A day, or a day and a time as a clock on the wall shows them: `2027-03-28T09:00`. Which instant it is depends on the zone. */
const wallTime = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?))?$/

/** The instant at which UTC's clocks show this; null where there is no such day or time. A day means its midnight. */
function readAsUtc(text: string): number | null {
  const [, day = '', clock = '00:00'] = wallTime.exec(text) ?? []
  const at = Date.parse(`${day}T${clock}Z`)
  // Engines take February 30 for March 2.
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(day) ? null : at
}

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
 * The instant at which the clocks of a zone show this day and time; null where the text is none. A day without a time means its beginning.
 * A time that comes twice, when the clocks go back, is the first of the two; one that is left out, when they go forward, is as much later
 * as they go.
 */
export function instantAt(text: string, timeZone: string): Date | null {
  const asUtc = readAsUtc(text)
  return asUtc === null ? null : shownAt(asUtc, timeZone)
}

/** The instant at which the clocks of a zone show what UTC's show at `asUtc`. */
function shownAt(asUtc: number, timeZone: string): Date {
  // A zone is at most 14 hours from UTC, and its clocks change no more than once within a day.
  const before = asUtc - aheadOfUtc(asUtc - hours(24), timeZone)
  const after = asUtc - aheadOfUtc(asUtc + hours(24), timeZone)
  const shows = (instant: number): boolean => instant + aheadOfUtc(instant, timeZone) === asUtc
  return new Date(shows(before) || !shows(after) ? before : after)
}

/** The first instant of a day `YYYY-MM-DD` on the clocks of a zone; null where the text names no day, or none that is kept. */
export function startOfDay(text: string | null, timeZone: string): Date | null {
  const asUtc = midnightAsUtc(text)
  return asUtc === null ? null : shownAt(asUtc, timeZone)
}

/** The first instant after a day `YYYY-MM-DD` on the clocks of a zone; null where the text names no day, or none that is kept. */
export function endOfDay(text: string | null, timeZone: string): Date | null {
  const asUtc = midnightAsUtc(text)
  return asUtc === null ? null : shownAt(asUtc + hours(24), timeZone)
}

/** Whether a text is a day `YYYY-MM-DD` whose instants are kept. */
export const isKeptDay = (text: string): boolean => midnightAsUtc(text) !== null

function midnightAsUtc(text: string | null): number | null {
  const asUtc = text !== null && /^\d{4}-\d\d-\d\d$/.test(text) ? readAsUtc(text) : null
  return asUtc !== null && isKeptInstant(new Date(asUtc)) ? asUtc : null
}

/** The calendar day (`YYYY-MM-DD`) of an instant on the clocks of a zone. */
export function dayIn(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}
