import type { GroupId, UserId } from '@latchkey/core/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assignGroupLicense } from '../licensing/assign-group-license.ts'
import type { Portal } from '../portal.ts'
import { addMember } from './add-member.ts'
import { createGroup } from './create-group.ts'
import { deleteGroup } from './delete-group.ts'
import { groupDetail } from './group-detail.views.ts'
import { groupById } from './groups.store.ts'
import { nestGroup } from './nest-group.ts'
import { removeMember } from './remove-member.ts'
import { setGroupLicensing } from './set-group-licensing.ts'
import { setGroupRule } from './set-group-rule.ts'
import { beginStory, refusalOf, type Story } from './story.testing.ts'
import { unnestGroup } from './unnest-group.ts'
import { userDetail } from './user-detail.views.ts'

let story: Story
let portal: Story['portal']
let asNadia: Portal
let asLena: Portal

beforeAll(async () => {
  story = await beginStory()
  portal = story.portal
  asNadia = await portal.as(await story.person('Nadia Groups', {}, 'groupsAdministrator'))
  asLena = await portal.as(await story.person('Lena Licenses', {}, 'licenseAdministrator'))
})
afterAll(() => portal.dispose())

const person = (name: string): Promise<UserId> => story.person(name, { usageLocation: 'DE' })

async function group(displayName: string, ...members: readonly UserId[]): Promise<GroupId> {
  const groupId = await createGroup(asNadia, { displayName, kind: 'security' })
  for (const userId of members) await addMember(asNadia, { groupId, userId })
  return groupId
}

async function setLicensing(groupId: GroupId, licensesReachNested: boolean, licensePriority = 0) {
  const { revision } = await groupById(portal.db.read, groupId)
  return setGroupLicensing(asLena, { groupId, revision, licensesReachNested, licensePriority })
}

const licenseOf = async (userId: UserId, productId: string) => {
  const found = (await userDetail(asLena, userId)).licenses.find((license) => license.productId === productId)
  return found ? `${found.state} ${found.position ?? ''}`.trim() : 'none'
}

describe('a group inside another', () => {
  test('shows on both, with how many people they reach together', async () => {
    const [amy, bob] = [await person('Amy'), await person('Bob')]
    const company = await group('Company', amy)
    const sales = await group('Company sales', amy, bob)
    await nestGroup(asNadia, { groupId: company, memberGroupId: sales })
    const outer = await groupDetail(asNadia, company)
    expect(outer.nesting).toMatchObject({ inside: [{ displayName: 'Company sales' }], around: [], reach: 2 })
    expect(outer.memberCount).toBe(1)
    expect((await groupDetail(asNadia, sales)).nesting).toMatchObject({
      inside: [],
      around: [{ displayName: 'Company' }],
      reach: 2,
    })
    expect(await story.activities()).toContain('group.nested')
    expect(await refusalOf(nestGroup(asNadia, { groupId: company, memberGroupId: sales }))).toBe('groupNestedAlready')
    expect(await refusalOf(nestGroup(asLena, { groupId: sales, memberGroupId: company }))).toBe('notAllowed')
  })

  test('is refused where it would close a circle, with the way round', async () => {
    const [a, b, c] = [await group('Alpha'), await group('Beta'), await group('Gamma')]
    await nestGroup(asNadia, { groupId: a, memberGroupId: b })
    await nestGroup(asNadia, { groupId: b, memberGroupId: c })
    await expect(nestGroup(asNadia, { groupId: c, memberGroupId: a })).rejects.toMatchObject({
      code: 'groupCircle',
      says: 'That would put a group into itself: “Gamma” is inside “Beta” is inside “Alpha” is inside “Gamma”.',
    })
    await expect(nestGroup(asNadia, { groupId: a, memberGroupId: a })).rejects.toMatchObject({ code: 'groupCircle' })
  })

  test('is refused where a rule decides who belongs', async () => {
    const [dynamic, inner] = [await group('Dynamic outer'), await group('Inner')]
    await setGroupRule(asNadia, { groupId: dynamic, revision: 0, membershipRule: 'user.displayName -eq "Nobody"' })
    expect(await refusalOf(nestGroup(asNadia, { groupId: dynamic, memberGroupId: inner }))).toBe('groupFollowsRule')
  })

  test('that is deleted passes no license on, is inside no more, and closes no circle', async () => {
    const deep = await person('Deep down')
    const [outer, middle, inner] = [await group('Outer one'), await group('Middle one'), await group('Inner one', deep)]
    await nestGroup(asNadia, { groupId: outer, memberGroupId: middle })
    await nestGroup(asNadia, { groupId: middle, memberGroupId: inner })
    const productId = await story.productOf(outer, 1)
    await setLicensing(outer, true)
    expect(await licenseOf(deep, productId)).toBe('held')
    await deleteGroup(asNadia, { groupId: middle })
    expect(await licenseOf(deep, productId)).toBe('none')
    expect((await groupDetail(asNadia, outer)).nesting.inside).toEqual([])
    expect((await groupDetail(asNadia, inner)).nesting.around).toEqual([])
    await nestGroup(asNadia, { groupId: inner, memberGroupId: outer })
    expect((await groupDetail(asNadia, inner)).nesting.inside).toMatchObject([{ displayName: 'Outer one' }])
  })
})

