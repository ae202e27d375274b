import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { exactTime, relativeTime, Time } from './time.tsx'

const now = '2026-03-12T13:05:00Z'

describe('relativeTime', () => {
  test.each([
    ['2026-03-12T13:05:10Z', 'in a moment'],
    ['2026-03-12T13:04:30Z', 'just now'],
    ['2026-03-12T13:04:00Z', '1 minute ago'],
    ['2026-03-12T12:10:00Z', '55 minutes ago'],
    ['2026-03-12T16:05:00Z', 'in 3 hours'],
    ['2026-03-12T05:05:00Z', 'today 06:05'],
    ['2026-03-11T13:05:00Z', 'yesterday 14:05'],
    ['2026-03-13T08:00:00Z', 'tomorrow 09:00'],
    ['2026-03-15T08:00:00Z', 'in 3 days'],
    ['2026-03-07T08:00:00Z', '5 days ago'],
    ['2026-02-01T08:00:00Z', '1 Feb'],
    ['2024-02-01T08:00:00Z', '1 Feb 2024'],
    ['nonsense', 'unknown'],
  ])('%s reads "%s" in Berlin', (value, words) => {
    expect(relativeTime(value, now, 'Europe/Berlin')).toBe(words)
  })

  test('days are those of the zone: late in the evening is tomorrow further east', () => {
    const value = '2026-03-12T23:30:00Z'
    expect(relativeTime(value, now, 'UTC')).toBe('today 23:30')
    expect(relativeTime(value, now, 'Europe/Berlin')).toBe('tomorrow 00:30')
  })
})

describe('exactTime', () => {
  test.each([
    ['2026-03-12T13:05:00Z', 'Europe/Berlin', 'Thu 12 Mar 2026, 14:05 UTC+1'],
    ['2026-07-12T13:05:00Z', 'Europe/Berlin', 'Sun 12 Jul 2026, 15:05 UTC+2'],
    ['2026-01-12T13:05:30Z', 'UTC', 'Mon 12 Jan 2026, 13:05 UTC'],
    ['2026-01-12T13:05:00Z', 'America/St_Johns', 'Mon 12 Jan 2026, 09:35 UTC−3:30'],
    ['2026-01-12T20:05:00Z', 'Asia/Kathmandu', 'Tue 13 Jan 2026, 01:50 UTC+5:45'],
  ])('%s in %s is "%s"', (value, timeZone, words) => {
    expect(exactTime(value, { timeZone })).toBe(words)
  })
})

test('a time says the exact instant on hover and to machines', () => {
  const markup = renderToStaticMarkup(<Time value="2026-03-15T08:00:00Z" now={now} timeZone="Europe/Berlin" />)
  expect(markup).toContain('dateTime="2026-03-15T08:00:00Z"')
  expect(markup).toContain('title="Sun 15 Mar 2026, 09:00 UTC+1"')
  expect(markup).toContain('>in 3 days<')
})
