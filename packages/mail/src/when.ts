import { days, hours, minutes } from '@latchkey/core/time'

/** Where and when a letter is read, for its times. `timeZone` is an IANA name. */
export interface Clock {
  readonly timeZone: string
  readonly now: Date
}

/** A format for each zone, made once: making one takes longer than a whole letter. */
function formats(options: Intl.DateTimeFormatOptions): (timeZone: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (timeZone) => {
    const format = made.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { ...options, timeZone })
    made.set(timeZone, format)
    return format
  }
}

const day = formats({ year: 'numeric', month: 'numeric', day: 'numeric' })

const exact = formats({
  weekday: 'long',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
})

/** The exact instant with its zone: `Friday, November 27, 2026, 14:05 GMT+1`. */
export function exactly(at: Date, timeZone: string): string {
  const parts = exact(timeZone).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  const date = `${part('weekday')}, ${part('month')} ${part('day')}, ${part('year')}`
  return `${date}, ${part('hour')}:${part('minute')} ${part('timeZoneName')}`
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/**
 * The distance as people say it: `in 40 minutes`, `in 5 hours`, `tomorrow`, `in 3 days`, `2 days ago`. Days are those
 * of the calendar.
 */
export function fromNow(at: Date, { timeZone, now }: Clock): string {
  const length = at.getTime() - now.getTime()
  const distance = Math.abs(length)
  if (distance < minutes(1)) return 'now'
  if (distance < minutes(90)) return relative.format(Math.round(length / minutes(1)), 'minute')
  const between = dayNumber(at, timeZone) - dayNumber(now, timeZone)
  if (between === 0 || distance < hours(12)) return relative.format(Math.round(length / hours(1)), 'hour')
  return relative.format(between, 'day')
}

/** Both, as letters say it: `tomorrow (Friday, November 27, 2026, 14:05 GMT+1)`. */
export const saidTime = (at: Date, clock: Clock): string => `${fromNow(at, clock)} (${exactly(at, clock.timeZone)})`

/** Days since the epoch of the calendar day that an instant falls on in a zone. */
function dayNumber(at: Date, timeZone: string): number {
  const parts = day(timeZone).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day')) / days(1)
}
