import { expect, test } from 'vitest'
import { initials, stableColor } from './avatar.tsx'

test.each([
  ['Ada King Lovelace', 'AL'],
  ['Prince', 'P'],
  ['  Åsa   Öberg ', 'ÅÖ'],
  ['李 小龍', '李小'],
  ['', '?'],
])('the initials of "%s" are "%s"', (name, letters) => {
  expect(initials(name)).toBe(letters)
})

test('the same name has the same color every time', () => {
  expect(stableColor('Ada Lovelace')).toBe(stableColor('Ada Lovelace'))
})
