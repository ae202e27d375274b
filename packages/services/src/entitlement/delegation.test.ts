import { plainStage } from '@latchkey/core/entitlement/policy'
import { days } from '@latchkey/core/time'
import { auditEvents } from '@latchkey/schema/tables/audit'
import { requestDecisions } from '@latchkey/schema/tables/entitlement'
import { refused } from '@latchkey/testing/refused'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { disableUser } from '../directory/disable-user.ts'
import { enableUser } from '../directory/enable-user.ts'
import { runJob } from '../jobs/run-jobs.ts'
import { type ApprovingStory, beginApproving, people } from './approving.testing.ts'
import { myAssignments } from './assignments.views.ts'
import { createDelegation } from './create-delegation.ts'
import { myDelegations } from './delegations.views.ts'
import { endDelegation } from './end-delegation.ts'
import { extendAssignment } from './extend-assignment.ts'

let story: ApprovingStory
let ada: string
let bo: string
let dee: string
let vera: string

beforeEach(async () => {
  story = await beginApproving()
  ada = await story.person('Ada')
  bo = await story.person('Bo')
  dee = await story.person('Dee')
  vera = await story.person('Vera', {}, 'globalAdministrator')
})
afterEach(() => story.portal.dispose())

const delegate = async (
  by: string,
  to: string,
  more: Partial<Parameters<typeof createDelegation>[1]> = {},
  token?: string,
) =>
  createDelegation(
    await story.portal.as(by),
    { userId: by, delegateId: to, packageIds: [], includesPending: false, ...more },
    token,
  )
const end = async (by: string, delegationId: string) => endDelegation(await story.portal.as(by), { delegationId })
const inDays = (n: number) => new Date(story.portal.now().getTime() + days(n))
const follow = () => runJob(story.portal, 'follow-delegations')
const lettersTo = async (name: string) => {
  await runJob(story.portal, 'send-mail')
  return story.portal.sent.filter(({ to }) => to.startsWith(name)).map(({ subject }) => subject)
}

test('who delegates from a day on is asked alone until then, and with the delegate from then on', async () => {
  const packageId = await story.decidedIn({ approvers: people(bo) })
  await delegate(bo, dee, { startsAt: inDays(2), untilAt: inDays(9) })
  const before = await story.ask(ada, packageId)
  expect(await story.waitsFor(dee)).toEqual([])
  story.portal.clock.advance(days(2))
  await follow()
  expect(await story.waitsFor(dee)).toEqual([])
  expect(await lettersTo('dee')).toEqual(['You decide for Bo from now on'])
  const after = await story.ask(vera, packageId)
  expect(await story.waitsFor(dee)).toEqual([after])
  expect([...(await story.waitsFor(bo))].sort()).toEqual([before, after].sort())
  story.portal.clock.advance(days(7))
  await follow()
  expect(await story.waitsFor(dee)).toEqual([])
  expect((await refused(story.decide(dee, after))).code).toBe('notYourStage')
  expect(await story.decide(bo, after)).toBe('delivered')
})

test('what the delegate decides is kept as decided in the other\u2019s place, and everybody reads so', async () => {
  await delegate(bo, dee)
  const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo) }, { approvers: people(vera) }))
  await story.decide(dee, requestId)
  const [decision] = await story.portal.db.read
    .select()
    .from(requestDecisions)
    .where(eq(requestDecisions.requestId, requestId))
  expect(decision).toMatchObject({ userId: dee, forUserId: bo, verdict: 'approve' })
  const [event] = await story.portal.db.read
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.activity, 'accessRequest.approved'))
  expect(event).toMatchObject({ actorName: 'Dee', details: { inPlaceOf: 'Bo' } })
  await runJob(story.portal, 'send-mail')
  const letter = story.portal.sent.find(({ to }) => to.startsWith('ada'))
  expect(letter?.text).toContain('Dee for Bo approved your request')
})

describe('what waits already', () => {
  test('passes on with the delegation, in one letter', async () => {
    const packageId = await story.decidedIn({ approvers: people(bo) })
    const requests = [await story.ask(ada, packageId), await story.ask(vera, packageId)]
    await delegate(bo, dee, { includesPending: true })
    expect([...(await story.waitsFor(dee))].sort()).toEqual([...requests].sort())
    expect(await lettersTo('dee')).toEqual(['You decide for Bo from now on'])
    expect(await story.decide(dee, requests[0] ?? '')).toBe('delivered')
    expect(await story.waitsFor(bo)).toEqual([requests[1]])
  })

  test('does not pass on where it is the delegate\u2019s own, or of another package', async () => {
    const one = await story.decidedIn({ approvers: people(bo) })
    const other = await story.accessPackage('Others', [], [{ approvers: people(bo) }])
    await story.ask(dee, one)
    await story.ask(ada, other)
    const theirs = await story.ask(ada, one)
    await delegate(bo, dee, { includesPending: true, packageIds: [one] })
    expect(await story.waitsFor(dee)).toEqual([theirs])
  })

  test('waits for who delegated alone, after the end of the delegation, and again for the delegate after a new one', async () => {
    const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo) }))
    const delegation = await delegate(bo, dee, { includesPending: true })
    await end(bo, delegation)
    expect(await story.waitsFor(dee)).toEqual([])
    await delegate(bo, dee, { includesPending: true })
    expect(await story.waitsFor(dee)).toEqual([requestId])
  })
})

