import type { GroupId, UserId } from '@latchkey/core/ids'
import { days, hours } from '@latchkey/core/time'
import { users } from '@latchkey/schema/tables/directory'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { seats } from '@latchkey/schema/tables/licensing'
import { refused } from '@latchkey/testing/refused'
import { and, eq, isNull } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addCatalogRole } from '../../entitlement/admin/add-catalog-role.ts'
import { createCatalog } from '../../entitlement/admin/create-catalog.ts'
import { pendingApprovals } from '../../entitlement/approvals.views.ts'
import { followPoliciesAgain } from '../../entitlement/automatic/follow-policies.job.ts'
import { setPolicyRule } from '../../entitlement/automatic/set-policy-rule.ts'
import { catalogOwnerIds } from '../../entitlement/catalog-relations.store.ts'
import { submitRequest } from '../../entitlement/submit-request.ts'
import { runJob } from '../../jobs/run-jobs.ts'
import type { Portal } from '../../portal.ts'
import { addGroupOwner } from '../add-group-owner.ts'
import { addMember } from '../add-member.ts'
import { createGroup } from '../create-group.ts'
import { enableUser } from '../enable-user.ts'
import { memberIdsOf, ownerIdsOf } from '../memberships.store.ts'
import { beginStory, refusalOf, type Story } from '../story.testing.ts'
import { userById } from '../users.store.ts'
import { leaveUser } from './leave-user.ts'
import { leavingPreview } from './leaving.views.ts'
import { leavingCsv } from './leaving-csv.ts'
import { setLastDay } from './set-last-day.ts'

let story: Story
let portal: Story['portal']
let asUma: Portal
let mia: UserId
let ada: UserId
let ben: UserId
let group: GroupId
let catalogId: string

// Ada is in a group with one seat, for which Ben waits; she owns the group and a catalog alone, and approves a package.
beforeEach(async () => {
  story = await beginStory()
  portal = story.portal
  asUma = await portal.as(await story.person('Uma Users', {}, 'userAdministrator'))
  mia = await story.person('Mia Manager')
  ada = await story.person('Ada', { managerId: mia, usageLocation: 'DE' })
  ben = await story.person('Ben', { managerId: mia, usageLocation: 'DE' })
  group = await createGroup(portal, { displayName: 'Drawing', kind: 'security' })
  await story.productOf(group, 1)
  await addMember(portal, { groupId: group, userId: ada })
  portal.clock.advance(hours(1))
  await addMember(portal, { groupId: group, userId: ben })
  await addGroupOwner(portal, { groupId: group, userId: ada })
  catalogId = await createCatalog(portal, {
    displayName: 'Tools',
    description: '',
    state: 'published',
    isExternallyVisible: false,
  })
  await addCatalogRole(portal, { catalogId, userId: ada })
})
afterEach(() => portal.dispose())

/** A package that Ada has, and another that Ben has asked her for. */
async function access() {
  const design = await createGroup(portal, { displayName: 'Design', kind: 'security' })
  const held = await story.accessPackage('Design suite', [{ kind: 'group', originId: design, roleId: 'member' }])
  await submitRequest(await portal.as(ada), { accessPackageId: held, justification: '' })
  const decided = await story.accessPackage(
    'Reports',
    [],
    [{ approvers: [{ kind: 'singleUser', userId: ada }], fallbackApprovers: [{ kind: 'singleUser', userId: mia }] }],
  )
  const requestId = await submitRequest(await portal.as(ben), { accessPackageId: decided, justification: '' })
  return { design, requestId }
}

test('a person who leaves loses everything in one go, and what others need passes on', async () => {
  const { design } = await access()
  await leaveUser(asUma, { userId: ada })
  const user = await userById(portal.db.read, ada)
  expect(user).toMatchObject({ accountEnabled: false, leftAt: portal.now() })
  const [held] = await portal.db.read.select().from(assignments).where(eq(assignments.targetId, ada))
  expect(held).toMatchObject({ endReason: 'leftOrganization', endsAt: portal.now() })
  expect(await memberIdsOf(portal.db.read, design)).toEqual([])
  expect(await memberIdsOf(portal.db.read, group)).toEqual([ben])
  const live = await portal.db.read
    .select({ userId: seats.userId, state: seats.state })
    .from(seats)
    .where(isNull(seats.endsAt))
  expect(live).toEqual([{ userId: ben, state: 'held' }])
  expect(await ownerIdsOf(portal.db.read, group)).toEqual([mia])
  expect(await catalogOwnerIds(portal.db.read, catalogId)).toEqual([mia])
  expect((await pendingApprovals(await portal.as(mia))).rows).toHaveLength(1)
  await expect(portal.as(ada)).rejects.toThrow()
  await runJob(portal, 'send-mail')
  const toMia = portal.sent.filter(({ subject }) => subject.startsWith('Ada has left'))
  expect(toMia.map(({ to }) => to)).toEqual(['mia.manager@example.com'])
  for (const told of ['The group “Drawing”', 'The catalog “Tools”', 'Design suite', 'One request that waited'])
    expect(toMia[0]?.text).toContain(told)
})

