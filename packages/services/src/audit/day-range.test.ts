import { expect, test } from 'vitest'
import { endOfDay, startOfDay } from './day-range.ts'

test('a day begins and ends by the clock of the zone', () => {
  expect(startOfDay('2027-03-16', 'Europe/Berlin')?.toISOString()).toBe('2027-03-15T23:00:00.000Z')
  expect(endOfDay('2027-03-16', 'Europe/Berlin')?.toISOString()).toBe('2027-03-16T23:00:00.000Z')
  expect(startOfDay('2027-03-16', 'America/New_York')?.toISOString()).toBe('2027-03-16T04:00:00.000Z')
})

test('a day on which clocks change has 23 or 25 hours', () => {
  const hours = (day: string) =>
    (Number(endOfDay(day, 'Europe/Berlin')) - Number(startOfDay(day, 'Europe/Berlin'))) / 3_600_000
  expect(hours('2027-03-28')).toBe(23)
  expect(hours('2027-10-31')).toBe(25)
})

test('what names no day is no day', () => {
  for (const text of [null, '', 'yesterday', '2027-13-01', '2027-1-1']) expect(startOfDay(text, 'UTC')).toBeNull()
})
