import type { UserId } from '@latchkey/core/ids'
import { credentials, sessions } from '@latchkey/schema/tables/authentication'
import { requestApprovers } from '@latchkey/schema/tables/entitlement'
import { messages } from '@latchkey/schema/tables/notifications'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { passwordFits } from '../authentication/passwords.ts'
import { requestById } from '../entitlement/requests.store.ts'
import { submitRequest } from '../entitlement/submit-request.ts'
import type { Portal } from '../portal.ts'
import { assignRole } from './assign-role.ts'
import { createUser } from './create-user.ts'
import { disableUser } from './disable-user.ts'
import { enableUser } from './enable-user.ts'
import { removeRole } from './remove-role.ts'
import { beginStory, refusalOf, type Story } from './story.testing.ts'
import { updateUser } from './update-user.ts'
import { userDetail } from './user-detail.views.ts'
import { departments, listUsers, readUser } from './users.views.ts'

let story: Story
let portal: Story['portal']
let gloria: UserId
let uma: UserId
let asGloria: Portal
let asUma: Portal

beforeAll(async () => {
  story = await beginStory()
  portal = story.portal
  gloria = await story.person('Gloria Global', {}, 'globalAdministrator')
  uma = await story.person('Uma Users', {}, 'userAdministrator')
  asGloria = await portal.as(gloria)
  asUma = await portal.as(uma)
})
afterAll(() => portal.dispose())

const grace = { userPrincipalName: 'grace@example.com', displayName: 'Grace', userType: 'member' } as const

describe('a new user', () => {
  test('gets a temporary password that fits and has to be changed', async () => {
    const { id, temporaryPassword } = await createUser(asUma, { ...grace, department: ' Design ', managerId: gloria })
    const [credential] = await portal.db.read.select().from(credentials).where(eq(credentials.userId, id))
    expect(credential?.mustChangePassword).toBe(true)
    expect(await passwordFits(credential?.passwordHash, temporaryPassword)).toBe(true)
    expect(await readUser(asUma, id)).toMatchObject({ department: 'Design', managerId: gloria, accountEnabled: true })
    expect(await story.activities()).toContain('user.created')
  })

  test('is refused with the sign-in name of somebody else, in whatever case', async () => {
    expect(await refusalOf(createUser(asUma, { ...grace, userPrincipalName: 'GRACE@example.com' }))).toBe(
      'principalNameTaken',
    )
  })

  test('is refused with entries that make no sense, all named at once', async () => {
    const wrong = { ...grace, userPrincipalName: 'grace', employeeHireDate: '2026-02-30', usageLocation: 'Germany' }
    await expect(createUser(asUma, wrong)).rejects.toMatchObject({
      fields: {
        userPrincipalName: [expect.any(String)],
        employeeHireDate: [expect.any(String)],
        usageLocation: [expect.any(String)],
      },
    })
  })

  test('is refused with a manager whom nobody knows, and to who may not add users', async () => {
    const lonely = { ...grace, userPrincipalName: 'lonely@example.com', managerId: 'nobody' }
    expect(await refusalOf(createUser(asUma, lonely))).toBe('invalidInput')
    const plain = await portal.as(await story.person('Plain'))
    expect(await refusalOf(createUser(plain, lonely))).toBe('notAllowed')
  })
})

