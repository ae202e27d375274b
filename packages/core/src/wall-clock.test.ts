import { expect, test } from 'vitest'
import { dayIn, endOfDay, instantAt, isKeptDay, isKeptInstant, startOfDay } from './wall-clock.ts'

test.each([
  ['a winter morning in Berlin', '2027-01-15T09:00', 'Europe/Berlin', '2027-01-15T08:00:00.000Z'],
  ['a summer morning in Berlin', '2027-07-15T09:00', 'Europe/Berlin', '2027-07-15T07:00:00.000Z'],
  ['the hour after the clocks went forward', '2027-03-28T03:30', 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
  ['an hour that is left out, which is as much later', '2027-03-28T02:30', 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
  ['an hour that comes twice, the first time', '2027-10-31T02:30', 'Europe/Berlin', '2027-10-31T00:30:00.000Z'],
  ['the hour after the clocks went back', '2027-10-31T03:00', 'Europe/Berlin', '2027-10-31T02:00:00.000Z'],
  ['a leap day', '2028-02-29T23:59', 'America/New_York', '2028-03-01T04:59:00.000Z'],
  ['a zone with a half hour', '2027-06-01T12:00', 'Asia/Kolkata', '2027-06-01T06:30:00.000Z'],
  ['a day alone, which is its beginning', '2027-07-15', 'Europe/Berlin', '2027-07-14T22:00:00.000Z'],
  [
    'a day that begins at one, as clocks go forward at midnight',
    '2027-09-05',
    'America/Santiago',
    '2027-09-05T04:00:00.000Z',
  ],
  ['UTC', '2027-06-01T12:00', 'UTC', '2027-06-01T12:00:00.000Z'],
])('%s', (_, text, zone, instant) => {
  expect(instantAt(text, zone)?.toISOString()).toBe(instant)
})

test.each([
  '',
  'tomorrow',
  '5',
  '2027-02-30',
  '2027-02-29T09:00',
  '2027-13-01T09:00',
  '2027-03-28T25:00',
  '2027-03-28Z',
])('%s is no time of a clock', (text) => {
  expect(instantAt(text, 'UTC')).toBeNull()
})

test('the day of an instant is that of the organization', () => {
  const at = new Date('2027-03-31T22:30:00Z')
  expect(dayIn(at, 'UTC')).toBe('2027-03-31')
  expect(dayIn(at, 'Europe/Berlin')).toBe('2027-04-01')
  expect(dayIn(at, 'America/Los_Angeles')).toBe('2027-03-31')
})

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
  for (const text of [null, '', 'yesterday', '2027-13-01', '2027-02-30', '2027-1-1', '2027-03-16T09:00'])
    expect(startOfDay(text, 'UTC')).toBeNull()
})

test.each([
  ['1970-01-01', true],
  ['2027-03-16', true],
  ['9999-12-30', true],
  ['9999-12-31', false],
  ['0000-01-01', false],
  ['1969-12-31', false],
  ['2027-02-30', false],
  ['10000-01-01', false],
  ['2027-03-16T09:00', false],
])('%s is a day that both databases keep in every zone: %s', (day, kept) => {
  expect(isKeptDay(day)).toBe(kept)
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    expect(startOfDay(day, zone) !== null).toBe(kept)
    expect((endOfDay(day, zone)?.getUTCFullYear() ?? 0) <= 9999).toBe(true)
  }
})

test('an instant of a year with five digits is not kept', () => {
  expect(isKeptInstant(new Date('2027-03-16T09:00:00Z'))).toBe(true)
  expect(isKeptInstant(new Date('+010000-01-01T00:00:00Z'))).toBe(false)
  expect(isKeptInstant(new Date(Number.NaN))).toBe(false)
})
