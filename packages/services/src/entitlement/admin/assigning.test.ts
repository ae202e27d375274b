import { type PolicyTerms, plainStage, plainTerms } from '@latchkey/core/entitlement/policy'
import type { AccessPackageId, CatalogId, GroupId, PolicyId, UserId } from '@latchkey/core/ids'
import { after, days } from '@latchkey/core/time'
import {
  accessPackages,
  assignmentPolicies,
  assignmentRequests,
  assignments,
  incompatibleGroups,
} from '@latchkey/schema/tables/entitlement'
import { refused } from '@latchkey/testing/refused'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addMember } from '../../directory/add-member.ts'
import { createGroup } from '../../directory/create-group.ts'
import { disableUser } from '../../directory/disable-user.ts'
import { memberIdsOf } from '../../directory/memberships.store.ts'
import { beginStory, refusalOf, type Story } from '../../directory/story.testing.ts'
import { runJob } from '../../jobs/run-jobs.ts'
import { submitRequest } from '../submit-request.ts'
import { addCatalogRole } from './add-catalog-role.ts'
import { assignMany, namesIn, previewAssigning } from './assign-many.ts'
import { assignPackage } from './assign-package.ts'
import { policiesToAssign } from './policies.views.ts'

let story: Story
let portal: Story['portal']
let igor: UserId
let ada: UserId
let bo: UserId
let mona: UserId
let design: GroupId
let packageId: AccessPackageId
let catalogId: CatalogId
let policyId: PolicyId

beforeEach(async () => {
  story = await beginStory()
  portal = story.portal
  igor = await story.person('Igor Governance', {}, 'identityGovernanceAdministrator')
  mona = await story.person('Mona Manager')
  ada = await story.person('Ada', { managerId: mona, mail: 'a.lovelace@example.org' })
  bo = await story.person('Bo', { managerId: mona })
  design = await createGroup(portal, { displayName: 'Design', kind: 'security' })
  packageId = await story.accessPackage('Design suite', [{ kind: 'group', originId: design, roleId: 'member' }])
  const [found] = await portal.db.read.select().from(accessPackages).where(eq(accessPackages.id, packageId))
  catalogId = found?.catalogId ?? ''
  const [policy] = await portal.db.read.select().from(assignmentPolicies)
  policyId = policy?.id ?? ''
})
afterEach(() => portal.dispose())

const setPolicy = (changes: Partial<typeof assignmentPolicies.$inferInsert>) =>
  portal.db.transaction((tx) => tx.update(assignmentPolicies).set(changes).where(eq(assignmentPolicies.id, policyId)))
const assign = async (by: UserId, userId: UserId, more: { startsAt?: Date; endsAt?: Date } = {}) =>
  assignPackage(await portal.as(by), { accessPackageId: packageId, policyId, userId, justification: '', ...more })
const approval = { ...plainTerms, stages: [{ ...plainStage, approvers: [{ kind: 'requestorManager' as const }] }] }
const plainQuestion = {
  localizations: {},
  kind: 'shortText',
  pattern: null,
  choices: [],
  required: false,
  editable: false,
} as const
const choicesOf = (...values: readonly string[]) => values.map((value) => ({ value, localizations: {} }))
/** A group that does not go together with the package, with this member. */
async function excludedWith(displayName: string, userId: UserId): Promise<GroupId> {
  const groupId = await createGroup(portal, { displayName, kind: 'security' })
  await addMember(portal, { groupId, userId })
  const edge = { id: portal.newId(), accessPackageId: packageId, groupId, startsAt: portal.now(), endsAt: null }
  await portal.db.transaction((tx) => tx.insert(incompatibleGroups).values(edge))
  return groupId
}
const manager = async () => {
  const mara = await story.person('Mara Assigns')
  await addCatalogRole(portal, { catalogId, userId: mara, role: 'assignmentManager' })
  return mara
}

test('An administrator assigns a package: at once, without approval, with the end that they choose', async () => {
  await setPolicy({ terms: { ...approval, expiration: { type: 'afterDuration', days: 90 } } })
  const endsAt = after(portal.now(), days(7))
  expect((await assign(igor, ada, { endsAt })).state).toBe('delivered')
  expect(await memberIdsOf(portal.db.read, design)).toEqual([ada])
  const [held] = await portal.db.read.select().from(assignments)
  expect(held).toMatchObject({ targetId: ada, expiresAt: endsAt })
  const [request] = await portal.db.read.select().from(assignmentRequests)
  expect(request).toMatchObject({ requestType: 'adminAdd', requestorId: igor, targetId: ada })
  expect(await refusalOf(assign(igor, ada))).toBe('hasItAlready')
  expect(await refusalOf(assign(igor, bo, { endsAt: after(portal.now(), days(91)) }))).toBe('endBeyondPolicy')
  expect(await refusalOf(assign(ada, bo))).toBe('notAllowed')
})

