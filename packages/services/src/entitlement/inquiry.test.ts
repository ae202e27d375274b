import { days } from '@latchkey/core/time'
import { refused } from '@latchkey/testing/refused'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runJob } from '../jobs/run-jobs.ts'
import { answersAwaited } from '../overview/waiting-for-me.ts'
import { answerInquiry } from './answer-inquiry.ts'
import { type ApprovingStory, beginApproving, people } from './approving.testing.ts'
import { closeInquiry } from './close-inquiry.ts'
import { inquire } from './inquire.ts'
import { inquiriesOf } from './inquiries.store.ts'
import { requestById } from './requests.store.ts'
import { myRequests } from './requests.views.ts'
import { withdrawRequest } from './withdraw-request.ts'

let story: ApprovingStory
let ada: string
let bo: string
let cy: string
let requestId: string

beforeEach(async () => {
  story = await beginApproving()
  ada = await story.person('Ada')
  bo = await story.person('Bo')
  cy = await story.person('Cy')
  const escalation = { afterDays: 4, alternates: people(cy), fallbackAlternates: [] }
  requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo), escalation }))
})
afterEach(() => story.portal.dispose())

const askBack = async (by: string, question = 'Which project is it for?') =>
  inquire(await story.portal.as(by), { requestId, stage: 0, question })
const theInquiry = async () => {
  const [inquiry] = await inquiriesOf(story.portal.db.read, requestId)
  if (!inquiry) throw new Error('nobody asked anything')
  return inquiry
}
const answer = async (by: string, words = 'The handheld.') =>
  answerInquiry(await story.portal.as(by), { inquiryId: (await theInquiry()).id, answer: words })
const theRequest = () => requestById(story.portal.db.read, requestId)
const lettersTo = async (name: string) => {
  await runJob(story.portal, 'send-mail')
  return story.portal.sent.filter(({ to }) => to.startsWith(name)).map(({ subject }) => subject)
}

test('while a question waits for its answer the clock stands still, and goes on later by as much', async () => {
  const due = (await theRequest()).stageDueAt?.getTime() ?? 0
  const escalates = (await theRequest()).escalatesAt?.getTime() ?? 0
  story.portal.clock.advance(days(3))
  await askBack(bo)
  story.portal.clock.advance(days(13))
  await runJob(story.portal, 'lapse-requests')
  await runJob(story.portal, 'escalate-requests')
  expect(await story.waitsFor(cy)).toEqual([])
  await answer(ada)
  const after = await theRequest()
  expect(after.pausedAt).toBeNull()
  expect(after.stageDueAt?.getTime()).toBe(due + days(13))
  expect(after.escalatesAt?.getTime()).toBe(escalates + days(13))
  story.portal.clock.advance(days(1))
  await runJob(story.portal, 'escalate-requests')
  expect(await story.waitsFor(cy)).toEqual([requestId])
  expect(await story.decide(bo, requestId)).toBe('delivered')
})

test('the requestor is told wherever they look that their answer is waited for', async () => {
  const mine = async () => {
    const portal = await story.portal.as(ada)
    const { rows } = await myRequests(portal)
    return { awaited: await answersAwaited(portal), paused: rows.map(({ pausedAt }) => pausedAt !== null) }
  }
  expect(await mine()).toEqual({ awaited: 0, paused: [false] })
  await askBack(bo)
  expect(await mine()).toEqual({ awaited: 1, paused: [true] })
  expect(await answersAwaited(await story.portal.as(bo))).toBe(0)
  await answer(ada)
  expect(await mine()).toEqual({ awaited: 0, paused: [false] })
})

test('the requestor gets the question, and who asked gets the answer', async () => {
  await askBack(bo)
  expect(await lettersTo('ada')).toEqual(['A question about your request for Tools'])
  await answer(ada)
  expect(await lettersTo('bo')).toContain('Answered: Ada about Tools')
  expect(await theInquiry()).toMatchObject({ answer: 'The handheld.', askedById: bo })
  expect(await story.activities()).toEqual(
    expect.arrayContaining(['accessRequest.inquired', 'accessRequest.inquiryAnswered']),
  )
})

test('a question that is not answered ends after the days that are set, and the request lapses in the end', async () => {
  await askBack(bo)
  story.portal.clock.advance(days(14) - 1)
  expect(await closeInquiry(story.portal, { inquiryId: (await theInquiry()).id })).toBe(false)
  story.portal.clock.advance(1)
  await runJob(story.portal, 'close-inquiries')
  await runJob(story.portal, 'close-inquiries')
  expect(await theInquiry()).toMatchObject({ answer: null, closedAt: story.portal.now() })
  expect(await lettersTo('bo')).toContain('No answer from Ada about Tools')
  expect((await refused(answer(ada))).code).toBe('inquiryClosed')
  story.portal.clock.advance(days(14))
  await runJob(story.portal, 'lapse-requests')
  expect(await story.stateOf(requestId)).toBe('denied')
})

describe('it is refused', () => {
  test('to ask twice before there is an answer, whoever asks', async () => {
    await askBack(bo)
    expect((await refused(askBack(bo))).code).toBe('inquiryOpen')
  })

  test('to ask where it is not one\u2019s turn', async () => {
    expect((await refused(askBack(cy))).code).toBe('notAllowed')
    expect((await refused(askBack(ada))).code).toBe('notAllowed')
    await story.decide(bo, requestId)
    expect((await refused(askBack(bo))).code).toBe('requestClosed')
  })

  test('to answer for somebody else, or what is not there', async () => {
    await askBack(bo)
    expect((await refused(answer(cy))).code).toBe('notAllowed')
    expect((await refused(answer(bo))).code).toBe('notAllowed')
    const nothing = answerInquiry(await story.portal.as(ada), { inquiryId: 'none', answer: 'Here.' })
    expect((await refused(nothing)).code).toBe('notFound')
  })

  test('to say nothing', async () => {
    expect((await refused(askBack(bo, '  '))).code).toBe('invalidInput')
    await askBack(bo)
    expect((await refused(answer(ada, ' '))).code).toBe('invalidInput')
  })
})

test('a decision ends the question: nobody waits for its answer any more', async () => {
  await askBack(bo)
  expect(await story.decide(bo, requestId)).toBe('delivered')
  expect((await theInquiry()).closedAt).not.toBeNull()
  expect((await theRequest()).pausedAt).toBeNull()
  expect((await refused(answer(ada))).code).toBe('requestClosed')
})

test('who withdraws the request has nothing to answer any more', async () => {
  await askBack(bo)
  await withdrawRequest(await story.portal.as(ada), { requestId })
  expect((await theInquiry()).closedAt).not.toBeNull()
})
