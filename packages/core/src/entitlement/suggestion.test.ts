import { describe, expect, test } from 'vitest'
import { mostSuggestions, type PeersHolding, suggestionsFrom } from './suggestion.ts'

const peers = (accessPackageId: string, more: Partial<PeersHolding> = {}): PeersHolding => ({
  accessPackageId,
  reason: 'department',
  count: 2,
  names: ['Ada', 'Sam'],
  ...more,
})

describe('suggestions', () => {
  test('tell what the setting lets them tell', () => {
    const from = (kind: Parameters<typeof suggestionsFrom>[0]) => suggestionsFrom(kind, ['plans'], [peers('design')])
    expect(from('disabled')).toEqual([])
    expect(from('history')).toEqual([{ accessPackageId: 'plans', why: ['You had it before.'] }])
    expect(from('count').map(({ why }) => why)).toEqual([
      ['You had it before.'],
      ['2 colleagues in your department have it.'],
    ])
    expect(from('countAndNames')[1]?.why).toEqual(['2 colleagues in your department have it: Ada, Sam.'])
  })

  test('come the best first, and equals in the order of their ids', () => {
    const order = suggestionsFrom(
      'count',
      [],
      [peers('b'), peers('a'), peers('near', { reason: 'reports', count: 1 }), peers('c', { count: 9 })],
    )
    expect(order.map(({ accessPackageId }) => accessPackageId)).toEqual(['c', 'near', 'a', 'b'])
  })

  test('add up what speaks for a package', () => {
    const [first] = suggestionsFrom('countAndNames', ['a'], [peers('a', { reason: 'manager', count: 4 })])
    expect(first?.why).toEqual(['You had it before.', '4 colleagues with your manager have it: Ada, Sam and 2 more.'])
  })

  test('are not too many', () => {
    const many = Array.from({ length: 50 }, (_, nth) => `package-${nth}`)
    expect(suggestionsFrom('history', many, [])).toHaveLength(mostSuggestions)
  })
})