test('An assignment that begins later waits for its start', async () => {
  const startsAt = after(portal.now(), days(2))
  expect((await assign(igor, ada, { startsAt })).state).toBe('scheduled')
  expect(await refusalOf(assign(igor, ada))).toBe('askedAlready')
  portal.clock.advance(days(2))
  await runJob(portal, 'begin-requests')
  expect(await memberIdsOf(portal.db.read, design)).toEqual([ada])
})

test('What an administrator has assigned to others begins though their own account is disabled meanwhile', async () => {
  const startsAt = after(portal.now(), days(2))
  await assign(igor, ada, { startsAt })
  const own = await assign(igor, igor, { startsAt })
  await disableUser(portal, { userId: igor })
  const rows = await portal.db.read.select().from(assignmentRequests)
  expect(rows.map(({ targetId, state }) => [targetId, state]).sort()).toEqual(
    [
      [ada, 'scheduled'],
      [igor, 'canceled'],
    ].sort(),
  )
  expect(own.state).toBe('scheduled')
  portal.clock.advance(days(2))
  await runJob(portal, 'begin-requests')
  expect(await memberIdsOf(portal.db.read, design)).toEqual([ada])
})

test('An assignment manager passes over neither approval nor scope', async () => {
  const mara = await manager()
  await setPolicy({ terms: approval })
  expect((await assign(mara, ada)).state).toBe('pendingApproval')
  expect(await memberIdsOf(portal.db.read, design)).toEqual([])
  await setPolicy({ terms: plainTerms, allowedTargetScope: 'specificDirectoryUsers' })
  expect(await refusalOf(assign(mara, bo))).toBe('assigneeOutOfScope')
  await setPolicy({ allowedTargetScope: 'notSpecified' })
  expect((await assign(mara, bo)).state).toBe('delivered')
})

test('A policy that is off, and a conflict, stand against everybody', async () => {
  await setPolicy({ enabled: false })
  expect(await refusalOf(assign(igor, ada))).toBe('policyOff')
  await setPolicy({ enabled: true })
  await excludedWith('Auditors', ada)
  expect(await refusalOf(assign(igor, ada))).toBe('assigneeIncompatible')
})

test('A group in conflict is named to those who may read it alone', async () => {
  const mara = await manager()
  const auditors = await excludedWith('Auditors', ada)
  await excludedWith('Layoffs', ada)
  const told = async (by: UserId) => {
    const input = { accessPackageId: packageId, policyId, justification: '', people: 'ada@example.com' }
    const { lines } = await previewAssigning(await portal.as(by), input)
    expect((await refused(assign(by, ada))).says).toBe(lines[0]?.why)
    return lines[0]?.why
  }
  expect(await told(igor)).toBe('Does not go together with the group “Auditors”, the group “Layoffs”.')
  expect(await told(mara)).toBe('Does not go together with a group.')
  await addMember(portal, { groupId: auditors, userId: mara })
  expect(await told(mara)).toBe('Does not go together with the group “Auditors”, a group.')
})

test('A pasted list is looked at line by line before anybody is assigned, and comes to what was shown', async () => {
  const gone = await story.person('Gone')
  await disableUser(portal, { userId: gone })
  const cy = await story.person('Cy')
  await submitRequest(await portal.as(cy), { accessPackageId: packageId })
  const asIgor = await portal.as(igor)
  const people = [
    'Name;Mail',
    'Ada Lovelace;A.Lovelace@example.org',
    'bo@example.com',
    'nobody@example.com',
    'gone@example.com',
    'cy@example.com',
    'ada@example.com',
    '',
  ].join('\r\n')
  const input = { accessPackageId: packageId, policyId, justification: '', people }
  const { lines } = await previewAssigning(asIgor, input)
  expect(lines.map(({ name, why }) => [name, why])).toEqual([
    ['Name', 'Nobody has this user name or mail address.'],
    ['A.Lovelace@example.org', null],
    ['bo@example.com', null],
    ['nobody@example.com', 'Nobody has this user name or mail address.'],
    ['gone@example.com', 'The account is disabled.'],
    ['cy@example.com', 'Has it already.'],
    ['ada@example.com', 'Is in the list twice.'],
  ])
  expect(await memberIdsOf(portal.db.read, design)).toEqual([cy])
  const done = await assignMany(asIgor, input, 'token')
  expect(done.filter(({ state }) => state === 'delivered').map(({ userId }) => userId)).toEqual([ada, bo])
  const again = await assignMany(asIgor, input, 'token')
  expect(again.filter(({ state }) => state === 'delivered').map(({ requestId }) => requestId)).toEqual(
    done.filter(({ state }) => state === 'delivered').map(({ requestId }) => requestId),
  )
  expect(new Set(await memberIdsOf(portal.db.read, design))).toEqual(new Set([ada, bo, cy]))
  expect(await refusalOf(previewAssigning(await portal.as(ada), input))).toBe('notAllowed')
})

