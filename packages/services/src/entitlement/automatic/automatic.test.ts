import { emptyTerms } from '@latchkey/core/entitlement/policy-form'
import type { AccessPackageId, AssignmentId, GroupId, UserId } from '@latchkey/core/ids'
import { days, hours } from '@latchkey/core/time'
import { auditEvents } from '@latchkey/schema/tables/audit'
import { assignmentRequests, assignments } from '@latchkey/schema/tables/entitlement'
import { messages } from '@latchkey/schema/tables/notifications'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMember } from '../../directory/add-member.ts'
import { createGroup } from '../../directory/create-group.ts'
import { disableUser } from '../../directory/disable-user.ts'
import { enableUser } from '../../directory/enable-user.ts'
import { memberIdsOf } from '../../directory/memberships.store.ts'
import { removeMember } from '../../directory/remove-member.ts'
import { beginStory, refusalOf, type Story } from '../../directory/story.testing.ts'
import { updateUser } from '../../directory/update-user.ts'
import { readUser } from '../../directory/users.views.ts'
import { licensesOfUser } from '../../licensing/licenses.views.ts'
import type { Portal } from '../../portal.ts'
import { addExclusion } from '../admin/add-exclusion.ts'
import { listAssignments } from '../admin/assignments.views.ts'
import { createPolicy } from '../admin/create-policy.ts'
import { deletePolicy } from '../admin/delete-policy.ts'
import { endAssignments } from '../admin/end-assignments.ts'
import { policyForAdmin } from '../admin/policies.views.ts'
import { previewEnding } from '../admin/preview-ending.ts'
import { previewPolicyChange } from '../admin/preview-policy-change.ts'
import { switchPolicy } from '../admin/switch-policy.ts'
import { updatePolicy } from '../admin/update-policy.ts'
import { myAssignments } from '../assignments.views.ts'
import { endAssignment } from '../end-assignment.ts'
import { endForReport } from '../end-for-report.ts'
import { expireAssignments } from '../expire-assignments.job.ts'
import { giveBackAssignment } from '../give-back-assignment.ts'
import { submitRequest } from '../submit-request.ts'
import { followPoliciesAgain } from './follow-policies.job.ts'
import { automaticForAdmin } from './policy-rule.views.ts'
import { previewPolicyRule } from './preview-policy-rule.ts'
import { setPolicyRule } from './set-policy-rule.ts'

let story: Story
let portal: Story['portal']
let asIgor: Portal
let asUma: Portal
let ada: UserId
let ben: UserId
let cleo: UserId
let tools: GroupId
let packageId: AccessPackageId

beforeAll(async () => {
  story = await beginStory()
  portal = story.portal
  asIgor = await portal.as(await story.person('Igor Governance', {}, 'identityGovernanceAdministrator'))
  asUma = await portal.as(await story.person('Uma Users', {}, 'userAdministrator'))
  ada = await story.person('Ada Sales', { department: 'Sales' })
  ben = await story.person('Ben Sales', { department: 'Sales' })
  cleo = await story.person('Cleo Design', { department: 'Design' })
  tools = await createGroup(portal, { displayName: 'Sales tools', kind: 'security' })
  packageId = await story.accessPackage('Sales kit', [{ kind: 'group', originId: tools, roleId: 'member' }])
})
afterAll(() => portal.dispose())

const inSales = 'user.department -eq "Sales"'

async function setRule(membershipRule: string, changes: object = {}, as = asIgor, accessPackageId = packageId) {
  const { policy } = await automaticForAdmin(asIgor, accessPackageId)
  const revision = policy?.revision ?? 0
  return setPolicyRule(as, { accessPackageId, revision, displayName: 'By department', membershipRule, ...changes })
}

async function moveTo(userId: UserId, department: string): Promise<void> {
  const { createdAt: _, accountEnabled: __, attributes: ___, id, ...properties } = await readUser(asUma, userId)
  await updateUser(asUma, { ...properties, userId: id, department })
}

