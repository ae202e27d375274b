import { describe, expect, test } from 'vitest'
import { firstObjection } from '../objection.ts'
import { after, days } from '../time.ts'
import { type ChangingEnd, changedEnd, objectionsToChangingEnd } from './changing-end.ts'
import { plainTerms } from './policy.ts'

const at = new Date('2027-03-16T09:00:00Z')
const inDays = (n: number) => after(at, days(n))
const aChange = (more: Partial<ChangingEnd> = {}): ChangingEnd => ({
  ended: false,
  retiring: false,
  terms: { ...plainTerms, expiration: { type: 'afterDuration', days: 30 } },
  endsAt: inDays(10),
  at,
  ...more,
})

describe('a change of the end of an access', () => {
  const raised = (more: Partial<ChangingEnd>) => firstObjection(objectionsToChangingEnd, aChange(more))?.code
  test('within the policy meets no objection', () => {
    expect(raised({})).toBeUndefined()
    expect(raised({ endsAt: null })).toBeUndefined()
    expect(raised({ endsAt: inDays(30) })).toBeUndefined()
  })
  test.each([
    ['assignmentEnded', { ended: true }],
    ['packageRetiring', { retiring: true }],
    ['endInPast', { endsAt: at }],
    ['endBeyondPolicy', { endsAt: inDays(31) }],
  ] as const)('is refused with %s', (code, more) => {
    expect(raised(more)).toBe(code)
  })
  test('without a day gives as long as the policy gives from now on', () => {
    expect(changedEnd(aChange({ endsAt: null }))).toEqual(inDays(30))
    expect(
      changedEnd(aChange({ endsAt: null, terms: { ...plainTerms, expiration: { type: 'noExpiration' } } })),
    ).toBeNull()
    expect(changedEnd(aChange())).toEqual(inDays(10))
  })
})
