import { expect, test } from 'vitest'
import { instantAt } from './wall-clock.ts'

test.each([
  ['a winter morning in Berlin', '2027-01-15T09:00', 'Europe/Berlin', '2027-01-15T08:00:00.000Z'],
  ['a summer morning in Berlin', '2027-07-15T09:00', 'Europe/Berlin', '2027-07-15T07:00:00.000Z'],
  ['the hour after the clocks went forward', '2027-03-28T03:30', 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
  ['an hour that is left out, which is as much later', '2027-03-28T02:30', 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
  ['an hour that comes twice, the first time', '2027-10-31T02:30', 'Europe/Berlin', '2027-10-31T00:30:00.000Z'],
  ['the hour after the clocks went back', '2027-10-31T03:00', 'Europe/Berlin', '2027-10-31T02:00:00.000Z'],
  ['a leap day', '2028-02-29T23:59', 'America/New_York', '2028-03-01T04:59:00.000Z'],
  ['a zone with a half hour', '2027-06-01T12:00', 'Asia/Kolkata', '2027-06-01T06:30:00.000Z'],
  ['UTC', '2027-06-01T12:00', 'UTC', '2027-06-01T12:00:00.000Z'],
])('%s', (_, text, zone, instant) => {
  expect(instantAt(text, zone)?.toISOString()).toBe(instant)
})

test.each(['', 'tomorrow', '2027-02-30', '2027-13-01T09:00'])('%s is no time of a clock', (text) => {
  expect(instantAt(text, 'UTC')).toBeNull()
})
