import { expect, test } from 'vitest'
import { lastDayOver } from './leaving.ts'

test.each([
  ['no last day', null, false],
  ['the last day ahead', '2027-04-02', false],
  ['the last day itself', '2027-04-01', false],
  ['the day after', '2027-03-31', true],
])('%s', (_when, lastDay, over) => {
  expect(lastDayOver(lastDay, '2027-04-01')).toBe(over)
})
