import type { ApprovalStage } from '@latchkey/core/entitlement/policy'
import { days } from '@latchkey/core/time'
import { refused } from '@latchkey/testing/refused'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { disableUser } from '../directory/disable-user.ts'
import { runJob } from '../jobs/run-jobs.ts'
import { type ApprovingStory, beginApproving, people } from './approving.testing.ts'
import { escalateRequest } from './escalate-request.ts'

let story: ApprovingStory
let ada: string
let bo: string
let cy: string
let al: string

beforeEach(async () => {
  story = await beginApproving()
  ada = await story.person('Ada')
  bo = await story.person('Bo')
  cy = await story.person('Cy')
  al = await story.person('Al')
})
afterEach(() => story.portal.dispose())

const escalating = (...alternates: readonly string[]): Partial<ApprovalStage> => ({
  approvers: people(bo),
  escalation: { afterDays: 3, alternates: people(...alternates), fallbackAlternates: people(cy) },
})
const escalate = () => runJob(story.portal, 'escalate-requests')
const escalations = async () => (await story.activities()).filter((name) => name.includes('.escalated'))

test('after its days a stage asks the alternates besides, once, and anybody of both can decide', async () => {
  const packageId = await story.decidedIn(escalating(al))
  const [first, second] = [await story.ask(ada, packageId), await story.ask(cy, packageId)]
  story.portal.clock.advance(days(3) - 1)
  await escalate()
  expect(await story.waitsFor(al)).toEqual([])
  story.portal.clock.advance(1)
  await escalate()
  await escalate()
  expect(await story.waitsFor(al)).toHaveLength(2)
  expect(await escalations()).toEqual(['accessRequest.escalated', 'accessRequest.escalated'])
  expect(await story.decide(al, first)).toBe('delivered')
  expect(await story.decide(bo, second)).toBe('delivered')
  expect(await story.waitsFor(al)).toEqual([])
})

test('the alternates get a letter, and those who were asked first get no second one', async () => {
  await story.ask(ada, await story.decidedIn(escalating(al)))
  story.portal.clock.advance(days(3))
  await escalate()
  await runJob(story.portal, 'send-mail')
  expect(story.portal.sent.map(({ to }) => to).sort()).toEqual(['al@example.com', 'bo@example.com'])
})

test('where no alternate can sign in the fallbacks are asked', async () => {
  const left = await story.person('Left', { accountEnabled: false })
  const requestId = await story.ask(ada, await story.decidedIn(escalating(left)))
  story.portal.clock.advance(days(3))
  await escalate()
  expect(await story.waitsFor(cy)).toEqual([requestId])
})

test('where the alternates come to nobody the audit log says so, and those who were asked first stay', async () => {
  const left = await story.person('Left', { accountEnabled: false })
  const packageId = await story.decidedIn({
    approvers: people(bo),
    escalation: { afterDays: 3, alternates: people(left, ada), fallbackAlternates: [] },
  })
  const requestId = await story.ask(ada, packageId)
  story.portal.clock.advance(days(3))
  await escalate()
  expect(await escalations()).toEqual(['accessRequest.escalatedToNobody'])
  expect(await story.decide(bo, requestId)).toBe('delivered')
})

test('nothing happens to a request that was decided, has lapsed, or is not due', async () => {
  const packageId = await story.decidedIn(escalating(al))
  const requestId = await story.ask(ada, packageId)
  expect(await escalateRequest(story.portal, { requestId })).toBe(false)
  const other = await story.ask(cy, packageId)
  await story.decide(bo, other)
  story.portal.clock.advance(days(14))
  expect(await escalateRequest(story.portal, { requestId })).toBe(false)
  expect(await escalateRequest(story.portal, { requestId: other })).toBe(false)
  expect(await escalations()).toEqual([])
})

test('nobody escalates by hand', async () => {
  const requestId = await story.ask(ada, await story.decidedIn(escalating(al)))
  expect((await refused(escalateRequest(await story.portal.as(ada), { requestId }))).code).toBe('notAllowed')
})

test('an alternate who approved one of all is not asked a second time as one of the others', async () => {
  const packageId = await story.decidedIn({ ...escalating(al), approvers: people(bo, cy), quorum: 'all' })
  const requestId = await story.ask(ada, packageId)
  story.portal.clock.advance(days(3))
  await escalate()
  expect(await story.decide(al, requestId)).toBe('pendingApproval')
  const vera = await story.person('Vera', {}, 'globalAdministrator')
  await disableUser(await story.portal.as(vera), { userId: cy })
  expect(await story.stateOf(requestId)).toBe('delivered')
})
