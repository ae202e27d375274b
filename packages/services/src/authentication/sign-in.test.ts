import { anonymous } from '@latchkey/core/authorization/actor'
import { hours, seconds } from '@latchkey/core/time'
import { credentials, signIns } from '@latchkey/schema/tables/authentication'
import { castId, type DemoPortal, demoPortal } from '@latchkey/testing/demo-portal'
import { refused } from '@latchkey/testing/refused'
import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { disableUser } from '../directory/disable-user.ts'
import { castOf, signInAsCast } from '../installation/demo/cast-door.ts'
import { actingAs, type Portal } from '../portal.ts'
import { changePassword } from './change-password.ts'
import { resetPassword } from './reset-password.ts'
import { personOfCookie } from './session.ts'
import { signIn } from './sign-in.ts'
import { signOut, signOutEverywhere } from './sign-out.ts'

let portal: DemoPortal
let visitor: Portal
let password: string

const sam = 'sam.reyes@brightwater.example'
const token = (cookie: string) => /latchkey_session=([^;]*)/.exec(cookie)?.[1] ?? ''
const whoIs = async (cookie: string) =>
  (await personOfCookie(visitor, `latchkey_session=${token(cookie)}`)).user?.displayName

beforeAll(async () => {
  portal = await demoPortal()
  visitor = actingAs(portal, anonymous)
})
afterAll(() => portal.dispose())
beforeEach(async () => {
  portal.clock.advance(hours(25))
  password = await resetPassword(await portal.cast('vera'), { userId: castId('sam') })
})