test('is one level deep: a delegate of the delegate is not asked', async () => {
  const eli = await story.person('Eli')
  await delegate(bo, dee)
  await delegate(dee, eli)
  const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo) }))
  expect(await story.waitsFor(dee)).toEqual([requestId])
  expect(await story.waitsFor(eli)).toEqual([])
})

test('falls back to who delegated where the delegate leaves', async () => {
  await delegate(bo, dee)
  const packageId = await story.decidedIn({ approvers: people(bo) })
  const requestId = await story.ask(ada, packageId)
  await disableUser(await story.portal.as(vera), { userId: dee })
  expect(await story.waitsFor(bo)).toEqual([requestId])
  await story.ask(vera, packageId)
  expect(await story.waitsFor(bo)).toHaveLength(2)
})

test('ends where who delegated leaves: others are asked', async () => {
  await delegate(bo, dee)
  const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo) }))
  await disableUser(await story.portal.as(vera), { userId: bo })
  expect(await story.waitsFor(dee)).toEqual([])
  expect(await story.waitsFor(vera)).toEqual([requestId])
})

test('nobody decides their own request as a delegate', async () => {
  await delegate(bo, ada)
  const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo) }))
  expect(await story.waitsFor(ada)).toEqual([])
  expect((await refused(story.decide(ada, requestId))).code).toBe('notAllowed')
})

describe('by kind', () => {
  let packageId: string
  let forAccess: string
  let forMoreTime: string

  beforeEach(async () => {
    packageId = await story.decidedIn()
    await story.changeTerms(packageId, {
      expiration: { type: 'afterDuration', days: 30 },
      extension: 'withApproval',
      stages: [],
    })
    await story.ask(ada, packageId)
    const stages = [{ ...plainStage, approvers: people(bo) }]
    await story.changeTerms(packageId, { stages })
    story.portal.clock.advance(days(1))
    const [held] = await myAssignments(await story.portal.as(ada), 'active')
    forMoreTime = await extendAssignment(await story.portal.as(ada), {
      assignmentId: held?.id ?? '',
      justification: 'The project goes on.',
    })
    forAccess = await story.ask(vera, packageId)
  })

  test('what waits passes on for the kind that was chosen, and nothing else', async () => {
    await delegate(bo, dee, { kinds: ['moreTime'], includesPending: true })
    expect(await story.waitsFor(dee)).toEqual([forMoreTime])
    expect((await refused(story.decide(dee, forAccess))).code).toBe('notAllowed')
    expect(await story.decide(dee, forMoreTime)).toBe('delivered')
  })

  test('what comes is asked of the delegate for the kind that was chosen, and nothing else', async () => {
    await delegate(bo, dee, { kinds: ['newAccess'] })
    const eli = await story.person('Eli')
    const later = await story.ask(eli, packageId)
    expect(await story.waitsFor(dee)).toEqual([later])
    expect(await story.waitsFor(bo)).toHaveLength(3)
  })

  test('two delegations share out the kinds, and the end of one leaves the other', async () => {
    const first = await delegate(bo, dee, { kinds: ['moreTime'], includesPending: true })
    await delegate(bo, dee, { kinds: ['newAccess'], includesPending: true })
    expect((await refused(delegate(bo, dee))).code).toBe('delegationOverlaps')
    await end(bo, first)
    expect(await story.waitsFor(dee)).toEqual([forAccess])
  })

  test('both of them read for what it holds, on the page and in the letter', async () => {
    await delegate(bo, dee, { kinds: ['moreTime'], packageIds: [packageId] })
    const { received } = await myDelegations(await story.portal.as(dee))
    expect(received).toMatchObject([{ kinds: ['Requests for more time'], packages: ['Tools'] }])
    await runJob(story.portal, 'send-mail')
    const begun = story.portal.sent.find(
      ({ to, subject }) => to.startsWith('dee') && subject.includes('You decide for Bo'),
    )
    expect(begun?.text).toContain('Requests for more time')
  })
})

