import type { GroupId, UserId } from '@latchkey/core/ids'
import { memberships } from '@latchkey/schema/tables/directory'
import { crowd } from '@latchkey/testing/crowd'
import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { submitRequest } from '../entitlement/submit-request.ts'
import { processRun } from '../licensing/process-run.ts'
import type { Portal } from '../portal.ts'
import { addMember } from './add-member.ts'
import { createGroup } from './create-group.ts'
import { groupDetail } from './group-detail.views.ts'
import { groupById } from './groups.store.ts'
import { listGroups } from './groups.views.ts'
import { mostNamed } from './named.ts'
import { nestGroup } from './nest-group.ts'
import { removeMember } from './remove-member.ts'
import { checkRule } from './rule-check.views.ts'
import { previewRule } from './rule-preview.views.ts'
import { setGroupRule } from './set-group-rule.ts'
import { setUserAttributes } from './set-user-attributes.ts'
import { beginStory, refusalOf, type Story } from './story.testing.ts'
import { updateUser } from './update-user.ts'
import { userDetail } from './user-detail.views.ts'
import { readUser } from './users.views.ts'

let story: Story
let portal: Story['portal']
let asNadia: Portal
let asUma: Portal
let ada: UserId
let ben: UserId
let cleo: UserId

beforeAll(async () => {
  story = await beginStory()
  portal = story.portal
  asNadia = await portal.as(await story.person('Nadia Groups', {}, 'groupsAdministrator'))
  asUma = await portal.as(await story.person('Uma Users', {}, 'userAdministrator'))
  ada = await story.person('Ada Sales', { department: 'Sales', usageLocation: 'DE' })
  ben = await story.person('Ben Sales', { department: 'Sales', usageLocation: 'DE' })
  cleo = await story.person('Cleo Design', { department: 'Design', usageLocation: 'DE' })
})
afterAll(() => portal.dispose())

const inSales = 'user.department -eq "Sales"'

const newGroup = (displayName: string): Promise<GroupId> => createGroup(asNadia, { displayName, kind: 'security' })

async function setRule(groupId: GroupId, membershipRule: string, ruleState: 'On' | 'Paused' = 'On') {
  const { revision } = await groupById(portal.db.read, groupId)
  return setGroupRule(asNadia, { groupId, revision, membershipRule, ruleState })
}

async function dynamicGroup(displayName: string, rule: string): Promise<GroupId> {
  const groupId = await newGroup(displayName)
  await setRule(groupId, rule)
  return groupId
}

async function moveTo(userId: UserId, department: string): Promise<void> {
  const { createdAt: _, accountEnabled: __, attributes: ___, id, ...properties } = await readUser(asUma, userId)
  await updateUser(asUma, { ...properties, userId: id, department })
}

const live = (groupId: GroupId) =>
  portal.db.read
    .select({ id: memberships.id, userId: memberships.userId, source: memberships.source })
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), isNull(memberships.endsAt)))
    .orderBy(memberships.userId, memberships.id)

const membersOf = async (groupId: GroupId) =>
  (await groupDetail(asNadia, groupId)).members.rows.map(({ displayName }) => displayName)

