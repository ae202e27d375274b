import { expect, test } from 'vitest'
import { countOf, narrowed, type SearchSection, searchPathFor } from './search-hit.tsx'

const link = (label: string, detail: string) => ({
  kind: 'link' as const,
  id: label,
  label,
  detail,
  icon: 'file' as const,
  href: '/',
})

const sections: readonly SearchSection[] = [
  { title: 'Pages', hits: [link('Users', 'Admin'), link('Groups', 'My Account')] },
  { title: 'People', hits: [link('João Ferreira', 'Shift Lead')] },
]

test('while an answer is awaited, what is there is narrowed by its words', () => {
  expect(narrowed(sections, ' JOÃO ')).toEqual([sections[1]])
  expect(countOf(narrowed(sections, 'account'))).toBe(1)
  expect(narrowed(sections, 'nobody')).toEqual([])
})

test('without a text everything stays', () => {
  expect(narrowed(sections, '')).toEqual(sections)
  expect(countOf(sections)).toBe(3)
})

test('the address of a search keeps its text whole', () => {
  expect(searchPathFor('a&b ü')).toBe('/my-access/search?q=a%26b+%C3%BC')
})
