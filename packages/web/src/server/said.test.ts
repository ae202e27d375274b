import { expect, test } from 'vitest'
import { heard, saying } from './said.ts'

test('a message survives its cookie, whatever is in it', () => {
  const said = { message: 'Asked as “Zoë; <b>”, ok.', undo: { action: '/my-access', fields: { _intent: 'withdraw' } } }
  const cookie = saying(said, true)
  expect(cookie).toMatch(/; HttpOnly; SameSite=Lax; Secure$/)
  expect(heard(`a=b; ${cookie.split(';')[0]}`, true)?.said).toEqual(said)
})

test.each(['latchkey_said=%E0%A4%A', 'latchkey_said=1', 'latchkey_said=%7B%7D', 'other=1', null])(
  'a cookie that is not ours says nothing: %s',
  (cookies) => {
    expect(heard(cookies, false)).toBeNull()
  },
)