describe('a delegation is ended', () => {
  test('by the delegate, who refuses it: who gave it is told', async () => {
    const delegation = await delegate(bo, dee)
    await end(dee, delegation)
    expect(await lettersTo('bo')).toContain('Dee no longer decides in your place')
    expect((await refused(end(dee, delegation))).code).toBe('delegationEnded')
  })

  test('by a governance administrator, and by nobody else', async () => {
    const delegation = await delegate(bo, dee)
    expect((await refused(end(ada, delegation))).code).toBe('notAllowed')
    await end(vera, delegation)
    expect(await story.activities()).toContain('delegation.ended')
  })

  test('by its time once, and not before', async () => {
    const delegation = await delegate(bo, dee, { untilAt: inDays(3) })
    expect(await endDelegation(story.portal, { delegationId: delegation })).toBe(false)
    story.portal.clock.advance(days(3))
    await follow()
    await follow()
    expect((await story.activities()).filter((name) => name === 'delegation.ended')).toHaveLength(1)
    expect(await lettersTo('dee')).toEqual(['You decide for Bo from now on'])
  })

  test('before its day, and then never begins', async () => {
    const delegation = await delegate(bo, dee, { startsAt: inDays(3) })
    await end(bo, delegation)
    story.portal.clock.advance(days(3))
    await follow()
    expect(await story.activities()).not.toContain('delegation.begun')
  })

  test('and what another one holds for still waits for the delegate', async () => {
    const one = await story.decidedIn({ approvers: people(bo) })
    const other = await story.accessPackage('Others', [], [{ approvers: people(bo) }])
    const requests = [await story.ask(ada, one), await story.ask(ada, other)]
    const first = await delegate(bo, dee, { includesPending: true, packageIds: [one] })
    await delegate(bo, dee, { includesPending: true, packageIds: [other] })
    await end(bo, first)
    expect(await story.waitsFor(dee)).toEqual([requests[1]])
  })
})

describe('it is refused', () => {
  test('to delegate to oneself, to who has left, and to a guest', async () => {
    const left = await story.person('Left', { accountEnabled: false })
    const gus = await story.person('Gus', { userType: 'guest' })
    expect((await refused(delegate(bo, bo))).code).toBe('delegateIsSelf')
    expect((await refused(delegate(bo, left))).code).toBe('delegateDisabled')
    expect((await refused(delegate(bo, gus))).code).toBe('delegateIsGuest')
    expect((await refused(delegate(bo, 'nobody'))).fields).toHaveProperty('delegateId')
  })

  test('to delegate for somebody else, but to a governance administrator', async () => {
    const forBo = { userId: bo, delegateId: dee, packageIds: [], includesPending: false }
    expect((await refused(createDelegation(await story.portal.as(ada), forBo))).code).toBe('notAllowed')
    expect((await refused(createDelegation(await story.portal.as(dee), forBo))).code).toBe('notAllowed')
    await createDelegation(await story.portal.as(vera), forBo)
    expect(await lettersTo('bo')).toEqual(['Dee decides for you from now on'])
  })

  test('to delegate to the same person twice over', async () => {
    await delegate(bo, dee)
    expect((await refused(delegate(bo, dee, { startsAt: inDays(5) }))).code).toBe('delegationOverlaps')
  })

  test('to name packages about which one is not asked', async () => {
    const packageId = await story.decidedIn({ approvers: people(vera) })
    await story.ask(ada, packageId)
    expect((await refused(delegate(bo, dee, { packageIds: [packageId] }))).fields).toHaveProperty('packageIds')
  })
})

test('a double click delegates once', async () => {
  const first = await delegate(bo, dee, {}, 'token')
  expect(await delegate(bo, dee, {}, 'token')).toBe(first)
})

test('with all of two to approve, a delegate of both speaks for both', async () => {
  const cy = await story.person('Cy')
  await delegate(bo, dee)
  await delegate(cy, dee)
  const packageId = await story.decidedIn({ approvers: people(bo, cy), quorum: 'all' })
  expect(await story.decide(dee, await story.ask(ada, packageId))).toBe('delivered')
})

test('with two of two to look, a delegate of both is one of them', async () => {
  const cy = await story.person('Cy')
  await delegate(bo, dee)
  await delegate(cy, dee)
  const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo, cy), quorum: 2 }))
  expect(await story.decide(dee, requestId)).toBe('pendingApproval')
  expect(await story.decide(cy, requestId)).toBe('delivered')
})

test('a delegation to somebody who cannot sign in is told to have no effect, until they can', async () => {
  await delegate(bo, dee)
  const packageId = await story.decidedIn({ approvers: people(bo) })
  const stateOf = async () => (await myDelegations(await story.portal.as(bo))).given.map(({ state }) => state)
  expect(await stateOf()).toEqual(['active'])
  await disableUser(story.portal, { userId: dee })
  expect(await stateOf()).toEqual(['idle'])
  await story.ask(ada, packageId)
  await enableUser(story.portal, { userId: dee })
  expect(await stateOf()).toEqual(['active'])
  expect(await story.waitsFor(dee)).toEqual([])
  const later = await story.ask(vera, packageId)
  expect(await story.waitsFor(dee)).toEqual([later])
})