const liveOf = async (accessPackageId = packageId) =>
  portal.db.read
    .select()
    .from(assignments)
    .where(and(eq(assignments.accessPackageId, accessPackageId), isNull(assignments.endsAt)))
    .orderBy(asc(assignments.targetId))

const holders = async (accessPackageId = packageId) => (await liveOf(accessPackageId)).map(({ targetId }) => targetId)
const sorted = (...ids: UserId[]) => [...ids].sort()
const lastActivities = async (count: number) => (await story.activities()).slice(-count)

describe('a policy with a rule', () => {
  test('is set by governance alone, reads its rule, and says what it would do', async () => {
    expect(await refusalOf(setRule(inSales, {}, asUma))).toBe('notAllowed')
    expect(await refusalOf(setRule('user.departement -eq "Sales"'))).toBe('invalidInput')
    const { effect } = await previewPolicyRule(asIgor, { packageId, membershipRule: inSales, endsOutOfScope: true })
    expect(effect).toMatchObject({ gaining: { count: 2 }, losing: { count: 0 }, kept: 0, total: 2, most: 15_000 })
    expect(effect?.gaining.first.map(({ displayName }) => displayName)).toEqual(['Ada Sales', 'Ben Sales'])
    expect(await holders()).toEqual([])
  })

  test('gives the package to whom it takes, approved, with what the package gives, and without mail', async () => {
    const productId = await story.productOf(tools, 5)
    const asked = { packageId, membershipRule: inSales, endsOutOfScope: true }
    const { effect } = await previewPolicyRule(asIgor, asked)
    expect(effect?.access.licenses?.totals).toMatchObject([{ productId, gain: 2, heldBefore: 0, heldAfter: 2 }])
    await setRule(inSales, { graceHours: 24 })
    expect(await holders()).toEqual(sorted(ada, ben))
    expect(sorted(...(await memberIdsOf(portal.db.read, tools)))).toEqual(sorted(ada, ben))
    expect((await licensesOfUser(await portal.as(ada), ada)).licenses).toMatchObject([{ productId, state: 'held' }])
    const [request] = await portal.db.read
      .select()
      .from(assignmentRequests)
      .where(and(eq(assignmentRequests.targetId, ada), eq(assignmentRequests.requestType, 'systemAdd')))
    expect(request).toMatchObject({ state: 'delivered', requestorId: ada, stage: 0, revision: 1 })
    expect(request?.terms.stages).toEqual([])
    expect(await story.activities()).toEqual(
      expect.arrayContaining(['assignmentPolicy.ruleSet', 'accessRequest.submitted', 'assignment.delivered']),
    )
    expect(await portal.db.read.select().from(messages)).toEqual([])
    expect(await automaticForAdmin(asIgor, packageId)).toMatchObject({
      holders: 2,
      policy: { ruleRunAt: portal.now() },
    })
  })

  test('follows a change of department, with its grace; whoever comes back in time keeps the access', async () => {
    const before = await liveOf()
    await moveTo(ben, 'Design')
    const planned = (await liveOf()).find(({ targetId }) => targetId === ben)
    expect(planned).toMatchObject({ removeReason: 'leftScope', removeAt: new Date(portal.now().getTime() + hours(24)) })
    expect(await story.activities()).toContain('assignment.leftScope')
    portal.clock.advance(hours(23))
    await moveTo(ben, 'Sales')
    expect(await liveOf()).toEqual(before)
    expect(await story.activities()).toContain('assignment.backInScope')
    await moveTo(ben, 'Design')
    portal.clock.advance(hours(24))
    await expireAssignments(portal)
    expect(await holders()).toEqual([ada])
    expect(await memberIdsOf(portal.db.read, tools)).toEqual([ada])
    const [ended] = await portal.db.read.select().from(assignments).where(eq(assignments.targetId, ben))
    expect(ended).toMatchObject({ endReason: 'leftScope', endsAt: portal.now() })
    await moveTo(cleo, 'Sales')
    expect(await holders()).toEqual(sorted(ada, cleo))
  })

  test('ends access at once where there is no grace, in the transaction of the change', async () => {
    await setRule(inSales, { graceHours: 0 })
    await moveTo(cleo, 'Design')
    expect(await holders()).toEqual([ada])
    expect(await memberIdsOf(portal.db.read, tools)).toEqual([ada])
  })

  test('lets those who asked for the package themselves keep it', async () => {
    await submitRequest(await portal.as(cleo), { accessPackageId: packageId })
    const { effect } = await previewPolicyRule(asIgor, {
      packageId,
      membershipRule: 'user.displayName -eq "Cleo Design"',
      endsOutOfScope: true,
    })
    expect(effect).toMatchObject({ gaining: { count: 0 }, losing: { count: 1 }, kept: 1, total: 1 })
    await moveTo(cleo, 'Sales')
    await moveTo(cleo, 'Design')
    expect(await holders()).toEqual(sorted(ada, cleo))
  })

  test('gives at once what somebody has an open request for, and closes that', async () => {
    const waiting = await story.accessPackage(
      'Waiting kit',
      [{ kind: 'group', originId: tools, roleId: 'member' }],
      [{ approvers: [{ kind: 'singleUser', userId: cleo }] }],
    )
    const requestId = await submitRequest(await portal.as(ben), { accessPackageId: waiting })
    await setRule('user.displayName -eq "Ben Sales"', {}, asIgor, waiting)
    const [request] = await portal.db.read.select().from(assignmentRequests).where(eq(assignmentRequests.id, requestId))
    expect(request).toMatchObject({
      state: 'canceled',
      status: 'The rule of the policy “By department” has assigned the access package meanwhile.',
    })
    expect(await holders(waiting)).toEqual([ben])
  })

  test('mends once a day what was lost on the way, and begins before the first day', async () => {
    const lost = { state: 'expired', endsAt: portal.now(), endReason: 'endedByAdmin' } as const
    const ofAda = and(eq(assignments.targetId, ada), eq(assignments.accessPackageId, packageId))
    await portal.db.transaction((tx) =>
      tx
        .update(assignments)
        .set(lost)
        .where(and(ofAda, isNull(assignments.endsAt))),
    )
    expect(await holders()).not.toContain(ada)
    await followPoliciesAgain(portal)
    expect(await holders()).toContain(ada)

    const soon = await story.accessPackage('First day', [{ kind: 'group', originId: tools, roleId: 'member' }])
    const firstDay = new Date(portal.now().getTime() + days(10)).toISOString().slice(0, 10)
    const zoe = await story.person('Zoe New', { employeeHireDate: firstDay })
    await setRule('user.employeeHireDate -le system.now -plus p7d', {}, asIgor, soon)
    expect(await holders(soon)).toEqual([])
    portal.clock.advance(days(4))
    await followPoliciesAgain(portal)
    expect(await holders(soon)).toEqual([zoe])
  })

  test('is followed by those who take members of a group that a package gives', async () => {
    const chained = await story.accessPackage('Chained', [])
    await setRule(`user.memberOf -any (group.objectId -in ['${tools}'])`, {}, asIgor, chained)
    const dora = await story.person('Dora Sales')
    await moveTo(dora, 'Sales')
    expect(await holders()).toContain(dora)
    expect(await holders(chained)).toContain(dora)
  })

  test('is paused, not changed by hand, and lets go of everybody when it is deleted', async () => {
    const { policy } = await automaticForAdmin(asIgor, packageId)
    const policyId = policy?.id ?? ''
    const { form } = await policyForAdmin(asIgor, policyId)
    const revision = policy?.revision ?? 0
    expect(await refusalOf(updatePolicy(asIgor, { ...form, policyId, revision }))).toBe('policyAssignsByRule')
    expect(await refusalOf(submitRequest(await portal.as(ben), { accessPackageId: packageId, policyId }))).toBe(
      'policyNotOpen',
    )
    await switchPolicy(asIgor, { policyId, revision, enabled: false })
    await moveTo(ben, 'Sales')
    expect(await holders()).not.toContain(ben)
    await switchPolicy(asIgor, { policyId, revision: revision + 1, enabled: true })
    expect(await holders()).toContain(ben)
    await deletePolicy(asIgor, { policyId })
    portal.clock.advance(hours(1))
    await expireAssignments(portal)
    expect(await holders()).toEqual([cleo])
    // They end together; what follows for licenses comes after all of them.
    expect(await lastActivities(3)).toContain('assignment.ended')
  })
})

