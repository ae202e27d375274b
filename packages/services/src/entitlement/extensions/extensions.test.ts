import { createHmac } from 'node:crypto'
import type { CalloutStage } from '@latchkey/core/entitlement/callout'
import { plainTerms } from '@latchkey/core/entitlement/policy'
import { noCallouts } from '@latchkey/core/entitlement/policy-form'
import type { AccessPackageId, CatalogId, UserId } from '@latchkey/core/ids'
import { days, hours, minutes } from '@latchkey/core/time'
import { auditEvents } from '@latchkey/schema/tables/audit'
import { assignmentPolicies, assignmentRequests, assignments } from '@latchkey/schema/tables/entitlement'
import { callouts, customExtensions } from '@latchkey/schema/tables/extensions'
import { databaseKind } from '@latchkey/testing/databases/open-test-database'
import { refused } from '@latchkey/testing/refused'
import { desc, eq, isNull } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginStory, refusalOf, type Story } from '../../directory/story.testing.ts'
import { setSetting } from '../../installation/settings.store.ts'
import type { JobName } from '../../jobs/jobs.ts'
import { runJob } from '../../jobs/run-jobs.ts'
import type { Portal } from '../../portal.ts'
import { addCatalogRole } from '../admin/add-catalog-role.ts'
import { assignPackage } from '../admin/assign-package.ts'
import { createCatalog } from '../admin/create-catalog.ts'
import { createPackage } from '../admin/create-package.ts'
import { requestForAdmin } from '../admin/request-detail.views.ts'
import { pendingApprovals } from '../approvals.views.ts'
import { automaticForAdmin } from '../automatic/policy-rule.views.ts'
import { setPolicyRule } from '../automatic/set-policy-rule.ts'
import { endAssignment } from '../end-assignment.ts'
import { submitRequest } from '../submit-request.ts'
import { withdrawRequest } from '../withdraw-request.ts'
import { answerCallout } from './answer-callout.ts'
import { createExtension } from './create-extension.ts'
import { deleteExtension } from './delete-extension.ts'
import { extensionDetail, extensionsOfCatalog } from './extensions.views.ts'
import { type Receiver, startReceiver } from './receiver.testing.ts'
import { renewSecret } from './renew-secret.ts'
import { resendCallout } from './resend-callout.ts'
import { testExtension } from './test-extension.ts'
import { updateExtension } from './update-extension.ts'

let story: Story
let portal: Story['portal']
let receiver: Receiver
let igor: Portal
let ada: UserId
let asAda: Portal
let catalogId: CatalogId
let packageId: AccessPackageId

beforeEach(async () => {
  story = await beginStory()
  portal = story.portal
  receiver = await startReceiver()
  igor = await portal.as(await story.person('Igor Governance', {}, 'identityGovernanceAdministrator'))
  ada = await story.person('Ada')
  asAda = await portal.as(ada)
  const fields = { displayName: 'Design', description: '' }
  catalogId = await createCatalog(igor, { ...fields, state: 'published', isExternallyVisible: false })
  packageId = await createPackage(igor, { ...fields, catalogId, isHidden: false })
  await allowPrivate(true)
})
afterEach(async () => {
  await receiver.close()
  await portal.dispose()
})

/** How many things a turn of a job did. */
const done = async (name: JobName) => (await runJob(portal, name)).done

const allowPrivate = (privateCallouts: boolean) =>
  portal.db.transaction((tx) => setSetting(tx, 'entitlement', { privateCallouts }, portal.now()))

/** An extension, and a policy that calls it at these stages. */
async function calledAt(stages: readonly CalloutStage[], but: { waits?: boolean; waitHours?: number } = {}, count = 1) {
  const made: { id: string; secret: string }[] = []
  for (let nth = 0; nth < count; nth += 1)
    made.push(
      await createExtension(igor, {
        catalogId,
        displayName: `Ticket ${nth + 1}`,
        url: receiver.url,
        waits: but.waits ?? false,
        waitHours: but.waitHours ?? 24,
        enabled: true,
      }),
    )
  const at = portal.now()
  await portal.db.transaction((tx) =>
    tx.insert(assignmentPolicies).values({
      id: portal.newId(),
      accessPackageId: packageId,
      displayName: 'Everybody',
      description: '',
      allowedTargetScope: 'allMemberUsers',
      enabled: true,
      terms: {
        ...plainTerms,
        expiration: { type: 'afterDuration', days: 60 },
        callouts: stages.flatMap((stage) => made.map(({ id }) => ({ stage, extensionId: id }))),
      },
      createdAt: at,
      deletedAt: null,
      revision: 0,
    }),
  )
  const [first] = made
  if (!first) throw new Error('no extension was made')
  return first
}

