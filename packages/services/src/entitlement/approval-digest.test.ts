import type { UserId } from '@latchkey/core/ids'
import { days, hours } from '@latchkey/core/time'
import { messages } from '@latchkey/schema/tables/notifications'
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runJob } from '../jobs/run-jobs.ts'
import { chooseApprovalMail } from '../notifications/choose-approval-mail.ts'
import { switchMail } from '../notifications/switch-mail.ts'
import { type ApprovingStory, beginApproving, people } from './approving.testing.ts'

let story: ApprovingStory
let ada: UserId
let sam: UserId
let bo: UserId

beforeEach(async () => {
  story = await beginApproving()
  ada = await story.person('Ada')
  sam = await story.person('Sam')
  bo = await story.person('Bo')
  nextDay(9)
})
afterEach(() => story.portal.dispose())

/** Moves on to this hour of the next day, in UTC. */
function nextDay(hour: number): void {
  const now = story.portal.now()
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1)
  story.portal.clock.advance(midnight - now.getTime() + hours(hour))
}
const chooseDaily = async () => chooseApprovalMail(await story.portal.as(bo), { mode: 'daily' })
const lettersToBo = async () =>
  story.portal.db.read
    .select({ template: messages.template, subject: messages.subject, text: messages.text })
    .from(messages)
    .where(eq(messages.recipientId, bo))
    .orderBy(asc(messages.id))
const templates = async () => (await lettersToBo()).map(({ template }) => template)
const digest = async () => (await runJob(story.portal, 'approval-digest')).done

test('who chose one mail a day gets what waits in it, what lapses first on top, once', async () => {
  await chooseDaily()
  const packageId = await story.decidedIn({ approvers: people(bo) })
  await story.ask(ada, packageId)
  story.portal.clock.advance(hours(1))
  await story.ask(sam, packageId)
  expect(await templates()).toEqual([])
  nextDay(6)
  expect(await digest()).toBe(0)
  story.portal.clock.advance(hours(1))
  expect(await digest()).toBe(1)
  expect(await digest()).toBe(0)
  const [mail, ...others] = await lettersToBo()
  expect(others).toEqual([])
  expect(mail?.subject).toBe('2 requests wait for your decision')
  expect(mail?.text.indexOf('Ada: Tools')).toBeLessThan(mail?.text.indexOf('Sam: Tools') ?? 0)
})

test('nothing is written where nothing waits, and two processes write one mail', async () => {
  await chooseDaily()
  nextDay(8)
  expect(await digest()).toBe(0)
  await story.ask(ada, await story.decidedIn({ approvers: people(bo) }))
  nextDay(8)
  expect((await Promise.all([digest(), digest()])).sort()).toEqual([0, 1])
})

test('what lapses within a day comes at once', async () => {
  await chooseDaily()
  await story.ask(ada, await story.decidedIn({ approvers: people(bo), daysBeforeAutomaticDenial: 1 }))
  expect(await templates()).toEqual(['approvalNeeded'])
})

test('where the organization switches the daily mail off, each comes at once again', async () => {
  await chooseDaily()
  const gloria = await story.portal.as(await story.person('Gloria', {}, 'globalAdministrator'))
  await switchMail(gloria, { event: 'approvalDigest', on: false })
  await story.ask(ada, await story.decidedIn({ approvers: people(bo) }))
  expect(await templates()).toEqual(['approvalNeeded'])
})

test('a stage that still waits is told of at half of its time and a day before it lapses, each once', async () => {
  await story.ask(ada, await story.decidedIn({ approvers: people(bo, sam), quorum: 'all' }))
  const remind = async () => (await runJob(story.portal, 'remind-approvers')).done
  story.portal.clock.advance(days(7) - 1)
  expect(await remind()).toBe(0)
  story.portal.clock.advance(1)
  expect([await remind(), await remind()]).toEqual([1, 0])
  story.portal.clock.advance(days(6))
  expect([await remind(), await remind()]).toEqual([1, 0])
  expect(await templates()).toEqual(['approvalNeeded', 'approvalReminder', 'approvalReminder'])
})

test('nobody is reminded who has decided', async () => {
  const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo, sam), quorum: 'all' }))
  await story.decide(bo, requestId)
  story.portal.clock.advance(days(7))
  await runJob(story.portal, 'remind-approvers')
  expect(await templates()).toEqual(['approvalNeeded'])
})