describe('a policy by which people ask', () => {
  test('ends access with its scope where it says so, after the grace', async () => {
    const team = await createGroup(portal, { displayName: 'Team', kind: 'security' })
    const kitTools = await createGroup(portal, { displayName: 'Kit tools', kind: 'security' })
    await story.productOf(kitTools, 1)
    const kit = await story.accessPackage('Team kit', [{ kind: 'group', originId: kitTools, roleId: 'member' }])
    await addMember(portal, { groupId: team, userId: ada })
    const policyId = await createPolicy(portal, {
      ...emptyTerms,
      accessPackageId: kit,
      displayName: 'For the team',
      enabled: true,
      scope: 'specificDirectoryUsers',
      targetGroupIds: [team],
      stages: [],
      requestorJustificationRequired: false,
      endsOutOfScope: true,
      graceHours: 48,
    })
    await submitRequest(await portal.as(ada), { accessPackageId: kit, policyId })
    await removeMember(portal, { groupId: team, userId: ada })
    const [planned] = await liveOf(kit)
    expect(planned).toMatchObject({ targetId: ada, removeReason: 'leftScope' })
    // The event named the package in the place of the policy.
    const left = await portal.db.read
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.activity, 'assignment.leftScope'), eq(auditEvents.subjectId, ada)))
    expect(left.map(({ details }) => details.policy)).toContain('For the team')
    await addMember(portal, { groupId: team, userId: ada })
    expect((await liveOf(kit))[0]).toMatchObject({ removeAt: null, removeReason: null })

    // Whoever the policy named when they asked, and does not name any more after it was changed.
    const { form, revision } = await policyForAdmin(asIgor, policyId)
    const named = { ...form, policyId, revision, targetGroupIds: [], graceHours: 0 }
    expect(await previewPolicyChange(asIgor, { ...named, targetUserIds: [ada] })).toMatchObject({
      losing: { count: 0 },
      seal: '',
    })
    const wish = { ...named, targetUserIds: [ben] }
    const effect = await previewPolicyChange(asIgor, wish)
    expect(effect).toMatchObject({
      losing: { count: 1, first: [{ displayName: 'Ada Sales' }] },
      access: { roles: [{ words: 'Member of Kit tools', lose: 1 }], licenses: { totals: [{ lose: 1 }] } },
    })
    expect(effect.seal).not.toBe('')
    expect(await holders(kit)).toEqual([ada])
    expect(await refusalOf(previewPolicyChange(asUma, wish))).toBe('notAllowed')
    await updatePolicy(portal, wish)
    expect(await holders(kit)).toEqual([])
  })
})