/** An extension as its form sends it. */
const draft = { displayName: 'Hook', description: '', waits: false, waitHours: 24, enabled: true }

const ask = () => submitRequest(asAda, { accessPackageId: packageId, justification: '' })

const requestNow = async (id: string) => {
  const [row] = await portal.db.read.select().from(assignmentRequests).where(eq(assignmentRequests.id, id))
  if (!row) throw new Error('no request')
  return row
}

const calls = () => portal.db.read.select().from(callouts).orderBy(desc(callouts.createdAt), desc(callouts.id))

/** What the last call that waits for an answer told. */
const awaited = (nth = -1) => {
  const says = receiver.calls.at(nth)?.says
  if (!says?.callback) throw new Error('no call waits for an answer')
  return { calloutId: says.customExtensionStageInstanceId, token: says.callback.token, url: says.callback.url }
}

const answer = (data: Record<string, unknown> = {}, nth = -1) =>
  answerCallout(portal, { ...awaited(nth), data } as Parameters<typeof answerCallout>[1])

describe('a call', () => {
  test('is signed so that the receiver can tell it is from here, and says what happened', async () => {
    const { id, secret } = await calledAt(['assignmentRequestGranted'])
    const requestId = await ask()
    expect(await done('send-callouts')).toBe(1)
    const [call] = receiver.calls
    const { headers, body, says } = call ?? expect.fail('nothing was called')
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
    expect(Number(headers['webhook-timestamp'])).toBe(Math.floor(portal.now().getTime() / 1000))
    expect(headers['idempotency-key']).toBe(says.customExtensionStageInstanceId)
    expect(says).toMatchObject({
      stage: 'assignmentRequestGranted',
      customExtension: { id },
      requestId,
      accessPackageAssignmentRequest: { state: 'delivered', target: { id: ada, displayName: 'Ada' } },
    })
    expect(says.callback).toBeUndefined()
    expect((await calls())[0]).toMatchObject({ state: 'calloutSent', attempts: 1, responseStatus: 202 })
    expect(await done('send-callouts')).toBe(0)
    expect(receiver.calls).toHaveLength(1)
  })

  test('goes out at each stage in the life of an access', async () => {
    await calledAt([
      'assignmentRequestCreated',
      'assignmentRequestApproved',
      'assignmentRequestGranted',
      'assignmentFourteenDaysBeforeExpiration',
      'assignmentOneDayBeforeExpiration',
      'assignmentRequestRemoved',
    ])
    await ask()
    portal.clock.advance(days(46))
    await runJob(portal, 'warn-of-ends')
    await runJob(portal, 'warn-of-ends')
    portal.clock.advance(days(13))
    await runJob(portal, 'warn-of-ends')
    const [held] = await portal.db.read.select().from(assignments)
    await endAssignment(igor, { assignmentId: held?.id ?? '', reason: 'Done' })
    await runJob(portal, 'send-callouts')
    expect(receiver.calls.map(({ says }) => says.stage).sort()).toEqual([
      'assignmentFourteenDaysBeforeExpiration',
      'assignmentOneDayBeforeExpiration',
      'assignmentRequestApproved',
      'assignmentRequestCreated',
      'assignmentRequestGranted',
      'assignmentRequestRemoved',
    ])
  })

  test('that fails is tried again later under the same id, and is given up in the end', async () => {
    await calledAt(['assignmentRequestGranted'])
    receiver.answerWith(500)
    await ask()
    for (const wait of [0, minutes(1), minutes(5), minutes(30), hours(2), hours(6), hours(6), days(1)]) {
      portal.clock.advance(wait)
      await runJob(portal, 'send-callouts')
    }
    expect(new Set(receiver.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect((await calls())[0]).toMatchObject({ state: 'calloutFailed', attempts: 7, lastError: 'It answered 500.' })
    expect(receiver.calls).toHaveLength(7)
    expect(await story.activities()).toContain('callout.failed')
  })

  test('that failed for good can be made again, and one under way cannot', async () => {
    await calledAt(['assignmentRequestGranted'])
    await ask()
    const [waiting] = await calls()
    expect(await refusalOf(resendCallout(igor, { calloutId: waiting?.id ?? '' }))).toBe('calloutOnItsWay')
    receiver.answerWith(500)
    await runJob(portal, 'send-callouts')
    receiver.answerWith(200)
    expect(await refusalOf(resendCallout(asAda, { calloutId: waiting?.id ?? '' }))).toBe('notAllowed')
    await resendCallout(igor, { calloutId: waiting?.id ?? '' })
    expect(await done('send-callouts')).toBe(1)
    expect((await calls())[0]?.state).toBe('calloutSent')
  })

  test('follows no redirect', async () => {
    await calledAt(['assignmentRequestGranted'])
    receiver.answerWith(302, { location: receiver.url })
    await ask()
    await runJob(portal, 'send-callouts')
    expect(receiver.calls).toHaveLength(1)
    expect((await calls())[0]?.lastError).toContain('redirect')
  })

  test('goes to no private address, also where the settings allowed it when the extension was saved', async () => {
    await calledAt(['assignmentRequestGranted'])
    await allowPrivate(false)
    await ask()
    await runJob(portal, 'send-callouts')
    expect(receiver.calls).toEqual([])
    expect((await calls())[0]?.lastError).toContain('network that is not public')
  })

  // PGlite has one connection.
  test.skipIf(databaseKind() === 'pglite')('is made once by processes that look at the same time', async () => {
    await calledAt(['assignmentRequestGranted'])
    await ask()
    const other = await portal.overAnotherHandle()
    await Promise.all([runJob(portal, 'send-callouts'), runJob(other, 'send-callouts')])
    expect(receiver.calls).toHaveLength(1)
  })
})

describe('a request that waits for an answer', () => {
  test('goes on to its approval once the extension has answered', async () => {
    await calledAt(['assignmentRequestCreated'], { waits: true })
    const requestId = await ask()
    expect((await requestNow(requestId)).state).toBe('submitted')
    await runJob(portal, 'send-callouts')
    expect((await calls())[0]).toMatchObject({ state: 'waitingForCallback' })
    expect(awaited().url).toBe(`http://localhost:3000/callbacks/${awaited().calloutId}`)
    await answer({
      stage: 'assignmentRequestCreated',
      customExtensionStageInstanceId: awaited().calloutId,
      customExtensionStageInstanceDetail: 'Ticket 4711 is closed',
    })
    expect((await requestNow(requestId)).state).toBe('delivered')
    expect((await calls())[0]).toMatchObject({ state: 'callbackReceived' })
  })

  test('waits before the delivery, too', async () => {
    await calledAt(['assignmentRequestApproved'], { waits: true })
    const requestId = await ask()
    expect(await requestNow(requestId)).toMatchObject({ state: 'delivering', status: 'WaitingForCallback' })
    await runJob(portal, 'send-callouts')
    await answer()
    expect((await requestNow(requestId)).state).toBe('delivered')
    expect(await portal.db.read.select().from(assignments)).toHaveLength(1)
  })

  test('is denied with the words of the extension where it says so', async () => {
    await calledAt(['assignmentRequestCreated'], { waits: true })
    const requestId = await ask()
    await runJob(portal, 'send-callouts')
    await answer({ state: 'Denied', customExtensionStageInstanceDetail: 'No budget is left.' })
    expect(await requestNow(requestId)).toMatchObject({ state: 'denied', status: 'calloutDenied' })
    await runJob(portal, 'send-mail')
    const events = await portal.db.read.select().from(auditEvents).where(eq(auditEvents.activity, 'callout.answered'))
    expect(events[0]).toMatchObject({ actorKind: 'system', actorName: 'Latchkey (Ticket 1)', subjectId: ada })
  })

  test('goes on only when everybody who is waited for has answered', async () => {
    await calledAt(['assignmentRequestCreated'], { waits: true }, 2)
    const requestId = await ask()
    await runJob(portal, 'send-callouts')
    await answer({}, 0)
    expect((await requestNow(requestId)).state).toBe('submitted')
    await answer({}, 1)
    expect((await requestNow(requestId)).state).toBe('delivered')
  })

  test('is decided by whom the answer names, where it defines a stage of approval', async () => {
    await calledAt(['assignmentRequestCreated'], { waits: true })
    const owner = await story.person('Olga Owner')
    const requestId = await ask()
    await runJob(portal, 'send-callouts')
    const named = (approver: object) => ({
      approvalStage: { durationBeforeAutomaticDenial: 'P2D', primaryApprovers: [approver] },
    })
    expect((await refused(answer(named({ '@odata.type': '#microsoft.graph.everybody' })))).fields).toHaveProperty([
      'data.approvalStage',
    ])
    await answer(named({ '@odata.type': '#microsoft.graph.singleUser', userId: owner }))
    const request = await requestNow(requestId)
    expect(request.state).toBe('pendingApproval')
    expect(request.stageDueAt).toEqual(new Date(portal.now().getTime() + days(2)))
    expect((await pendingApprovals(await portal.as(owner))).rows).toHaveLength(1)
  })

  test('of an assignment manager is decided by whom the answer names; of who may pass over approval it is not', async () => {
    await calledAt(['assignmentRequestCreated'], { waits: true })
    const mara = await story.person('Mara Manager')
    await addCatalogRole(igor, { catalogId, userId: mara, role: 'assignmentManager' })
    const [policy] = await portal.db.read.select().from(assignmentPolicies)
    const owner = await story.person('Olga Owner')
    const stage = { primaryApprovers: [{ '@odata.type': '#microsoft.graph.singleUser', userId: owner }] }
    const assignedBy = async (by: Portal, userId: UserId) => {
      const fields = { accessPackageId: packageId, policyId: policy?.id ?? '', userId, justification: '' }
      const { id } = await assignPackage(by, fields)
      await runJob(portal, 'send-callouts')
      await answer({ approvalStage: stage })
      return (await requestNow(id)).state
    }
    expect(await assignedBy(await portal.as(mara), ada)).toBe('pendingApproval')
    expect((await pendingApprovals(await portal.as(owner))).rows).toHaveLength(1)
    expect(await assignedBy(igor, await story.person('Bo'))).toBe('delivered')
  })

  test('is denied where no answer comes in time', async () => {
    await calledAt(['assignmentRequestCreated'], { waits: true, waitHours: 336 })
    const requestId = await ask()
    await runJob(portal, 'send-callouts')
    portal.clock.advance(days(14) - 1)
    expect(await done('time-out-callouts')).toBe(0)
    portal.clock.advance(1)
    expect(await refusalOf(answer())).toBe('calloutNotAwaited')
    expect(await done('time-out-callouts')).toBe(1)
    expect(await requestNow(requestId)).toMatchObject({ state: 'denied', status: 'callbackTimedOut' })
    expect((await calls())[0]?.state).toBe('callbackTimedOut')
    expect(await done('time-out-callouts')).toBe(0)
  })

  test('is denied where the extension cannot be reached', async () => {
    await calledAt(['assignmentRequestCreated'], { waits: true, waitHours: 1 })
    const requestId = await ask()
    receiver.answerWith(503)
    for (const wait of [0, minutes(1), minutes(5), minutes(30), hours(2)]) {
      portal.clock.advance(wait)
      await runJob(portal, 'send-callouts')
    }
    expect(await requestNow(requestId)).toMatchObject({ state: 'denied', status: 'calloutFailed' })
    // Administrators read of the request which call it was, and that no approver let it lapse.
    const { request, calls: told } = await requestForAdmin(igor, requestId)
    expect(request).toMatchObject({
      stages: [],
      closedBecause: 'A check that this request needs could not be reached.',
    })
    expect(told).toMatchObject([
      { stage: 'assignmentRequestCreated', state: 'calloutFailed', extension: { displayName: 'Ticket 1' } },
    ])
    const [call] = await calls()
    expect(await refusalOf(resendCallout(igor, { calloutId: call?.id ?? '' }))).toBe('calloutNotAwaited')
  })

  test('takes an answer once, with the token of the call alone', async () => {
    await calledAt(['assignmentRequestCreated'], { waits: true })
    const requestId = await ask()
    await runJob(portal, 'send-callouts')
    const { calloutId, token } = awaited()
    const data = { state: 'approved' as const }
    expect(await refusalOf(answerCallout(portal, { calloutId, token: 'guess', data }))).toBe('wrongToken')
    expect(await refusalOf(answerCallout(portal, { calloutId: 'unknown', token, data }))).toBe('wrongToken')
    expect(await refusalOf(answerCallout(asAda, { calloutId, token, data }))).toBe('notAllowed')
    expect((await refused(answer({ stage: 'assignmentRequestApproved' }))).fields).toHaveProperty(['data.stage'])
    expect((await refused(answer({ state: 'perhaps' }))).kind).toBe('invalid')
    expect((await requestNow(requestId)).state).toBe('submitted')
    expect(JSON.stringify(await calls())).not.toContain(token)
    await answer()
    expect(await refusalOf(answer())).toBe('calloutAnswered')
  })

  test('stays as it is after an answer with texts that cannot be kept', async () => {
    await calledAt(['assignmentRequestCreated'], { waits: true })
    const requestId = await ask()
    await runJob(portal, 'send-callouts')
    const { token } = awaited()
    const approvedBy = (userId: string) =>
      answer({ approvalStage: { primaryApprovers: [{ '@odata.type': '#microsoft.graph.singleUser', userId }] } })
    const detailed = (customExtensionStageInstanceDetail: string) =>
      answer({ state: 'denied', customExtensionStageInstanceDetail })
    expect(await refusalOf(answerCallout(portal, { calloutId: 'a\u0000', token, data: {} }))).toBe('invalidInput')
    expect(await refusalOf(approvedBy('a\u0000'))).toBe('invalidInput')
    for (const detail of ['a\u0000b', '\ud800'])
      expect((await refused(detailed(detail))).fields).toEqual({
        'data.customExtensionStageInstanceDetail': ['Leave out control characters.'],
      })
    expect((await requestNow(requestId)).state).toBe('submitted')
    await detailed('Not today.\nAsk again.')
    expect((await requestNow(requestId)).state).toBe('denied')
  })

  test('is not brought back by an answer after it was withdrawn', async () => {
    await calledAt(['assignmentRequestCreated'], { waits: true })
    const requestId = await ask()
    await runJob(portal, 'send-callouts')
    await withdrawRequest(asAda, { requestId })
    expect(await refusalOf(answer())).toBe('calloutNotAwaited')
    portal.clock.advance(days(2))
    await runJob(portal, 'time-out-callouts')
    expect((await requestNow(requestId)).state).toBe('canceled')
  })

  test('takes an answer that comes before the call itself has ended', async () => {
    await calledAt(['assignmentRequestCreated'], { waits: true })
    const requestId = await ask()
    await runJob(portal, 'send-callouts')
    await portal.db.transaction((tx) => tx.update(callouts).set({ state: 'waiting', sentAt: null }))
    await answer()
    expect((await requestNow(requestId)).state).toBe('delivered')
  })
})

describe('an extension', () => {
  test.each([
    'http://127.0.0.1/',
    'http://0x7f.1/',
    'http://localhost:9/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://169.254.169.254/latest/meta-data',
    'https://192.168.1.4/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
  ])('cannot be at %s where the settings let no calls into the own network', async (url) => {
    await allowPrivate(false)
    const refusal = await refused(createExtension(igor, { ...draft, catalogId, url }))
    expect(refusal.code).toBe('extensionAddressPrivate')
    expect(refusal.says).not.toMatch(/\d/)
  })

  test.each(['https://1.1.1.1/', 'https://[2606:4700:4700::1111]/'])(
    'can be at %s, on the public internet, whatever the settings',
    async (url) => {
      await allowPrivate(false)
      const { id } = await createExtension(igor, { ...draft, catalogId, url })
      expect((await extensionDetail(igor, id)).extension.url).toBe(url)
    },
  )

  test.each(['ftp://files.example/', 'javascript:alert(1)', 'https://me:secret@example.com/', 'example.com'])(
    'cannot be at %s at all',
    async (url) => {
      expect(await refusalOf(createExtension(igor, { ...draft, catalogId, url }))).toBe('extensionAddressUnfit')
    },
  )

  test('is made by owners of its catalog and governance administrators, and by nobody else', async () => {
    const input = { ...draft, catalogId, url: 'https://93.184.216.34/hook' }
    expect(await refusalOf(createExtension(asAda, input))).toBe('notAllowed')
    const { id } = await createExtension(igor, input)
    const changed = { ...draft, extensionId: id, revision: 0, url: receiver.url, enabled: false }
    expect(await refusalOf(updateExtension(asAda, changed))).toBe('notAllowed')
    expect(await refusalOf(renewSecret(asAda, { extensionId: id }))).toBe('notAllowed')
    expect(await refusalOf(testExtension(asAda, { extensionId: id }))).toBe('notAllowed')
    expect(await refusalOf(deleteExtension(asAda, { extensionId: id }))).toBe('notAllowed')
    await updateExtension(igor, changed)
    expect(await refusalOf(updateExtension(igor, changed))).toBe('changedMeanwhile')
    await deleteExtension(igor, { extensionId: id })
    expect(await refusalOf(renewSecret(igor, { extensionId: id }))).toBe('notFound')
  })

  test('shows its whole address to those who may change it alone', async () => {
    const url = 'https://93.184.216.34:8443/hook?key=hush'
    const { id } = await createExtension(igor, { ...draft, catalogId, url })
    const [reader, manager] = [await story.person('Rhea'), await story.person('Mara')]
    await addCatalogRole(portal, { catalogId, userId: reader, role: 'reader' })
    await addCatalogRole(portal, { catalogId, userId: manager, role: 'assignmentManager' })
    for (const userId of [reader, manager]) {
      const their = await portal.as(userId)
      expect((await extensionDetail(their, id)).extension.url).toBe('https://93.184.216.34:8443')
      expect(JSON.stringify(await extensionsOfCatalog(their, catalogId))).not.toContain('hook')
    }
    expect((await extensionDetail(igor, id)).extension.url).toBe(url)
  })

  test('keeps its secret to itself: sealed in the database, in no event, and another one once it is renewed', async () => {
    const { id, secret } = await calledAt(['assignmentRequestGranted'])
    const renewed = await renewSecret(igor, { extensionId: id })
    expect(renewed).not.toBe(secret)
    const everything = JSON.stringify([
      await portal.db.read.select().from(customExtensions),
      await portal.db.read.select().from(auditEvents),
    ])
    for (const one of [secret, renewed]) expect(everything).not.toContain(one.slice(6, 30))
    await ask()
    await runJob(portal, 'send-callouts')
    const [call] = receiver.calls
    const { headers, body } = call ?? expect.fail('nothing was called')
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    const key = Buffer.from(renewed.replace('whsec_', ''), 'base64')
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
  })

  test('that is switched off is called no more, and nothing waits for it', async () => {
    const { id } = await calledAt(['assignmentRequestCreated'], { waits: true })
    await updateExtension(igor, { ...draft, extensionId: id, revision: 0, url: receiver.url, enabled: false })
    expect((await requestNow(await ask())).state).toBe('delivered')
    expect(await calls()).toEqual([])
  })

  test('cannot be deleted while a policy calls it', async () => {
    const { id } = await calledAt(['assignmentRequestGranted'])
    const refusal = await refused(deleteExtension(igor, { extensionId: id }))
    expect(refusal.says).toBe('The policy Everybody calls this extension. Take it out there first.')
  })

  test('can be tried out, which says how it went and moves nothing', async () => {
    const { id } = await calledAt(['assignmentRequestCreated'])
    expect(await testExtension(igor, { extensionId: id })).toEqual({ status: 202, failure: null })
    expect(receiver.calls[0]?.says).toMatchObject({ stage: 'test' })
    receiver.answerWith(404)
    expect(await testExtension(igor, { extensionId: id })).toEqual({ status: 404, failure: 'It answered 404.' })
    expect(await calls()).toEqual([])
  })
})

describe('a rule that assigns', () => {
  const rule = (
    department: string,
    callouts: Partial<Record<CalloutStage, readonly string[]>>,
    revision: number,
    graceHours = 0,
  ) =>
    setPolicyRule(igor, {
      accessPackageId: packageId,
      revision,
      displayName: 'By department',
      membershipRule: `user.department -eq "${department}"`,
      graceHours,
      callouts: { ...noCallouts, ...callouts },
    })
  const made = async (but: { waits?: boolean } = {}) =>
    (await createExtension(igor, { ...draft, catalogId, url: receiver.url, waits: but.waits ?? false, enabled: true }))
      .id
  const told = () =>
    receiver.calls.map(({ says }) => {
      const about = (says.accessPackageAssignment ?? says.accessPackageAssignmentRequest) as {
        target: { displayName: string }
      }
      return `${says.stage}: ${about.target.displayName}`
    })

  test('calls the extensions that its policy names, for everybody whom it takes and does not take any more', async () => {
    const id = await made()
    for (const name of ['Bo', 'Cy']) await story.person(name, { department: 'Design' })
    const callouts = {
      assignmentRequestGranted: [id],
      assignmentRequestRemoved: [id],
      // Access by a rule has no day on which it ends.
      assignmentOneDayBeforeExpiration: [id],
    }
    await rule('Design', callouts, 0)
    expect(await done('send-callouts')).toBe(2)
    expect(told().sort()).toEqual(['assignmentRequestGranted: Bo', 'assignmentRequestGranted: Cy'])
    const { policy, extensions } = await automaticForAdmin(igor, packageId)
    expect(extensions.map((one) => one.id)).toEqual([id])
    expect(policy?.callouts).toEqual({ ...noCallouts, ...callouts, assignmentOneDayBeforeExpiration: [] })
    receiver.calls.length = 0
    await rule('Sales', callouts, policy?.revision ?? 0)
    await done('send-callouts')
    expect(told().sort()).toEqual(['assignmentRequestRemoved: Bo', 'assignmentRequestRemoved: Cy'])
  })

  test('gives nothing before the extension has answered that it waits for', async () => {
    const id = await made({ waits: true })
    const bo = await story.person('Bo', { department: 'Design' })
    for (const stage of ['assignmentRequestCreated', 'assignmentRequestApproved'] as const) {
      const { policy } = await automaticForAdmin(igor, packageId)
      await rule('Design', { [stage]: [id] }, policy?.revision ?? 0)
      await done('send-callouts')
      expect(told().at(-1)).toBe(`${stage}: Bo`)
      const holding = () => portal.db.read.select().from(assignments).where(isNull(assignments.endsAt))
      expect(await holding()).toEqual([])
      // Who waits is on the way already.
      await runJob(portal, 'follow-rules')
      expect(await done('send-callouts')).toBe(0)
      await answer()
      expect((await holding()).map(({ targetId }) => targetId)).toEqual([bo])
      const { policy: next } = await automaticForAdmin(igor, packageId)
      await rule('Nobody', { [stage]: [id] }, next?.revision ?? 0)
      expect(await holding()).toEqual([])
    }
  })

  test('names extensions of the catalog of its package alone', async () => {
    const other = await createCatalog(igor, {
      displayName: 'Other',
      description: '',
      state: 'published',
      isExternallyVisible: false,
    })
    const { id } = await createExtension(igor, { ...draft, catalogId: other, url: receiver.url, enabled: true })
    expect(await refusalOf(rule('Design', { assignmentRequestGranted: [id] }, 0))).toBe('ruleCallsUnknown')
    expect((await automaticForAdmin(igor, packageId)).policy).toBeNull()
  })
})
