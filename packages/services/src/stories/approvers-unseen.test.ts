import { type ApproverVisibility, plainStage } from '@latchkey/core/entitlement/policy'
import type { AccessPackageId, ApplicationId, RequestId, UserId } from '@latchkey/core/ids'
import { days } from '@latchkey/core/time'
import { appRoles } from '@latchkey/schema/tables/applications'
import { messages } from '@latchkey/schema/tables/notifications'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApplication } from '../applications/create-application.ts'
import { myApplication } from '../applications/my-application.views.ts'
import { createGroup } from '../directory/create-group.ts'
import { beginStory, type Story } from '../directory/story.testing.ts'
import { answerInquiry } from '../entitlement/answer-inquiry.ts'
import { inquiriesAbout } from '../entitlement/approval-detail.views.ts'
import { myAssignments } from '../entitlement/assignments.views.ts'
import { createDelegation } from '../entitlement/create-delegation.ts'
import { decideRequest } from '../entitlement/decide-request.ts'
import { inquire } from '../entitlement/inquire.ts'
import { nudgeRequest } from '../entitlement/nudge-request.ts'
import { packageForMe } from '../entitlement/package-for-me.views.ts'
import { changeTerms } from '../entitlement/requesting-story.testing.ts'
import { myRequests, requestDetail } from '../entitlement/requests.views.ts'
import { revokeApproval } from '../entitlement/revoke-approval.ts'
import { submitRequest } from '../entitlement/submit-request.ts'
import { runJob } from '../jobs/run-jobs.ts'
import { licensesOfUser, myLicenses } from '../licensing/licenses.views.ts'
import { whyMyLicense } from '../licensing/why.views.ts'

/* Where a policy does not show who decides, no page and no letter names an approver to who asked, or to who gets the access. */

const approvers = /Owen|Dee|Nina/

let story: Story
let mona: UserId
let ada: UserId
let owen: UserId
let dee: UserId
let nina: UserId
let packageId: AccessPackageId
let drawing: ApplicationId
let productId: string

beforeEach(async () => {
  story = await beginStory()
  mona = await story.person('Mona Manager')
  ada = await story.person('Ada', { managerId: mona, usageLocation: 'DE' })
  owen = await story.person('Owen Approver')
  dee = await story.person('Dee Delegate')
  nina = await story.person('Nina Next')
  const { portal } = story
  const design = await createGroup(portal, { displayName: 'Design', kind: 'security' })
  productId = await story.productOf(design, 5)
  drawing = await createApplication(portal, {
    displayName: 'Drawing',
    homepageUrl: 'https://drawing.example.com/',
    roles: 'Editor',
    enabled: true,
    visible: true,
  })
  const [role] = await portal.db.read.select().from(appRoles).where(eq(appRoles.applicationId, drawing))
  packageId = await story.accessPackage('Design suite', [
    { kind: 'group', originId: design, roleId: 'member' },
    { kind: 'application', originId: drawing, roleId: role?.id ?? '' },
  ])
  await hide('notVisible')
})
afterEach(() => story.portal.dispose())

const hide = (visibility: ApproverVisibility) =>
  changeTerms(story, packageId, {
    onBehalf: true,
    allowCustomDuration: true,
    stages: [owen, nina].map((userId) => ({
      ...plainStage,
      visibility,
      approvers: [{ kind: 'singleUser', userId }] as const,
    })),
  })
const ask = async (by: UserId, more: { targetId?: UserId; startsAt?: Date } = {}) =>
  submitRequest(await story.portal.as(by), { accessPackageId: packageId, ...more })
const decide = async (by: UserId, requestId: RequestId, stage: number, verdict: 'approve' | 'deny' = 'approve') =>
  decideRequest(await story.portal.as(by), { requestId, stage, verdict, reason: 'So be it.' })
const askBack = async (requestId: RequestId) => {
  await inquire(await story.portal.as(dee), { requestId, stage: 0, question: 'What for?' })
  const [inquiry] = await inquiriesAbout(await story.portal.as(dee), requestId)
  return inquiry
}

/** Everything that somebody reads about a request and about what it gave. */
async function readBy(who: UserId, requestId: RequestId): Promise<string> {
  const portal = await story.portal.as(who)
  return JSON.stringify([
    await requestDetail(portal, requestId),
    await inquiriesAbout(portal, requestId),
    await myRequests(portal),
    await packageForMe(portal, packageId, {}),
    await myAssignments(portal, 'active'),
    await myLicenses(portal),
  ])
}