test('the preview says beforehand what the leaving does, and does nothing', async () => {
  await access()
  const before = await story.activities()
  const preview = await leavingPreview(asUma, ada)
  expect(await story.activities()).toEqual(before)
  expect((await userById(portal.db.read, ada)).leftAt).toBeNull()
  expect(preview.whyNotLeave).toBeNull()
  expect(preview.ends.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Design suite', 'Drawing', 'Tools', 'Visio']),
  )
  expect(preview.passing.map(({ what, name, to }) => [what, name, ...to])).toEqual([
    ['Approval', 'Reports', 'Mia Manager'],
    ['Ownership', 'Drawing', 'Mia Manager'],
    ['Ownership', 'Tools', 'Mia Manager'],
    ['Seat', 'Visio', 'Ben'],
  ])
  const file = leavingCsv.lines([preview])
  for (const line of ['Visio,Seat passes on,Ben,', 'Design suite,The access ends,,']) expect(file).toContain(line)
  expect(preview.policies).toMatchObject([{ packageName: 'Reports' }])
  await leaveUser(asUma, { userId: ada })
  expect((await story.activities()).slice(before.length)).toContain('user.left')
})

test('a person whom rules take leaves for good: nothing is given back, and the preview says nothing of it', async () => {
  const kit = await story.accessPackage('Kit', [{ kind: 'group', originId: group, roleId: 'member' }])
  const everybody = {
    revision: 0,
    displayName: 'By rule',
    membershipRule: 'user.displayName -eq "Ada"',
    graceHours: 24,
  }
  await setPolicyRule(portal, { accessPackageId: kit, ...everybody })
  const gate = await story.accessPackage('Gate', [])
  await setPolicyRule(portal, {
    accessPackageId: gate,
    ...everybody,
    membershipRule: 'user.accountEnabled -eq true and user.displayName -eq "Ada"',
  })
  const { ends } = await leavingPreview(asUma, ada)
  expect(ends.filter(({ type }) => type === 'accessPackage').map(({ does, name }) => `${does}: ${name}`)).toEqual([
    'The access ends: Kit',
    'The access ends: Gate',
  ])
  await leaveUser(asUma, { userId: ada })
  portal.clock.advance(days(1))
  await followPoliciesAgain(portal)
  const held = await portal.db.read.select().from(assignments).where(eq(assignments.targetId, ada))
  expect(held.map(({ endReason }) => endReason)).toEqual(['leftOrganization', 'leftOrganization'])
  expect(await memberIdsOf(portal.db.read, group)).toEqual([ben])
})

test('what nobody above the person can take over is left without an owner, and named', async () => {
  await portal.db.transaction((tx) => tx.update(users).set({ accountEnabled: false }).where(eq(users.id, mia)))
  const { passing } = await leavingPreview(asUma, ada)
  const unowned = passing.filter(({ what, to }) => what === 'Ownership' && to.length === 0)
  expect(unowned.map(({ name }) => name)).toEqual(['Drawing', 'Tools'])
  await leaveUser(asUma, { userId: ada })
  expect(await ownerIdsOf(portal.db.read, group)).toEqual([])
})

test('a person keeps everything through the last day and leaves when it is over', async () => {
  const lastDay = new Date(portal.now().getTime() + days(3)).toISOString().slice(0, 10)
  await setLastDay(asUma, { userId: ada, lastDay })
  portal.clock.advance(days(3))
  expect((await runJob(portal, 'leavers')).done).toBe(0)
  portal.clock.advance(days(1))
  expect((await runJob(portal, 'leavers')).done).toBe(1)
  expect((await userById(portal.db.read, ada)).leftAt).toEqual(portal.now())
  expect((await runJob(portal, 'leavers')).done).toBe(0)
  expect(await refusalOf(setLastDay(asUma, { userId: ada, lastDay: null }))).toBe('alreadyLeft')
  expect(await refusalOf(leaveUser(asUma, { userId: ada }))).toBe('alreadyLeft')
})

test('whose last day was taken back stays', async () => {
  await setLastDay(asUma, { userId: ada, lastDay: '2020-01-01' })
  await setLastDay(asUma, { userId: ada, lastDay: null })
  expect((await runJob(portal, 'leavers')).done).toBe(0)
  expect((await refused(setLastDay(asUma, { userId: ada, lastDay: '31.12.2027' }))).kind).toBe('invalid')
})

test('nobody lets themselves leave, and only those who look after accounts let others', async () => {
  expect(await refusalOf(leaveUser(asUma, { userId: asUma.actor.kind === 'user' ? asUma.actor.id : '' }))).toBe(
    'ownAccount',
  )
  for (const attempt of [leaveUser, setLastDay] as const)
    expect(await refusalOf(attempt(await portal.as(mia), { userId: ada, lastDay: null } as never))).toBe('notAllowed')
  expect(await refusalOf(leavingPreview(await portal.as(mia), ada))).toBe('notAllowed')
})

test('who comes back begins anew', async () => {
  await leaveUser(asUma, { userId: ada })
  await enableUser(asUma, { userId: ada })
  expect(await userById(portal.db.read, ada)).toMatchObject({
    accountEnabled: true,
    leftAt: null,
    employeeLeaveDate: null,
  })
  const live = await portal.db.read
    .select({ id: assignments.id })
    .from(assignments)
    .where(and(eq(assignments.targetId, ada), isNull(assignments.endsAt)))
  expect(live).toEqual([])
})