describe('access that a rule assigns', () => {
  test('is ended by nobody by hand while the rule takes its holder, and by anybody after that', async () => {
    const mona = await story.person('Mona Manager')
    const hal = await story.person('Hal Audit', { department: 'Ledger', managerId: mona })
    const ledger = await story.accessPackage('Ledger', [])
    await setRule('user.department -eq "Ledger"', { endsOutOfScope: false }, asIgor, ledger)
    const assignmentId = (await liveOf(ledger))[0]?.id ?? ''
    const [asHal, asMona] = [await portal.as(hal), await portal.as(mona)]
    const byHand = { assignmentId, reason: 'Not needed.' }
    const attempts = [
      () => giveBackAssignment(asHal, { assignmentId }),
      () => endAssignment(asIgor, byHand),
      () => endAssignments(asIgor, { assignmentIds: [assignmentId], reason: 'Not needed.' }),
      () => previewEnding(asIgor, [assignmentId as AssignmentId]),
    ]
    for (const attempt of attempts) expect(await refusalOf(attempt())).toBe('assignedByRule')
    // A rule lets no manager act for reports, so theirs is the earlier reason.
    expect(await refusalOf(endForReport(asMona, byHand))).toBe('notForReports')
    const because = expect.stringContaining('The rule of the policy “By department” assigns this access')
    expect((await myAssignments(asHal, 'active'))[0]?.why).toMatchObject({ notGiveBack: because })
    expect((await listAssignments(asIgor, { packageId: ledger })).rows).toMatchObject([{ whyNotEnd: because }])
    await moveTo(hal, 'Design')
    expect((await listAssignments(asIgor, { packageId: ledger })).rows).toMatchObject([{ whyNotEnd: null }])
    await endAssignment(asIgor, byHand)
    expect(await holders(ledger)).toEqual([])
  })
})

