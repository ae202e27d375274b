import { expect, test } from 'vitest'
import { exactly, fromNow } from './when.ts'

const now = new Date('2026-11-24T13:00:00Z')

test.each([
  ['2026-11-24T13:00:30Z', 'now'],
  ['2026-11-24T13:40:00Z', 'in 40 minutes'],
  ['2026-11-24T18:00:00Z', 'in 5 hours'],
  ['2026-11-25T00:30:00Z', 'in 12 hours'],
  ['2026-11-25T13:00:00Z', 'tomorrow'],
  ['2026-11-27T03:00:00Z', 'in 3 days'],
  ['2027-02-22T13:00:00Z', 'in 90 days'],
  ['2026-11-22T13:00:00Z', '2 days ago'],
])('%s is %s', (at, said) => {
  expect(fromNow(new Date(at), { timeZone: 'Europe/Berlin', now })).toBe(said)
})

test('days are those of the calendar in the zone of the reader', () => {
  const at = new Date('2026-11-26T15:30:00Z')
  expect(fromNow(at, { timeZone: 'UTC', now })).toBe('in 2 days')
  expect(fromNow(at, { timeZone: 'Asia/Tokyo', now })).toBe('in 3 days')
})

test('the exact time names its zone, in winter and in summer', () => {
  expect(exactly(new Date('2026-11-27T13:05:00Z'), 'America/New_York')).toBe('Friday, November 27, 2026, 08:05 EST')
  expect(exactly(new Date('2026-07-01T04:00:00Z'), 'America/New_York')).toBe('Wednesday, July 1, 2026, 00:00 EDT')
  expect(exactly(new Date('2026-11-27T13:05:00Z'), 'UTC')).toBe('Friday, November 27, 2026, 13:05 UTC')
})
