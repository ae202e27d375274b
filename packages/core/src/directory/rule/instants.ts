/** A length of time in calendar parts, all of them whole and none of them negative (ISO 8601: P1Y2M3W4DT5H6M7S). */
export interface RuleDuration {
  readonly years: number
  readonly months: number
  readonly weeks: number
  readonly days: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
}

const minute = 60_000
const day = 1440 * minute
/** The days of 400 years, after which the calendar repeats itself. */
const cycle = 146_097
const date = /^\d{4}-\d{2}-\d{2}/
const time = /^T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?(?:Z|([+-])(\d{2}):(\d{2}))?$/i

const digits = (text: string, start: number, end: number): number => Number(text.slice(start, end))

/** The first moment of a day in UTC, or null where there is no such day. The cycle keeps the years before 100 apart from 1900. */
function midnightOf(text: string): number | null {
  if (!date.test(text)) return null
  const [year, month, dayOfMonth] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)]
  if (month < 1 || month > 12 || dayOfMonth < 1) return null
  const at = Date.UTC(year + 400, month - 1, dayOfMonth)
  const nextMonth = Date.UTC(year + 400, month, 1)
  return at < nextMonth ? at - cycle * day : null
}

/** The way from the first moment of a day to this time of it, or null where the text is no time. */
function timeOf(text: string): number | null {
  const found = time.exec(text)
  if (!found) return null
  const part = (at: number): number => Number(found[at] ?? 0)
  if (part(1) > 23 || part(2) > 59 || part(3) > 59 || part(6) > 14 || part(7) > 59) return null
  const offset = (part(6) * 60 + part(7)) * (found[5] === '-' ? -1 : 1)
  const fraction = Math.floor(Number(`0.${found[4] ?? 0}`) * 1000)
  return (part(1) * 60 + part(2) - offset) * minute + part(3) * 1000 + fraction
}

/**
 * The instant of an ISO 8601 date or date-time, in milliseconds, or null where there is none. A date means its first moment in UTC,
 * and a time without an offset is in UTC.
 */
export function instantOf(text: string): number | null {
  const midnight = midnightOf(text)
  if (midnight === null || text.length === 10) return midnight
  const way = timeOf(text.slice(10))
  return way === null ? null : midnight + way
}

const calendarParts = [
  ['years', 'Y'],
  ['months', 'M'],
  ['weeks', 'W'],
  ['days', 'D'],
] as const
const clockParts = [
  ['hours', 'H'],
  ['minutes', 'M'],
  ['seconds', 'S'],
] as const
const allParts = [...calendarParts, ...clockParts]

type Parts = readonly (readonly [keyof RuleDuration, string])[]
const shapeOf = (parts: Parts): string => parts.map(([, letter]) => `(?:(\\d{1,4})${letter})?`).join('')
const durations = new RegExp(`^P(?!$)${shapeOf(calendarParts)}(?:T(?!$)${shapeOf(clockParts)})?$`, 'i')

/** The length of time that an ISO 8601 duration names, in either case, or null where it names none. Fractions are refused. */
export function durationOf(text: string): RuleDuration | null {
  const found = durations.exec(text)
  if (!found) return null
  const numbers = allParts.map(([name], at) => [name, Number(found[at + 1] ?? 0)] as const)
  return Object.fromEntries(numbers) as unknown as RuleDuration
}

/** A length of time as ISO 8601 writes it, without the parts that are zero. */
export function textOfDuration(duration: RuleDuration): string {
  const say = (parts: Parts): string =>
    parts.map(([name, letter]) => (duration[name] === 0 ? '' : `${duration[name]}${letter}`)).join('')
  const clock = say(clockParts)
  const text = `P${say(calendarParts)}${clock ? `T${clock}` : ''}`
  return text === 'P' ? 'P0D' : text
}

/**
 * The instant that lies a length of time after `at`, or before it where `sign` is -1; both in milliseconds. Years and months follow
 * the calendar in UTC; where the month is too short, its last day is taken: a month before March 31 is the last day of February.
 */
export function shifted(at: number, sign: 1 | -1, by: RuleDuration): number {
  const moved = new Date(at)
  const months = moved.getUTCMonth() + sign * (12 * by.years + by.months)
  moved.setUTCMonth(months)
  // A month that is too short runs over into the next one: go back to its last day.
  if (moved.getUTCMonth() !== ((months % 12) + 12) % 12) moved.setUTCDate(0)
  const days = 7 * by.weeks + by.days
  return moved.getTime() + sign * (((days * 24 + by.hours) * 60 + by.minutes) * minute + by.seconds * 1000)
}
