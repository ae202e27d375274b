import { expect, test } from 'vitest'
import { dayIn, lastDayOver } from './leaving.ts'

test('the day of an instant is that of the organization', () => {
  const at = new Date('2027-03-31T22:30:00Z')
  expect(dayIn(at, 'UTC')).toBe('2027-03-31')
  expect(dayIn(at, 'Europe/Berlin')).toBe('2027-04-01')
  expect(dayIn(at, 'America/Los_Angeles')).toBe('2027-03-31')
})

test.each([
  ['no last day', null, false],
  ['the last day ahead', '2027-04-02', false],
  ['the last day itself', '2027-04-01', false],
  ['the day after', '2027-03-31', true],
])('%s', (_when, lastDay, over) => {
  expect(lastDayOver(lastDay, '2027-04-01')).toBe(over)
})