test('Names are read out of lines and cells', () => {
  expect(namesIn('a@x.org\n\n "b@x.org" ; Bo\nCy Young,c@x.org\na@X.org')).toEqual(['a@X.org', 'b@x.org', 'c@x.org'])
})

describe('a policy that asks questions', () => {
  const asks = (required: boolean): PolicyTerms => ({
    ...plainTerms,
    questions: [
      { ...plainQuestion, id: 'desk', text: 'Which desk?', pattern: 'D-\\d+', required },
      { ...plainQuestion, id: 'tools', text: 'Which tools?', kind: 'choices', choices: choicesOf('Pen', 'Brush') },
    ],
  })
  const input = (people: string, answers: Record<string, string | string[]> = {}) => ({
    accessPackageId: packageId,
    policyId,
    people,
    answers,
  })
  const answersOf = async (userId: UserId) => {
    const rows = await portal.db.read.select().from(assignmentRequests).where(eq(assignmentRequests.targetId, userId))
    return rows.map(({ answers }) => answers)
  }

  test('asks the administrator who assigns under it, as it asks a requestor', async () => {
    await setPolicy({ terms: asks(true) })
    const asIgor = await portal.as(igor)
    const [policy] = await policiesToAssign(asIgor, packageId)
    expect(policy?.questions.map(({ text, required }) => [text, required])).toEqual([
      ['Which desk?', true],
      ['Which tools?', false],
    ])
    for (const refusal of [
      await refused(previewAssigning(asIgor, input('ada@example.com'))),
      await refused(assignPackage(asIgor, { accessPackageId: packageId, policyId, userId: ada })),
    ])
      expect(refusal.fields).toEqual({ 'answers.desk': ['Answer this question.'] })
    const wrong = { desk: 'by the window', tools: 'Chisel', other: 'x' }
    expect((await refused(assignMany(asIgor, input('ada@example.com', wrong)))).fields).toEqual({
      'answers.desk': [
        expect.stringContaining('The answer does not have the form that is asked for. It has to match: '),
      ],
      'answers.tools': ['Choose one of the answers of the list.'],
    })
    expect(await answersOf(ada)).toEqual([])
    const [line] = await assignMany(asIgor, input('ada@example.com', { desk: ' D-12 ', tools: ['Pen', 'Brush'] }))
    expect(line).toMatchObject({ userId: ada, state: 'delivered' })
    expect(await answersOf(ada)).toEqual([
      [
        { questionId: 'desk', values: ['D-12'] },
        { questionId: 'tools', values: ['Pen', 'Brush'] },
      ],
    ])
  })

  test('is assigned to one person at a time where an answer is required, and to many where none is', async () => {
    const many = input('ada@example.com\nbo@example.com', { desk: 'D-12' })
    await setPolicy({ terms: asks(true) })
    const asIgor = await portal.as(igor)
    const refusal = await refused(assignMany(asIgor, many))
    expect([refusal.code, Object.keys(refusal.fields)]).toEqual(['answersForOneOnly', ['people']])
    expect(await memberIdsOf(portal.db.read, design)).toEqual([])
    await setPolicy({ terms: asks(false) })
    await assignMany(asIgor, many)
    const kept = [[{ questionId: 'desk', values: ['D-12'] }]]
    expect([await answersOf(ada), await answersOf(bo)]).toEqual([kept, kept])
  })

  test('is not offered while it is off, nor where it assigns by its rule, nor to who may not administer', async () => {
    await setPolicy({ enabled: false })
    expect(await policiesToAssign(await portal.as(igor), packageId)).toEqual([])
    await setPolicy({ enabled: true, membershipRule: 'user.department -eq "Design"' })
    expect(await policiesToAssign(await portal.as(igor), packageId)).toEqual([])
    expect((await refused(policiesToAssign(await portal.as(ada), packageId))).kind).toBe('notFound')
  })
})
