import type { GroupId, UserId } from '@latchkey/core/ids'
import { seats } from '@latchkey/schema/tables/licensing'
import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assignApplication } from '../applications/assign-application.ts'
import { createApplication } from '../applications/create-application.ts'
import { submitRequest } from '../entitlement/submit-request.ts'
import type { Portal } from '../portal.ts'
import { addGroupOwner } from './add-group-owner.ts'
import { addMember } from './add-member.ts'
import { createGroup } from './create-group.ts'
import { deleteGroup } from './delete-group.ts'
import { groupDetail } from './group-detail.views.ts'
import { listGroups, readGroup } from './groups.views.ts'
import { groupPicker, peoplePicker } from './pickers.views.ts'
import { removeGroupOwner } from './remove-group-owner.ts'
import { removeMember } from './remove-member.ts'
import { beginStory, refusalOf, type Story } from './story.testing.ts'
import { updateGroup } from './update-group.ts'
import { userDetail } from './user-detail.views.ts'

let story: Story
let portal: Story['portal']
let owner: UserId
let member: UserId
let asAdmin: Portal
let asOwner: Portal
let asMember: Portal

beforeAll(async () => {
  story = await beginStory()
  portal = story.portal
  asAdmin = await portal.as(await story.person('Groups Admin', {}, 'groupsAdministrator'))
  owner = await story.person('Olga Owner')
  member = await story.person('Mia Member')
  asOwner = await portal.as(owner)
  asMember = await portal.as(member)
})
afterAll(() => portal.dispose())

/** A group that Olga owns. */
async function ownedGroup(displayName: string): Promise<GroupId> {
  const groupId = await createGroup(asAdmin, { kind: 'security', displayName })
  await addGroupOwner(asAdmin, { groupId, userId: owner })
  return groupId
}

describe('a group', () => {
  test('of Microsoft 365 has a mail nickname that no other living group has', async () => {
    const sales = { kind: 'microsoft365', displayName: 'Sales', mailNickname: 'sales' } as const
    expect(await refusalOf(createGroup(asAdmin, { ...sales, mailNickname: '' }))).toBe('nicknameRequired')
    const groupId = await createGroup(asAdmin, sales)
    expect(await refusalOf(createGroup(asAdmin, { ...sales, mailNickname: 'SALES' }))).toBe('nicknameTaken')
    await deleteGroup(asAdmin, { groupId })
    expect(await createGroup(asAdmin, sales)).not.toBe(groupId)
  })

  test('is changed by its owner, once per state of the page', async () => {
    const groupId = await ownedGroup('Old name')
    expect(await updateGroup(asOwner, { groupId, revision: 0, displayName: 'New name' })).toBe(1)
    expect(await refusalOf(updateGroup(asOwner, { groupId, revision: 0, displayName: 'Third' }))).toBe(
      'changedMeanwhile',
    )
    expect(await refusalOf(updateGroup(asMember, { groupId, revision: 1, displayName: 'Mine' }))).toBe('notAllowed')
  })

  test('is not deleted while something hangs on it', async () => {
    const groupId = await ownedGroup('Loaded')
    await story.productOf(groupId, 1)
    expect(await refusalOf(deleteGroup(asAdmin, { groupId }))).toBe('groupCarriesLicenses')
    const packaged = await ownedGroup('Packaged')
    await story.accessPackage('Gives it', [{ kind: 'group', originId: packaged, roleId: 'member' }])
    expect(await refusalOf(deleteGroup(asAdmin, { groupId: packaged }))).toBe('groupInPackage')
    const used = await ownedGroup('Used')
    const applicationId = await createApplication(portal, {
      displayName: 'App',
      homepageUrl: 'https://app.example',
      enabled: true,
      visible: true,
    })
    await assignApplication(portal, { applicationId, groupId: used })
    expect(await refusalOf(deleteGroup(asAdmin, { groupId: used }))).toBe('groupHasApplications')
    expect(await refusalOf(deleteGroup(asOwner, { groupId: used }))).toBe('notAllowed')
  })

  test('that was deleted is gone for everybody', async () => {
    const groupId = await ownedGroup('Short')
    await addMember(asOwner, { groupId, userId: member })
    await deleteGroup(asAdmin, { groupId })
    expect(await refusalOf(readGroup(asAdmin, groupId))).toBe('notFound')
    expect((await userDetail(asAdmin, member)).groups.map(({ id }) => id)).not.toContain(groupId)
  })
})