describe('a change of a user', () => {
  const change = async (as: Portal, userId: UserId, but: object) => {
    const user = await readUser(asGloria, userId)
    return updateUser(as, { ...user, userId, ...but })
  }

  test('counts the revision up, tells what changed, and does nothing where nothing differs', async () => {
    const id = await story.person('Max')
    expect(await change(asUma, id, { jobTitle: 'Engineer' })).toBe(1)
    expect(await change(asUma, id, {})).toBe(1)
    expect(await refusalOf(change(asUma, id, { jobTitle: 'Lead', revision: 0 }))).toBe('changedMeanwhile')
  })

  test('is refused where managers would go round in a circle', async () => {
    const boss = await story.person('Boss')
    const worker = await story.person('Worker', { managerId: boss })
    expect(await refusalOf(change(asUma, boss, { managerId: worker }))).toBe('managerCircle')
    expect(await refusalOf(change(asUma, boss, { managerId: boss }))).toBe('ownManager')
  })

  test('is refused to a User Administrator where the user holds a role', async () => {
    expect(await refusalOf(change(asUma, gloria, { mobilePhone: '1' }))).toBe('protectedAccount')
    expect(await change(asGloria, uma, { mobilePhone: '1' })).toBe(1)
  })

  test('is refused with the employee id of somebody else', async () => {
    await story.person('First', { employeeId: 'E1' })
    const second = await story.person('Second')
    expect(await refusalOf(change(asUma, second, { employeeId: 'E1' }))).toBe('employeeIdTaken')
  })
})

describe('a disabled user', () => {
  test('is out everywhere, and what they asked for is closed', async () => {
    const leaver = await story.person('Leaver')
    const approver = await story.person('Approver')
    const accessPackageId = await story.accessPackage(
      'Suite',
      [],
      [{ approvers: [{ kind: 'singleUser', userId: approver }] }],
    )
    const requestId = await submitRequest(await portal.as(leaver), { accessPackageId, requestedDays: null })
    await portal.db.transaction(async (tx) => {
      await tx.insert(sessions).values({
        id: 'session',
        userId: leaver,
        expiresAt: portal.now(),
        createdAt: portal.now(),
        address: null,
        userAgent: null,
      })
    })
    await disableUser(asUma, { userId: leaver })
    expect(await portal.db.read.$count(sessions, eq(sessions.userId, leaver))).toBe(0)
    expect(await requestById(portal.db.read, requestId)).toMatchObject({
      state: 'canceled',
      status: 'The account was disabled.',
    })
    expect(await refusalOf(disableUser(asUma, { userId: leaver }))).toBe('alreadyDisabled')
    await enableUser(asUma, { userId: leaver })
    expect(await refusalOf(enableUser(asUma, { userId: leaver }))).toBe('alreadyEnabled')
  })

  test('is waited for no longer: who comes next is asked, with the time that is left', async () => {
    const [requestor, first, next] = [
      await story.person('Requestor'),
      await story.person('First approver'),
      await story.person('Next approver'),
    ]
    const stage = {
      approvers: [{ kind: 'singleUser', userId: first } as const],
      fallbackApprovers: [{ kind: 'singleUser', userId: next } as const],
    }
    const accessPackageId = await story.accessPackage('Passed on', [], [stage])
    const requestId = await submitRequest(await portal.as(requestor), { accessPackageId, requestedDays: null })
    const before = await requestById(portal.db.read, requestId)
    portal.clock.advance(1000)
    await disableUser(asUma, { userId: first })
    const waiting = and(eq(requestApprovers.requestId, requestId), eq(requestApprovers.waiting, true))
    const asked = await portal.db.read.select().from(requestApprovers).where(waiting)
    expect(asked.map(({ userId }) => userId)).toEqual([next])
    const after = await requestById(portal.db.read, requestId)
    expect(after).toMatchObject({ state: 'pendingApproval', stageDueAt: before.stageDueAt })
    const mail = and(eq(messages.recipientId, next), eq(messages.template, 'approvalNeeded'))
    expect(await portal.db.read.$count(messages, mail)).toBe(1)

    // The first one comes back, is asked again when the next one leaves, and waits once.
    await enableUser(asUma, { userId: first })
    await disableUser(asUma, { userId: next })
    const again = await portal.db.read.select().from(requestApprovers).where(waiting)
    expect(again.map(({ userId }) => userId)).toEqual([first])
  })

  test('leaves a request denied where nobody in the organization can decide it', async () => {
    const alone = await beginStory()
    const admin = await alone.person('Admin', {}, 'globalAdministrator')
    const approver = await alone.person('Approver')
    const stage = { approvers: [{ kind: 'singleUser', userId: approver } as const] }
    const accessPackageId = await alone.accessPackage('Lonely', [], [stage])
    const asAdmin = await alone.portal.as(admin)
    const requestId = await submitRequest(asAdmin, { accessPackageId, requestedDays: null })
    await disableUser(asAdmin, { userId: approver })
    expect(await requestById(alone.portal.db.read, requestId)).toMatchObject({ state: 'denied', status: 'nobodyLeft' })
    await alone.portal.dispose()
  })

  test('is never oneself, and never the last Global Administrator', async () => {
    expect(await refusalOf(disableUser(asGloria, { userId: gloria }))).toBe('ownAccount')
    expect(await refusalOf(disableUser(portal, { userId: gloria }))).toBe('lastGlobalAdministrator')
    expect(await refusalOf(disableUser(asUma, { userId: gloria }))).toBe('protectedAccount')
  })
})