describe('a rule that is saved', () => {
  test('lets those who meet it join, with the licenses of the group, in the same transaction', async () => {
    const groupId = await newGroup('Sales tools')
    await story.productOf(groupId, 5)
    await setRule(groupId, inSales)
    expect(await membersOf(groupId)).toEqual(['Ada Sales', 'Ben Sales'])
    expect((await userDetail(asUma, ada)).licenses).toMatchObject([{ productName: 'Visio', state: 'held' }])
    expect((await userDetail(asUma, cleo)).licenses).toEqual([])
    const { rule, members } = await groupDetail(asNadia, groupId)
    expect(rule).toMatchObject({ text: inSales, state: 'On', status: 'complete', changedAt: portal.now() })
    expect(members.rows[0]?.reasons.map(({ says }) => says)).toEqual(['By the rule of the group'])
    expect(await story.activities()).toContain('group.ruleSet')
  })

  test('is followed when a property of a person changes, with their seat', async () => {
    const groupId = await dynamicGroup('Design tools', 'user.department -eq "Design"')
    const productId = await story.productOf(groupId, 1)
    await moveTo(ben, 'Design')
    expect(await membersOf(groupId)).toEqual(['Ben Sales', 'Cleo Design'])
    const held = async () =>
      (await userDetail(asUma, ben)).licenses.filter((license) => license.productId === productId).map((l) => l.state)
    expect(await held()).toEqual(['held'])
    await moveTo(ben, 'Sales')
    expect(await membersOf(groupId)).toEqual(['Cleo Design'])
    expect(await held()).toEqual([])
  })

  test('reads what only rules read, and follows it when it is filled in', async () => {
    const groupId = await dynamicGroup(
      'Berlin by mail',
      'user.city -eq "Berlin" -or user.otherMails -contains "berlin"',
    )
    expect(await membersOf(groupId)).toEqual([])
    const { revision } = await readUser(asUma, ada)
    const otherMails = 'ada@berlin.example\n\n ada@berlin.example \nada@home.example'
    expect(await setUserAttributes(asUma, { userId: ada, revision, attributes: { otherMails } })).toBe(revision + 1)
    expect(await membersOf(groupId)).toEqual(['Ada Sales'])
    expect((await readUser(asUma, ada)).attributes).toEqual({ otherMails: ['ada@berlin.example', 'ada@home.example'] })
    expect(await story.activities()).toContain('user.attributesSet')
    await setUserAttributes(asUma, { userId: ada, revision: revision + 1, attributes: {} })
    expect(await membersOf(groupId)).toEqual([])
  })

  test('leaves those alone who meet the next one too: their membership is the same', async () => {
    const groupId = await dynamicGroup('Two rules', inSales)
    const before = await live(groupId)
    portal.clock.advance(1000)
    await setRule(groupId, 'user.department -in ["Sales", "Design"]')
    const after = await live(groupId)
    expect(after).toHaveLength(3)
    expect(after).toEqual(expect.arrayContaining(before))
    await setRule(groupId, 'user.displayName -startsWith "Ada"')
    expect(await live(groupId)).toEqual(before.filter(({ userId }) => userId === ada))
  })

  test('takes the place of what was chosen by hand', async () => {
    const groupId = await newGroup('Chosen before')
    for (const userId of [ada, cleo]) await addMember(asNadia, { groupId, userId })
    await setRule(groupId, inSales)
    expect(await membersOf(groupId)).toEqual(['Ada Sales', 'Ben Sales'])
    expect((await live(groupId)).map(({ source }) => source)).toEqual(['dynamicRule', 'dynamicRule'])
  })

  test('that cannot be read is refused with the place of the mistake, and nothing is kept', async () => {
    const groupId = await newGroup('Mistaken')
    await expect(setRule(groupId, 'user.departement -eq "Sales"')).rejects.toMatchObject({
      fields: { membershipRule: [expect.stringMatching(/^Character 1: .*Did you mean user.department\?$/)] },
    })
    expect((await groupDetail(asNadia, groupId)).rule).toBeNull()
  })

  test('is set, tried and looked at by who looks after groups only', async () => {
    const asLena = await portal.as(await story.person('Lena Licenses', {}, 'licenseAdministrator'))
    const groupId = await newGroup('Not yours')
    const wish = { groupId, revision: 0, membershipRule: inSales }
    expect(await refusalOf(setGroupRule(asLena, wish))).toBe('notAllowed')
    expect(await refusalOf(previewRule(asLena, wish))).toBe('notAllowed')
    expect(await refusalOf(checkRule(asLena, { ...wish, userIds: [ada] }))).toBe('notAllowed')
  })
})

describe('a rule that is paused', () => {
  test('changes nothing until it is followed again', async () => {
    const groupId = await dynamicGroup('Paused', inSales)
    await setRule(groupId, inSales, 'Paused')
    expect((await groupDetail(asNadia, groupId)).rule).toMatchObject({ state: 'Paused', status: 'paused' })
    await moveTo(cleo, 'Sales')
    await moveTo(ben, 'Design')
    expect(await membersOf(groupId)).toEqual(['Ada Sales', 'Ben Sales'])
    expect(await refusalOf(removeMember(asNadia, { groupId, userId: ben }))).toBe('membersByRule')
    await setRule(groupId, inSales)
    expect(await membersOf(groupId)).toEqual(['Ada Sales', 'Cleo Design'])
    await moveTo(cleo, 'Design')
    await moveTo(ben, 'Sales')
  })
})