describe('a rule and disabled accounts', () => {
  test('whose account is disabled gets nothing new and keeps what they have; enabled, they are taken', async () => {
    const fay = await story.person('Fay Loan', { department: 'Loans' })
    const gus = await story.person('Gus Loan', { department: 'Loans' })
    const loans = await story.accessPackage('Loan kit', [])
    const rule = { packageId: loans, membershipRule: 'user.department -eq "Loans"', endsOutOfScope: true }
    await disableUser(asUma, { userId: fay })
    const { effect } = await previewPolicyRule(asIgor, rule)
    expect(effect).toMatchObject({ gaining: { count: 1 }, disabled: { count: 1 }, total: 2 })
    expect(effect?.disabled.first.map(({ displayName }) => displayName)).toEqual(['Fay Loan'])
    await setRule(rule.membershipRule, {}, asIgor, loans)
    expect(await holders(loans)).toEqual([gus])
    await disableUser(asUma, { userId: gus })
    expect(await holders(loans)).toEqual([gus])
    await enableUser(asUma, { userId: fay })
    expect(await holders(loans)).toEqual(sorted(fay, gus))
  })
})

describe('a rule and the separation of duties', () => {
  test('a rule leaves out who has what does not go together with the package, and says how many', async () => {
    const dora = await story.person('Dora Audit', { department: 'Audit' })
    const emil = await story.person('Emil Audit', { department: 'Audit' })
    const books = await createGroup(portal, { displayName: 'Books', kind: 'security' })
    const auditKit = await story.accessPackage('Audit kit', [{ kind: 'group', originId: books, roleId: 'owner' }])
    const writing = await story.accessPackage('Writing the books', [
      { kind: 'group', originId: books, roleId: 'member' },
    ])
    await addExclusion(asIgor, { accessPackageId: auditKit, kind: 'accessPackage', otherId: writing })
    await submitRequest(await portal.as(dora), { accessPackageId: writing, justification: '' })
    const rule = { packageId: auditKit, membershipRule: 'user.department -eq "Audit"', endsOutOfScope: true }
    const { effect } = await previewPolicyRule(asIgor, rule)
    expect(effect).toMatchObject({ gaining: { count: 1 }, inConflict: 1, total: 2 })
    await setRule(rule.membershipRule, {}, asIgor, auditKit)
    expect(await holders(auditKit)).toEqual([emil])
    const [held] = await liveOf(writing)
    await endAssignment(asIgor, { assignmentId: held?.id ?? '', reason: 'Audits now.' })
    await followPoliciesAgain(portal)
    expect(await holders(auditKit)).toEqual(sorted(dora, emil))
    const { policy } = await automaticForAdmin(asIgor, auditKit)
    await deletePolicy(asIgor, { policyId: policy?.id ?? '' })
  })
})
