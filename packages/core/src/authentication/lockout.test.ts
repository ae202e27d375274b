import { describe, expect, test } from 'vitest'
import { firstObjection } from '../objection.ts'
import { after, hours, seconds } from '../time.ts'
import { failed, isLocked, type Lockout, userLockout } from './lockout.ts'
import { objectionsToPassword } from './password.ts'

const start = new Date('2027-03-16T09:00:00Z')

const fail = (times: number, from?: Lockout, at = start) => {
  let lockout = from
  for (let nth = 0; nth < times; nth++)
    lockout = failed(userLockout, lockout, `wrong-${from?.failures ?? 0}-${nth}`, at)
  return lockout
}

describe('smart lockout', () => {
  test('lets nine failures through and locks at the tenth, for a minute', () => {
    expect(isLocked(fail(9), start)).toBe(false)
    const locked = fail(10)
    expect(isLocked(locked, after(start, seconds(59)))).toBe(true)
    expect(isLocked(locked, after(start, seconds(60)))).toBe(false)
  })
  test('counts the same wrong password once', () => {
    let lockout: Lockout | undefined
    for (let nth = 0; nth < 30; nth++) lockout = failed(userLockout, lockout, 'the old one', start)
    expect(lockout?.failures).toBe(1)
  })
  test('locks longer each time', () => {
    const again = fail(1, fail(10), after(start, seconds(61)))
    expect(isLocked(again, after(start, seconds(61 + 119)))).toBe(true)
    expect(isLocked(again, after(start, seconds(61 + 120)))).toBe(false)
  })
  test('never locks for longer than an hour', () => {
    const lockout = fail(100)
    expect(isLocked(lockout, after(start, hours(1)))).toBe(false)
  })
  test('forgets after a day without a failure', () => {
    expect(fail(1, fail(9), after(start, hours(24)))?.failures).toBe(1)
  })
})

describe('a new password', () => {
  const judged = (password: string) =>
    firstObjection(objectionsToPassword, { password, names: ['ada', 'Lindqvist', 'Margarethe'] })?.code
  test.each([
    ['S3cret!', 'passwordTooShort'],
    [`Aa1!${'x'.repeat(253)}`, 'passwordTooLong'],
    ['abcdefghij', 'passwordTooSimple'],
    ['Lindqvist-42', 'passwordHasName'],
    ['P@ssw0rd123', 'passwordCommon'],
    ['Correct-horse-7', undefined],
    ['four plain words here', undefined],
  ])('%s: %s', (password, code) => {
    expect(judged(password)).toBe(code)
  })
})