describe('the members of a dynamic group', () => {
  test('are not edited by hand', async () => {
    const groupId = await dynamicGroup('By rule alone', inSales)
    expect(await refusalOf(addMember(asNadia, { groupId, userId: cleo }))).toBe('membersByRule')
    expect(await refusalOf(removeMember(asNadia, { groupId, userId: ada }))).toBe('membersByRule')
  })

  test('whom an access package gave the membership stay, whatever the rule says', async () => {
    const groupId = await dynamicGroup('Rule and package', inSales)
    const gives = [{ kind: 'group', originId: groupId, roleId: 'member' } as const]
    const accessPackageId = await story.accessPackage('Sales for others', gives)
    await submitRequest(await portal.as(cleo), { accessPackageId, requestedDays: null })
    await submitRequest(await portal.as(ada), { accessPackageId, requestedDays: null })
    const nobody = { groupId, membershipRule: 'user.department -eq "Nowhere"' }
    expect((await previewRule(asNadia, nobody)).effect).toMatchObject({ leaving: { count: 1 }, kept: 1, total: 2 })
    await setRule(groupId, nobody.membershipRule)
    expect(await membersOf(groupId)).toEqual(['Ada Sales', 'Cleo Design'])
    expect((await live(groupId)).map(({ source }) => source)).toEqual(['accessPackage', 'accessPackage'])
  })
})

describe('a rule that is taken away', () => {
  test('leaves its members as chosen ones, who can be removed and are not added twice', async () => {
    const groupId = await dynamicGroup('Chosen again', inSales)
    await setRule(groupId, '')
    expect((await groupDetail(asNadia, groupId)).rule).toBeNull()
    expect(await membersOf(groupId)).toEqual(['Ada Sales', 'Ben Sales'])
    await moveTo(ben, 'Design')
    expect(await membersOf(groupId)).toEqual(['Ada Sales', 'Ben Sales'])
    expect(await refusalOf(addMember(asNadia, { groupId, userId: ben }))).toBe('alreadyMember')
    await removeMember(asNadia, { groupId, userId: ben })
    expect(await membersOf(groupId)).toEqual(['Ada Sales'])
    await moveTo(ben, 'Sales')
    expect(await story.activities()).toContain('group.ruleRemoved')
  })
})

describe('a rule that is looked at before it is saved', () => {
  test('names who would join and leave, counts everybody, and changes nothing', async () => {
    const groupId = await dynamicGroup('Looked at', inSales)
    const before = await live(groupId)
    const { effect } = await previewRule(asNadia, {
      groupId,
      membershipRule: ' user.displayName -match "^(Ada|Cleo)" ',
    })
    expect(effect).toMatchObject({
      joining: { count: 1, first: [{ displayName: 'Cleo Design' }] },
      leaving: { count: 1, first: [{ displayName: 'Ben Sales' }] },
      kept: 0,
      total: 2,
    })
    expect(await live(groupId)).toEqual(before)
    await setRule(groupId, 'user.displayName -match "^(Ada|Cleo)"')
    expect(await membersOf(groupId)).toHaveLength(effect?.total ?? -1)
  })

  test('says where the text is no rule', async () => {
    const groupId = await newGroup('Half a rule')
    const { error } = await previewRule(asNadia, { groupId, membershipRule: 'user.city -eq Berlin' })
    expect(error).toMatchObject({ code: 'unquotedText', start: 14, end: 20 })
  })

  test('is tried on people, expression by expression', async () => {
    const groupId = await dynamicGroup('Tried on', inSales)
    const membershipRule = 'user.department -eq "Sales" -and user.city -eq "Berlin"'
    const check = await checkRule(asNadia, { groupId, membershipRule, userIds: [ada, cleo, 'nobody'] })
    expect(
      check.verdicts.map(({ person, member, explained }) => [
        person.displayName,
        member,
        explained?.result,
        explained?.parts.map(({ result, found }) => [result, found]),
      ]),
    ).toEqual([
      [
        'Ada Sales',
        true,
        false,
        [
          [true, 'Sales'],
          [false, null],
        ],
      ],
      [
        'Cleo Design',
        false,
        false,
        [
          [false, 'Design'],
          [false, null],
        ],
      ],
    ])
    const many = Array.from({ length: 21 }, () => ada)
    expect(await refusalOf(checkRule(asNadia, { groupId, membershipRule, userIds: many }))).toBe('invalidInput')
    expect((await checkRule(asNadia, { groupId, membershipRule: 'user.', userIds: [ada] })).error).not.toBeNull()
  })
})