describe('the licenses of a group', () => {
  test('reach members of nested groups at any depth where the group says so, and stop where it does not', async () => {
    const [top, deep] = [await person('Top'), await person('Deep')]
    const outer = await group('Reaching', top)
    const productId = await story.productOf(outer, 5)
    const middle = await group('Reaching middle')
    const inner = await group('Reaching inner', deep)
    await nestGroup(asNadia, { groupId: outer, memberGroupId: middle })
    await nestGroup(asNadia, { groupId: middle, memberGroupId: inner })
    expect(await licenseOf(deep, productId)).toBe('none')
    await setLicensing(outer, true)
    expect(await licenseOf(deep, productId)).toBe('held')
    const later = await person('Later')
    await addMember(asNadia, { groupId: inner, userId: later })
    expect(await licenseOf(later, productId)).toBe('held')
    await removeMember(asNadia, { groupId: inner, userId: later })
    expect(await licenseOf(later, productId)).toBe('none')
    await unnestGroup(asNadia, { groupId: outer, memberGroupId: middle })
    expect(await licenseOf(deep, productId)).toBe('none')
    await nestGroup(asNadia, { groupId: outer, memberGroupId: middle })
    expect(await licenseOf(deep, productId)).toBe('held')
    await setLicensing(outer, false)
    expect([await licenseOf(deep, productId), await licenseOf(top, productId)]).toEqual(['none', 'held'])
  })

  test('pass a seat on to the next in line when a nested group is taken out', async () => {
    const [first, second] = [await person('First'), await person('Second')]
    const outer = await group('Scarce')
    const inner = await group('Scarce inner', first)
    await nestGroup(asNadia, { groupId: outer, memberGroupId: inner })
    const productId = await story.productOf(outer, 1)
    await setLicensing(outer, true)
    portal.clock.advance(1000)
    await addMember(asNadia, { groupId: outer, userId: second })
    expect([await licenseOf(first, productId), await licenseOf(second, productId)]).toEqual(['held', 'waiting 1'])
    await unnestGroup(asNadia, { groupId: outer, memberGroupId: inner })
    expect([await licenseOf(first, productId), await licenseOf(second, productId)]).toEqual(['none', 'held'])
  })

  test('put members of a group with a higher priority before others in line', async () => {
    const [holder, patient, urgent] = [await person('Holder'), await person('Patient'), await person('Urgent')]
    const usual = await group('Usual', holder)
    const productId = await story.productOf(usual, 1)
    expect(await licenseOf(holder, productId)).toBe('none')
    await setLicensing(usual, false, 1)
    expect(await licenseOf(holder, productId)).toBe('held')
    const first = await group('First in line')
    await assignGroupLicense(asLena, { groupId: first, productId, disabledPlans: [] })
    await setLicensing(first, false, 10)
    portal.clock.advance(1000)
    await addMember(asNadia, { groupId: usual, userId: patient })
    portal.clock.advance(1000)
    await addMember(asNadia, { groupId: first, userId: urgent })
    await removeMember(asNadia, { groupId: usual, userId: holder })
    expect([await licenseOf(urgent, productId), await licenseOf(patient, productId)]).toEqual(['held', 'waiting 1'])
  })

  test('are settled by license administrators, once per state of the page', async () => {
    const groupId = await group('Settled')
    const wish = { groupId, revision: 0, licensesReachNested: 'on', licensePriority: '7' } as const
    expect(await refusalOf(setGroupLicensing(asNadia, wish as never))).toBe('notAllowed')
    await setGroupLicensing(asLena, wish as never)
    expect(await groupById(portal.db.read, groupId)).toMatchObject({ licensesReachNested: true, licensePriority: 7 })
    expect(await refusalOf(setGroupLicensing(asLena, wish as never))).toBe('changedMeanwhile')
    expect(await story.activities()).toContain('group.licensingSet')
  })
})
