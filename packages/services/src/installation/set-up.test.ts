import { anonymous } from '@latchkey/core/authorization/actor'
import { hours } from '@latchkey/core/time'
import { refused } from '@latchkey/testing/refused'
import { type TestPortal, testPortal } from '@latchkey/testing/test-portal'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { personOfCookie } from '../authentication/session.ts'
import { createUser } from '../directory/create-user.ts'
import { actingAs, type Portal } from '../portal.ts'
import { awaitsDemo, installationOf } from './installation.ts'
import { setUp } from './set-up.ts'
import { issueSetupCode } from './setup-code.ts'

let portal: TestPortal
let visitor: Portal

beforeEach(async () => {
  portal = await testPortal()
  visitor = actingAs(portal, anonymous)
})
afterEach(() => portal.dispose())

const entries = (code: string) => ({
  code,
  displayName: 'Vera Novak',
  userPrincipalName: 'vera@brightwater.example',
  password: 'Correct-horse-7',
  passwordAgain: 'Correct-horse-7',
})

const whoIs = async (cookie: string) => personOfCookie(visitor, cookie.split(';')[0] ?? '')

test('the code of the terminal makes the first Global Administrator, once', async () => {
  expect(await awaitsDemo(portal)).toBe(true)
  const code = await issueSetupCode(portal)
  expect(await awaitsDemo(portal)).toBe(false)
  const { actor } = await whoIs(await setUp(visitor, entries(code)))
  expect(actor).toMatchObject({ kind: 'user', displayName: 'Vera Novak', roles: ['globalAdministrator'] })
  expect(await installationOf(portal)).toEqual({ state: 'ready', demo: false })
  expect((await refused(setUp(visitor, entries(code)))).code).toBe('alreadySetUp')
})

test('people who were imported before do not lock the administrator out; one of them may become it', async () => {
  await createUser(portal, {
    userPrincipalName: 'Vera@brightwater.example',
    displayName: 'Vera from the list',
    userType: 'member',
  })
  expect(await installationOf(portal)).toMatchObject({ state: 'empty' })
  const { actor } = await whoIs(await setUp(visitor, entries(await issueSetupCode(portal))))
  expect(actor).toMatchObject({ displayName: 'Vera from the list', roles: ['globalAdministrator'] })
})

test('a wrong code, one that is too old, and a weak password are refused', async () => {
  const code = await issueSetupCode(portal)
  const wrong = code === '0000-0000' ? '0000-0001' : '0000-0000'
  expect(await refused(setUp(visitor, entries(wrong)))).toMatchObject({ code: 'setupCodeWrong' })
  expect((await refused(setUp(visitor, { ...entries(code), password: 'short', passwordAgain: 'short' }))).code).toBe(
    'passwordTooShort',
  )
  portal.clock.advance(hours(24))
  expect((await refused(setUp(visitor, entries(code)))).code).toBe('setupCodeWrong')
})

test('nobody guesses the code: after ten tries even the right one waits', async () => {
  const code = await issueSetupCode(portal)
  for (let nth = 0; nth < 10; nth++) await refused(setUp(visitor, entries(`1111-111${nth}`)))
  expect((await refused(setUp(visitor, entries(code)))).code).toBe('setupCodeWrong')
})