describe('a rule over many people', () => {
  test('is counted to the last of them, and followed by a run that tells how far it is', async () => {
    const many = await beginStory()
    const admin = await many.portal.as(await many.person('Nadia Groups', {}, 'groupsAdministrator'))
    await crowd(many.portal, { people: 4100, units: 1 })
    const groupId = await createGroup(admin, { displayName: 'Hundreds', kind: 'security' })
    const membershipRule = 'user.displayName -match "^person-..[0-9]*00$"'
    const { effect } = await previewRule(admin, { groupId, membershipRule })
    expect(effect).toMatchObject({ joining: { count: 41 }, leaving: { count: 0, first: [] }, total: 41 })
    expect(effect?.joining.first[0]?.displayName).toBe('person-000000')
    const everybody = await previewRule(admin, { groupId, membershipRule: 'user.objectId -ne null' })
    expect(everybody.effect?.joining).toMatchObject({ count: 4101 })
    expect(everybody.effect?.joining.first).toHaveLength(mostNamed)
    expect(everybody.effect?.joining.first.at(-1)?.displayName).toBe('person-000098')

    const runId = await setGroupRule(admin, { groupId, revision: 0, membershipRule })
    const shown = async () => {
      const { rule, runs, memberCount } = await groupDetail(admin, groupId)
      return [rule?.status, runs.map(({ done, total, estimatedEnd }) => [done, total, estimatedEnd]), memberCount]
    }
    expect(await shown()).toEqual(['notStarted', [[0, 4101, null]], 0])
    await processRun(many.portal, { runId: runId ?? '' })
    many.portal.clock.advance(20_000)
    const [status, [run], found] = (await shown()) as [string, [[number, number, Date]], number]
    expect([status, run[0], run[1]]).toEqual(['processing', 2000, 4101])
    expect(run[2].getTime() - many.portal.now().getTime()).toBe((20_000 * 2101) / 2000)
    expect(found).toBeLessThan(41)
    while (await processRun(many.portal, { runId: runId ?? '' }));
    expect(await shown()).toEqual(['complete', [], 41])
    await many.portal.dispose()
  }, 60_000)
})

describe('a rule that takes the members of another group', () => {
  test('follows when the rule of that group is set, and when a person changes', async () => {
    const source = await newGroup('Where they come from')
    const taking = await dynamicGroup('Takes them too', `user.memberOf -any (group.objectId -in ['${source}'])`)
    expect(await membersOf(taking)).toEqual([])
    await setRule(source, 'user.department -eq "Archive"')
    const dora = await story.person('Dora Archive', { department: 'Sales', usageLocation: 'DE' })
    await moveTo(dora, 'Archive')
    expect(await membersOf(taking)).toEqual(['Dora Archive'])
    await setRule(source, 'user.department -eq "Nowhere"')
    expect(await membersOf(taking)).toEqual([])
  })
})

test('a group that holds groups can have no rule', async () => {
  const [outer, inner] = [await newGroup('Outer of two'), await newGroup('Inner of two')]
  await nestGroup(asNadia, { groupId: outer, memberGroupId: inner })
  expect(await refusalOf(setRule(outer, inSales))).toBe('groupHoldsGroups')
})

describe('further attributes', () => {
  test('keep what no form knows, and are changed once per state of the page', async () => {
    const extension = `extension_${'0'.repeat(32)}_badge`
    const userId = await story.person('Extended', { attributes: { [extension]: 'gold', city: 'Rome' } })
    expect(await setUserAttributes(asUma, { userId, revision: 0, attributes: { city: 'Rome' } })).toBe(0)
    const change = { userId, revision: 0, attributes: { state: 'Lazio', dirSyncEnabled: 'false' } }
    expect(await setUserAttributes(asUma, change)).toBe(1)
    expect((await readUser(asUma, userId)).attributes).toEqual({
      [extension]: 'gold',
      state: 'Lazio',
      dirSyncEnabled: false,
    })
    expect(await refusalOf(setUserAttributes(asUma, change))).toBe('changedMeanwhile')
    expect(await refusalOf(setUserAttributes(asNadia, { ...change, revision: 1 }))).toBe('notAllowed')
    const long = { userId, revision: 1, attributes: { otherMails: ['x'.repeat(257)] } }
    expect(await refusalOf(setUserAttributes(asUma, long))).toBe('invalidInput')
  })
})

test('the list of groups tells those apart whose members a rule decides', async () => {
  const [dynamic, assigned] = [await dynamicGroup('Listed dynamic', inSales), await newGroup('Listed assigned')]
  const { rows } = await listGroups(asNadia, { search: 'listed' })
  expect(rows.map(({ id, byRule }) => [id, byRule])).toEqual([
    [assigned, false],
    [dynamic, true],
  ])
})
