import { after, days } from '@latchkey/core/time'
import { dayIn, endOfDay, isKeptDay, startOfDay } from '@latchkey/core/wall-clock'
import type { Portal } from '../portal.ts'

/** A stretch of days on the clocks of the portal's zone, the first and the last counted. */
export interface Period {
  /** `YYYY-MM-DD` */
  readonly from: string
  readonly to: string
  /** The instants that bound it: at or behind the one, before the other. */
  readonly since: Date
  readonly until: Date
}

const longest = 366
const usual = 90

// Days are counted as midnights in UTC, where each has 24 hours; their edges are those of the zone.
const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

function dayAsked(text: string | null | undefined): Date | null {
  return text && isKeptDay(text) ? new Date(`${text}T00:00:00Z`) : null
}

function beginningOf(first: Date | null, last: Date): Date {
  if (first === null || first > last) return after(last, days(1 - usual))
  const earliest = after(last, days(1 - longest))
  return first.getTime() < earliest.getTime() ? earliest : first
}

/** The period that an address asks for: at most 366 days, the last 90 where it says nothing that makes sense. */
export function periodAsked(portal: Portal, from: string | null | undefined, to: string | null | undefined): Period {
  const { timeZone } = portal.settings
  const last = dayAsked(to) ?? new Date(`${dayIn(portal.now(), timeZone)}T00:00:00Z`)
  const begin = beginningOf(dayAsked(from), last)
  return {
    from: dayOf(begin),
    to: dayOf(last),
    since: startOfDay(dayOf(begin), timeZone) ?? begin,
    until: endOfDay(dayOf(last), timeZone) ?? after(last, days(1)),
  }
}
