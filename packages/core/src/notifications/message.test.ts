import { describe, expect, it } from 'vitest'
import { firstObjection } from '../objection.ts'
import { minutes, seconds } from '../time.ts'
import { nextAttempt, objectionsToResending } from './message.ts'

const at = new Date(0)

describe('a message that could not be sent', () => {
  it('is tried again after 30 seconds, then ever later, and fails for good after the seventh try', () => {
    expect(nextAttempt(1, at)?.getTime()).toBe(seconds(30))
    expect(nextAttempt(2, at)?.getTime()).toBe(minutes(2))
    expect(nextAttempt(6, at)).not.toBeNull()
    expect(nextAttempt(7, at)).toBeNull()
  })
})

describe('sending a message again', () => {
  it('is refused while the message is on its way', () => {
    const onItsWay = { state: 'waiting', lastError: null } as const
    expect(firstObjection(objectionsToResending, onItsWay)?.code).toBe('messageOnItsWay')
  })

  it.each([
    { state: 'sent', lastError: null },
    { state: 'failed', lastError: 'refused' },
    { state: 'waiting', lastError: 'refused' },
  ] as const)('is possible for $state after “$lastError”', (message) => {
    expect(firstObjection(objectionsToResending, message)).toBeUndefined()
  })
})