describe('a directory role', () => {
  test('is given and taken by a Global Administrator, and shows on the page of the user', async () => {
    const help = await story.person('Help')
    await assignRole(asGloria, { userId: help, role: 'helpdeskAdministrator' })
    expect(await refusalOf(assignRole(asGloria, { userId: help, role: 'helpdeskAdministrator' }))).toBe('roleHeld')
    expect(await refusalOf(assignRole(asUma, { userId: help, role: 'globalReader' }))).toBe('notAllowed')
    expect((await userDetail(asUma, help)).roles).toMatchObject([{ title: 'Helpdesk Administrator' }])
    await removeRole(asGloria, { userId: help, role: 'helpdeskAdministrator' })
    expect(await refusalOf(removeRole(asGloria, { userId: help, role: 'helpdeskAdministrator' }))).toBe('roleNotHeld')
  })

  test('is refused to guests and disabled accounts', async () => {
    const guest = await story.person('Guest', { userType: 'guest' })
    const gone = await story.person('Gone', { accountEnabled: false })
    expect(await refusalOf(assignRole(asGloria, { userId: guest, role: 'globalReader' }))).toBe('guestAdministrator')
    expect(await refusalOf(assignRole(asGloria, { userId: gone, role: 'globalReader' }))).toBe('accountDisabled')
  })

  test('of the last Global Administrator stays', async () => {
    const removal = removeRole(asGloria, { userId: gloria, role: 'globalAdministrator' })
    expect(await refusalOf(removal)).toBe('lastGlobalAdministrator')
  })
})

describe('the list of users', () => {
  test('shows a row exactly where it may be read', async () => {
    const team = await story.person('Team lead')
    const member = await story.person('Team member', { managerId: team, department: 'Ops' })
    for (const actor of [gloria, uma, team, member]) {
      const as = await portal.as(actor)
      const listed = new Set((await listUsers(as)).rows.map(({ id }) => id))
      for (const { id } of (await listUsers(asGloria)).rows)
        expect(
          await readUser(as, id).then(
            () => true,
            () => false,
          ),
        ).toBe(listed.has(id))
    }
    const seen = await listUsers(await portal.as(team))
    expect(seen.rows.map(({ displayName, managerName }) => [displayName, managerName])).toEqual([
      ['Team lead', null],
      ['Team member', 'Team lead'],
    ])
    expect(await departments(await portal.as(team))).toEqual(['Ops'])
  })

  test('is searched, narrowed and paged', async () => {
    for (let n = 0; n < 60; n++) await story.person(`Person ${n}`, { accountEnabled: n % 2 === 0 })
    const first = await listUsers(asUma, { search: 'person ' })
    const second = await listUsers(asUma, { search: 'person ', cursor: first.next })
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 10, null])
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(60)
    expect((await listUsers(asUma, { search: 'PERSON 5', status: 'disabled' })).rows).toHaveLength(6)
  })
})
