import { describe, expect, test } from 'vitest'
import { firstObjection } from '../objection.ts'
import { hours } from '../time.ts'
import { type Nudge, objectionsToNudge } from './nudge.ts'
import { aRequest, inDays, now } from './terms.testing.ts'

describe('a reminder', () => {
  const nudged = (more: Partial<Nudge>) =>
    firstObjection(objectionsToNudge, { request: aRequest(), nudgedAt: null, at: now, ...more })?.code
  test('goes out where somebody is waited for, once a day', () => {
    expect(nudged({})).toBeUndefined()
    expect(nudged({ nudgedAt: inDays(-1) })).toBeUndefined()
  })
  test.each([
    ['nobodyToRemind', { request: aRequest({ state: 'scheduled' }) }],
    ['waitsForAnswer', { request: aRequest({ pausedAt: now }) }],
    ['remindedToday', { nudgedAt: new Date(now.getTime() - hours(23)) }],
  ] as const)('is refused with %s', (code, more) => {
    expect(nudged(more)).toBe(code)
  })
})
