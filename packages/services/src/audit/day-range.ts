/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
function ahead(instant: number, timeZone: string): number {
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
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value)
  const civil = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return civil - Math.floor(instant / 1000) * 1000
}

/** The instant at which the clock of a zone shows midnight of a day in UTC's count of days; looked at twice, for days on which clocks change. */
function midnight(utcMidnight: number, timeZone: string): Date {
  const near = utcMidnight - ahead(utcMidnight, timeZone)
  return new Date(utcMidnight - ahead(near, timeZone))
}

/** The first instant of a day `YYYY-MM-DD` on the clock of a zone; null where the text names no day. */
export function startOfDay(day: string | null, timeZone: string): Date | null {
  const utc = dayInUtc(day)
  return utc === null ? null : midnight(utc, timeZone)
}

/** The first instant after a day `YYYY-MM-DD` on the clock of a zone; null where the text names no day. */
export function endOfDay(day: string | null, timeZone: string): Date | null {
  const utc = dayInUtc(day)
  return utc === null ? null : midnight(utc + 86_400_000, timeZone)
}

function dayInUtc(day: string | null): number | null {
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const utc = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(utc) ? null : utc
}