describe('a member', () => {
  test('gets the seat that the group gives, and it goes to the next in line when they are removed', async () => {
    const groupId = await ownedGroup('Licensed')
    const productId = await story.productOf(groupId, 1)
    const second = await story.person('Second in line')
    await addMember(asOwner, { groupId, userId: member })
    await addMember(asOwner, { groupId, userId: second })
    const held = and(eq(seats.productId, productId), eq(seats.state, 'held'), isNull(seats.endsAt))
    const holders = async () => (await portal.db.read.select().from(seats).where(held)).map(({ userId }) => userId)
    expect(await holders()).toEqual([member])
    expect((await userDetail(asAdmin, second)).licenses).toMatchObject([{ state: 'waiting', position: 1 }])
    await removeMember(asOwner, { groupId, userId: member })
    expect(await holders()).toEqual([second])
  })

  test('is refused twice, disabled, unknown, and by strangers', async () => {
    const groupId = await ownedGroup('Strict')
    await addMember(asOwner, { groupId, userId: member })
    expect(await refusalOf(addMember(asOwner, { groupId, userId: member }))).toBe('alreadyMember')
    const gone = await story.person('Gone', { accountEnabled: false })
    expect(await refusalOf(addMember(asOwner, { groupId, userId: gone }))).toBe('accountDisabled')
    expect(await refusalOf(addMember(asOwner, { groupId, userId: 'nobody' }))).toBe('invalidInput')
    expect(await refusalOf(addMember(asMember, { groupId, userId: owner }))).toBe('notAllowed')
  })

  test('by an access package stays until its assignment ends, and both reasons show', async () => {
    const groupId = await ownedGroup('Two reasons')
    const gives = [{ kind: 'group', originId: groupId, roleId: 'member' } as const]
    const accessPackageId = await story.accessPackage('Design suite', gives)
    await submitRequest(asMember, { accessPackageId, requestedDays: null })
    expect(await refusalOf(removeMember(asOwner, { groupId, userId: member }))).toBe('memberByPackage')
    await addMember(asOwner, { groupId, userId: member })
    const { members, memberCount, packageCount } = await groupDetail(asOwner, groupId)
    expect([memberCount, packageCount]).toEqual([1, 1])
    expect(members.rows[0]?.reasons.map(({ says }) => says).sort()).toEqual([
      'Added directly',
      'Through the access package Design suite',
    ])
    expect((await groupDetail(asMember, groupId)).members.rows[0]?.reasons).toEqual([])
    await removeMember(asOwner, { groupId, userId: member })
    expect((await groupDetail(asOwner, groupId)).memberCount).toBe(1)
    expect(await refusalOf(removeMember(asOwner, { groupId, userId: owner }))).toBe('notMember')
  })
})

describe('an owner', () => {
  test('is never a guest, nor disabled, nor made twice', async () => {
    const groupId = await ownedGroup('Owned')
    const guest = await story.person('Guest', { userType: 'guest' })
    const gone = await story.person('Left', { accountEnabled: false })
    expect(await refusalOf(addGroupOwner(asOwner, { groupId, userId: guest }))).toBe('guestOwner')
    expect(await refusalOf(addGroupOwner(asOwner, { groupId, userId: gone }))).toBe('accountDisabled')
    expect(await refusalOf(addGroupOwner(asOwner, { groupId, userId: owner }))).toBe('alreadyOwner')
  })

  test('does not remove the last one, an administrator may', async () => {
    const groupId = await ownedGroup('Last')
    expect(await refusalOf(removeGroupOwner(asOwner, { groupId, userId: owner }))).toBe('lastOwner')
    expect(await refusalOf(removeGroupOwner(asOwner, { groupId, userId: member }))).toBe('notOwner')
    await removeGroupOwner(asAdmin, { groupId, userId: owner })
    expect((await groupDetail(asAdmin, groupId)).owners).toEqual([])
  })

  test('by an access package stays until its assignment ends', async () => {
    const groupId = await ownedGroup('Owned by package')
    const gives = [{ kind: 'group', originId: groupId, roleId: 'owner' } as const]
    const accessPackageId = await story.accessPackage('Owners', gives)
    await submitRequest(asMember, { accessPackageId, requestedDays: null })
    expect(await refusalOf(removeGroupOwner(asAdmin, { groupId, userId: member }))).toBe('ownerByPackage')
    await removeGroupOwner(asOwner, { groupId, userId: owner })
  })
})

describe('the list of groups', () => {
  test('shows a row exactly where it may be read', async () => {
    const stranger = await portal.as(await story.person('Stranger'))
    for (const as of [asAdmin, asOwner, asMember, stranger]) {
      const listed = new Set((await listGroups(as)).rows.map(({ id }) => id))
      for (const { id } of (await listGroups(asAdmin)).rows)
        expect(
          await readGroup(as, id).then(
            () => true,
            () => false,
          ),
        ).toBe(listed.has(id))
    }
    expect((await listGroups(stranger)).rows).toEqual([])
    expect((await listGroups(asAdmin, { search: 'two REASONS' })).rows).toMatchObject([{ members: 1, owners: 1 }])
  })

  test('is what a group is chosen from', async () => {
    expect((await groupPicker(asMember, 'two')).map(({ displayName }) => displayName)).toEqual(['Two reasons'])
  })
})

test('a person is chosen among those who can sign in, whose names start with the search first', async () => {
  await story.person('Zoe Adams')
  await story.person('Adam Smith')
  await story.person('Adam Gone', { accountEnabled: false })
  expect((await peoplePicker(asMember, 'adam')).map(({ displayName }) => displayName)).toEqual([
    'Adam Smith',
    'Zoe Adams',
  ])
})