describe('signing in', () => {
  test('works with the user name in any case, and every try is in the log', async () => {
    const cookie = await signIn(visitor, { userName: sam.toUpperCase(), password }, null)
    expect(await whoIs(cookie)).toBe('Sam Reyes')
    const [last] = await portal.db.read.select().from(signIns).orderBy(desc(signIns.at), desc(signIns.id)).limit(1)
    expect(last).toMatchObject({ result: 'success', userId: castId('sam'), address: '127.0.0.1' })
  })

  test('says the same to an unknown user as to a wrong password', async () => {
    const wrong = await refused(signIn(visitor, { userName: sam, password: 'not this' }, null))
    const unknown = await refused(signIn(visitor, { userName: 'nobody@brightwater.example', password }, null))
    expect([wrong.kind, wrong.code, wrong.says, wrong.fields]).toEqual([
      unknown.kind,
      unknown.code,
      unknown.says,
      unknown.fields,
    ])
    expect(wrong.code).toBe('signInFailed')
  })

  test('locks the name after ten different wrong passwords, even for the right one, for a minute', async () => {
    for (let nth = 0; nth < 10; nth++) await refused(signIn(visitor, { userName: sam, password: `wrong ${nth}` }, null))
    expect((await refused(signIn(visitor, { userName: sam, password }, null))).code).toBe('signInLocked')
    portal.clock.advance(seconds(60))
    expect(await whoIs(await signIn(visitor, { userName: sam, password }, null))).toBe('Sam Reyes')
  })

  test('does not lock who types the same old password again and again', async () => {
    for (let nth = 0; nth < 15; nth++) await refused(signIn(visitor, { userName: sam, password: 'the old one' }, null))
    expect(await whoIs(await signIn(visitor, { userName: sam, password }, null))).toBe('Sam Reyes')
  })

  test('ends the session that this browser had', async () => {
    const first = await signIn(visitor, { userName: sam, password }, null)
    const second = await signIn(visitor, { userName: sam, password }, token(first))
    expect(token(first)).not.toBe(token(second))
    expect(await whoIs(first)).toBeUndefined()
    expect(await whoIs(second)).toBe('Sam Reyes')
  })

  test('keeps no password and no session token in the database', async () => {
    const cookie = await signIn(visitor, { userName: sam, password }, null)
    const [stored] = await portal.db.read
      .select()
      .from(credentials)
      .where(eq(credentials.userId, castId('sam')))
    expect(stored?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(stored?.passwordHash).not.toContain(password)
    const { sessions } = await import('@latchkey/schema/tables/authentication')
    expect((await portal.db.read.select().from(sessions)).map(({ id }) => id)).not.toContain(token(cookie))
  })
})

describe('signing out', () => {
  test('ends this session; everywhere ends all of them', async () => {
    const [here, phone, desk] = [
      await signIn(visitor, { userName: sam, password }, null),
      await signIn(visitor, { userName: sam, password }, null),
      await signIn(visitor, { userName: sam, password }, null),
    ]
    const mine = await portal.cast('sam')
    await signOut(mine, { token: token(here) })
    expect([await whoIs(here), await whoIs(phone)]).toEqual([undefined, 'Sam Reyes'])
    await signOutEverywhere(mine, { userId: castId('sam') })
    expect([await whoIs(phone), await whoIs(desk)]).toEqual([undefined, undefined])
  })

  test('of somebody else takes a role, and one of an administrator a Global Administrator', async () => {
    const everywhere = async (by: 'ada' | 'harper', userId: string) =>
      (await refused(signOutEverywhere(await portal.cast(by), { userId }))).code
    expect(await everywhere('ada', castId('sam'))).toBe('notAllowed')
    expect(await everywhere('harper', castId('vera'))).toBe('protectedAccount')
  })
})

describe('a password', () => {
  test('that the help desk set must be changed; the change ends the other sessions', async () => {
    const given = await resetPassword(await portal.cast('harper'), { userId: castId('sam') })
    const other = await signIn(visitor, { userName: sam, password: given }, null)
    const here = await signIn(visitor, { userName: sam, password: given }, null)
    const visit = await personOfCookie(visitor, `latchkey_session=${token(here)}`)
    expect(visit.user?.mustChangePassword).toBe(true)
    const next = { password: 'Correct-horse-7', passwordAgain: 'Correct-horse-7' }
    await changePassword(await portal.cast('sam'), { currentPassword: given, ...next }, token(here))
    expect(await whoIs(here)).toBe('Sam Reyes')
    expect(await whoIs(other)).toBeUndefined()
  })

  test('of an administrator is not reset by the help desk', async () => {
    expect((await refused(resetPassword(await portal.cast('harper'), { userId: castId('vera') }))).code).toBe(
      'protectedAccount',
    )
  })

  test('is not changed by who does not know the present one', async () => {
    const next = { password: 'Correct-horse-7', passwordAgain: 'Correct-horse-7' }
    const refusal = await refused(
      changePassword(await portal.cast('sam'), { currentPassword: 'a guess', ...next }, null),
    )
    expect(refusal).toMatchObject({
      code: 'passwordWrong',
      fields: { currentPassword: ['This is not your present password.'] },
    })
  })
})

test('a disabled user is out at the next request', async () => {
  const cookie = await signIn(visitor, { userName: sam, password }, null)
  await disableUser(await portal.cast('vera'), { userId: castId('sam') })
  expect(await whoIs(cookie)).toBeUndefined()
  expect((await refused(signIn(visitor, { userName: sam, password }, null))).code).toBe('signInFailed')
  const { enableUser } = await import('../directory/enable-user.ts')
  await enableUser(await portal.cast('vera'), { userId: castId('sam') })
})

describe('the cast', () => {
  test('is offered in the demo organization on loopback', async () => {
    expect((await castOf(visitor)).map(({ displayName }) => displayName)).toContain('Ada Lindqvist')
    expect(await whoIs(await signInAsCast(visitor, { userId: castId('ada') }, null))).toBe('Ada Lindqvist')
  })

  test('is not offered where others could reach the portal', async () => {
    const open = { ...visitor, settings: { ...visitor.settings, loopback: false } }
    expect(await castOf(open)).toEqual([])
    expect((await refused(signInAsCast(open, { userId: castId('vera') }, null))).code).toBe('notFound')
  })

  test('does not include everybody', async () => {
    const { demoUserId } = await import('../installation/demo/people.ts')
    expect((await refused(signInAsCast(visitor, { userId: demoUserId('marlene') }, null))).code).toBe('notFound')
  })
})
