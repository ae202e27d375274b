import { describe, expect, test } from 'vitest'
import { firstObjection } from '../objection.ts'
import { type ExtensionWish, extendedExpiry, objectionsToExtension } from './extending.ts'
import { inDays, now, terms } from './terms.testing.ts'

const aWish = (more: Partial<ExtensionWish> = {}): ExtensionWish => ({
  terms: terms({ extension: 'withApproval' }),
  expiresAt: inDays(10),
  endChosen: false,
  retiring: false,
  ended: false,
  hasOpenRequest: false,
  inScope: true,
  justification: 'The project goes on.',
  requestedDays: null,
  at: now,
  ...more,
})

describe('a wish for more time', () => {
  const wished = (more: Partial<ExtensionWish>) => firstObjection(objectionsToExtension, aWish(more))?.code
  test('that keeps to the policy meets no objection', () => {
    expect(wished({})).toBeUndefined()
  })
  test.each([
    ['assignmentEnded', { ended: true }],
    ['withoutEnd', { expiresAt: null }],
    ['packageRetiring', { retiring: true }],
    ['extensionNotOffered', { terms: terms() }],
    ['extensionNotOffered', { terms: null }],
    ['endChosen', { endChosen: true, terms: terms({ extension: 'withoutApproval' }) }],
    ['outOfScope', { inScope: false }],
    ['alreadyRequested', { hasOpenRequest: true }],
    ['noLaterEnd', { expiresAt: inDays(180) }],
    ['justificationRequired', { justification: ' ' }],
    ['durationFixed', { terms: terms({ extension: 'withApproval', allowCustomDuration: false }), requestedDays: 20 }],
    ['durationTooLong', { requestedDays: 181 }],
  ] as const)('is refused with %s', (code, more) => {
    expect(wished(more)).toBe(code)
  })
  test('past the end that an administrator chose is for approvers to decide', () => {
    expect(wished({ endChosen: true })).toBeUndefined()
  })
  test('never makes the access shorter, and stops at the fixed end of the policy', () => {
    const held = inDays(100)
    expect(extendedExpiry(terms(), held, now, 30)).toEqual(held)
    expect(extendedExpiry(terms(), held, now, null)).toEqual(inDays(180))
    const fixed = terms({ expiration: { type: 'afterDateTime', at: inDays(120).toISOString() } })
    expect(extendedExpiry(fixed, held, now, null)).toEqual(inDays(120))
    expect(extendedExpiry(terms(), null, now, 30)).toBeNull()
  })
})
