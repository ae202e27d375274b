import { classNames } from './class-names.tsx'

const minute = 60_000
const hour = 60 * minute

/** How to write times: the words' language and the zone whose clock people read. */
export type TimeWords = { timeZone: string; locale?: string | undefined }

const formats = new Map<string, Intl.DateTimeFormat>()

/** Formatters are dear to make and the same for everybody who names the same options. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, known)
  return known
}

type Civil = { year: number; month: number; day: number; clock: string }

/** The calendar day and the 24-hour clock of an instant in a zone. Assembled from parts: engines differ in glue. */
function civil(instant: number, timeZone: string): Civil {
  const parts = format('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? ''
  return {
    year: Number(part('year')),
    month: Number(part('month')),
    day: Number(part('day')),
    clock: `${part('hour')}:${part('minute')}`,
  }
}

const dayNumber = ({ year, month, day }: Civil) => Date.UTC(year, month - 1, day) / (24 * hour)

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const count = (amount: number, unit: string) => `${amount} ${unit}${amount === 1 ? '' : 's'}`

/** "12 Mar" in the year of `now`, "12 Mar 2024" in any other. */
function dateWords(date: Civil, now: Civil): string {
  const words = `${date.day} ${months[date.month - 1] ?? ''}`
  return date.year === now.year ? words : `${words} ${date.year}`
}

/**
 * An instant as people say it, seen from `now` on the clock of `timeZone`: "just now", "5 minutes ago", "in 3 hours",
 * "today 14:05", "yesterday 14:05", "tomorrow 09:00", "in 3 days", "5 days ago", "12 Mar", "12 Mar 2024".
 * Days are calendar days of the zone. Pure, and the same in every engine. An unreadable instant is "unknown".
 */
export function relativeTime(value: string, now: string, timeZone: string): string {
  const instant = Date.parse(value)
  const present = Date.parse(now)
  if (Number.isNaN(instant) || Number.isNaN(present)) return 'unknown'
  const distance = instant - present
  const span = Math.abs(distance)
  if (span < minute) return distance > 0 ? 'in a moment' : 'just now'
  if (span < hour) {
    const words = count(Math.floor(span / minute), 'minute')
    return distance > 0 ? `in ${words}` : `${words} ago`
  }
  const date = civil(instant, timeZone)
  const today = civil(present, timeZone)
  const days = dayNumber(date) - dayNumber(today)
  if (days === 0 && span < 6 * hour) {
    const words = count(Math.floor(span / hour), 'hour')
    return distance > 0 ? `in ${words}` : `${words} ago`
  }
  if (days === 0) return `today ${date.clock}`
  if (days === -1) return `yesterday ${date.clock}`
  if (days === 1) return `tomorrow ${date.clock}`
  if (days > 1 && days <= 14) return `in ${count(days, 'day')}`
  if (days < -1 && days >= -7) return `${count(-days, 'day')} ago`
  return dateWords(date, today)
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const

/** How far the zone's clock is from UTC at an instant: "UTC", "UTC+1", "UTC−3:30". */
function offsetWords(instant: number, date: Civil): string {
  const [hours = 0, minutes = 0] = date.clock.split(':').map(Number)
  const local = Date.UTC(date.year, date.month - 1, date.day, hours, minutes)
  // The clock has no seconds: compare whole minutes.
  const ahead = Math.round(local / minute) - Math.floor(instant / minute)
  if (ahead === 0) return 'UTC'
  const [whole, rest] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60]
  return `UTC${ahead > 0 ? '+' : '−'}${whole}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`
}

/**
 * The exact instant with its zone: "Thu 12 Mar 2026, 14:05 UTC+1". Written by hand, the same in every engine; a `locale`
 * hands the words to the engine.
 */
export function exactTime(value: string, { timeZone, locale }: TimeWords): string {
  const instant = Date.parse(value)
  if (Number.isNaN(instant)) return 'unknown'
  if (locale !== undefined)
    return format(locale, { timeZone, dateStyle: 'full', timeStyle: 'long' })
      .format(instant)
      .replace(/[\u00a0\u202f]/g, ' ')
  const date = civil(instant, timeZone)
  const weekday = weekdays[new Date(dayNumber(date) * 24 * hour).getUTCDay()] ?? ''
  return `${weekday} ${dateOf(value, timeZone)}, ${date.clock} ${offsetWords(instant, date)}`
}

/** A calendar day of the zone, always with its year: "12 Mar 2026". */
export function dateOf(value: string, timeZone: string): string {
  const instant = Date.parse(value)
  if (Number.isNaN(instant)) return 'unknown'
  const { day, month, year } = civil(instant, timeZone)
  return `${day} ${months[month - 1] ?? ''} ${year}`
}

/** How a time reads: as people speak, the day, or the day with the clock. */
export type TimeStyle = 'relative' | 'date' | 'exact'

/**
 * A point in time, with the exact instant and zone on hover and for machines. The same on the server and in the browser,
 * because `now` and `timeZone` come from outside.
 */
export function Time(props: {
  /** ISO 8601 instant. */
  value: string
  /** ISO 8601 instant from which "ago" is reckoned: the one of the page's data. */
  now: string
  /** IANA zone, such as "Europe/Berlin". */
  timeZone: string
  /** Language of the exact words; plain English unless said. */
  locale?: string | undefined
  style?: TimeStyle | undefined
  className?: string | undefined
}) {
  const { value, now, timeZone, locale, style = 'relative', className } = props
  const exact = exactTime(value, { timeZone, locale })
  const words =
    style === 'relative' ? relativeTime(value, now, timeZone) : style === 'date' ? dateOf(value, timeZone) : exact
  return (
    <time dateTime={value} title={exact} className={classNames('tabular-nums', className)}>
      {words}
    </time>
  )
}