/** Everything that somebody was mailed. */
async function mailedTo(who: UserId): Promise<string> {
  const rows = await story.portal.db.read.select().from(messages).where(eq(messages.recipientId, who))
  return JSON.stringify(rows.map(({ subject, text, html }) => [subject, text, html]))
}

test('from the request to the access, by a delegate, with a question back: to the requestor nobody is named', async () => {
  await createDelegation(await story.portal.as(owen), {
    userId: owen,
    delegateId: dee,
    packageIds: [],
    includesPending: true,
  })
  const requestId = await ask(ada)
  expect(await readBy(ada, requestId)).not.toMatch(approvers)
  const inquiry = await askBack(requestId)
  expect(inquiry?.askedBy?.displayName).toBe('Dee Delegate')
  expect(await readBy(ada, requestId)).not.toMatch(approvers)
  expect(await mailedTo(ada)).toContain('An approver would like to know something')
  await answerInquiry(await story.portal.as(ada), { inquiryId: inquiry?.id ?? '', answer: 'For the fair.' })
  await nudgeRequest(await story.portal.as(ada), { requestId })
  await decide(dee, requestId, 0)
  expect(await readBy(ada, requestId)).not.toMatch(approvers)
  expect(await decide(nina, requestId, 1)).toBe('delivered')
  expect(await readBy(ada, requestId)).not.toMatch(approvers)
  expect(await mailedTo(ada)).not.toMatch(approvers)
})

test('nor in why there is an application, or a license; administrators of access read the names', async () => {
  const requestId = await ask(ada)
  await decide(owen, requestId, 0)
  await decide(nina, requestId, 1)
  const asAda = await story.portal.as(ada)
  const mine = async () => JSON.stringify([await myApplication(asAda, drawing), await whyMyLicense(asAda, productId)])
  expect(await mine()).not.toMatch(approvers)
  expect(await mine()).toContain('approved by an approver')
  const igor = await story.portal.as(await story.person('Igor', {}, 'identityGovernanceAdministrator'))
  expect(JSON.stringify(await licensesOfUser(igor, ada))).toContain('approved by Owen Approver and Nina Next')
})

test('nor where it is denied, lapses, or is asked for by a manager: neither to the manager nor to the report', async () => {
  const denied = await ask(mona, { targetId: ada })
  await decide(owen, denied, 0)
  await decide(nina, denied, 1, 'deny')
  const lapsed = await ask(mona, { targetId: ada })
  story.portal.clock.advance(days(15))
  await runJob(story.portal, 'lapse-requests')
  for (const who of [mona, ada]) {
    expect(await mailedTo(who)).toContain('An approver denied')
    expect(await mailedTo(who)).not.toMatch(approvers)
    for (const requestId of [denied, lapsed]) expect(await readBy(who, requestId)).not.toMatch(approvers)
  }
})

test('nor where an approval is taken back, before the access began or after', async () => {
  const later = await ask(ada, { startsAt: new Date(story.portal.now().getTime() + days(3)) })
  await decide(owen, later, 0)
  await decide(nina, later, 1)
  const revoke = async (requestId: RequestId) =>
    revokeApproval(await story.portal.as(nina), { requestId, reason: 'The budget is gone.' })
  await revoke(later)
  expect(await readBy(ada, later)).toContain('An approver took the approval back: The budget is gone.')
  const now = await ask(ada)
  await decide(owen, now, 0)
  await decide(nina, now, 1)
  await revoke(now)
  for (const requestId of [later, now]) expect(await readBy(ada, requestId)).not.toMatch(approvers)
  expect(await mailedTo(ada)).toContain('The budget is gone.')
  expect(await mailedTo(ada)).not.toMatch(approvers)
})

test('where the policy shows them, the same letters and pages name them', async () => {
  await hide('visible')
  const requestId = await ask(ada)
  await inquire(await story.portal.as(owen), { requestId, stage: 0, question: 'What for?' })
  const [inquiry] = await inquiriesAbout(await story.portal.as(ada), requestId)
  expect(inquiry?.askedBy?.displayName).toBe('Owen Approver')
  await decide(owen, requestId, 0)
  await decide(nina, requestId, 1, 'deny')
  const mail = await mailedTo(ada)
  for (const words of ['Owen Approver would like to know', 'Owen Approver approved', 'Nina Next denied'])
    expect(mail).toContain(words)
})
