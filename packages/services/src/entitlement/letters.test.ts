import type { UserId } from '@latchkey/core/ids'
import { after, days } from '@latchkey/core/time'
import { users } from '@latchkey/schema/tables/directory'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { messages } from '@latchkey/schema/tables/notifications'
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runJob } from '../jobs/run-jobs.ts'
import { type ApprovingStory, beginApproving, people } from './approving.testing.ts'
import { giveBackAssignment } from './give-back-assignment.ts'
import { submitRequest } from './submit-request.ts'

let story: ApprovingStory
let [ada, bo, cy, al, dee]: UserId[] = []

beforeEach(async () => {
  story = await beginApproving()
  ada = await story.person('Ada')
  bo = await story.person('Bo')
  cy = await story.person('Cy')
  al = await story.person('Al')
  dee = await story.person('Dee')
})
afterEach(() => story.portal.dispose())

/** Who has been written what since the last look: `Bo: approvalNeeded`, in the order of names. */
async function letters(): Promise<readonly string[]> {
  const rows = await story.portal.db.read
    .select({ id: messages.id, template: messages.template, name: users.displayName })
    .from(messages)
    .innerJoin(users, eq(users.id, messages.recipientId))
    .orderBy(asc(messages.id))
  const fresh = rows.filter(({ id }) => !seen.has(id))
  for (const { id } of fresh) seen.add(id)
  return fresh.map(({ name, template }) => `${name}: ${template}`).sort()
}
const seen = new Set<string>()

const id = (who: UserId | undefined): UserId => who ?? ''
const twoStages = () => story.decidedIn({ approvers: people(id(bo), id(cy)) }, { approvers: people(id(dee)) })

test('a request in two stages that is approved', async () => {
  const requestId = await story.ask(id(ada), await twoStages())
  expect(await letters()).toEqual(['Bo: approvalNeeded', 'Cy: approvalNeeded'])
  await story.decide(id(bo), requestId)
  expect(await letters()).toEqual(['Ada: stageApproved', 'Cy: stageApprovedNotice', 'Dee: approvalNeeded'])
  await story.decide(id(dee), requestId)
  expect(await letters()).toEqual(['Ada: accessDelivered', 'Bo: requestApprovedNotice', 'Cy: requestApprovedNotice'])
})

test('a request that is denied at its second stage', async () => {
  const requestId = await story.ask(id(ada), await twoStages())
  await story.decide(id(bo), requestId)
  await letters()
  await story.decide(id(dee), requestId, { verdict: 'deny', reason: 'Not now.' })
  expect(await letters()).toEqual(['Ada: requestDenied', 'Bo: requestDeniedNotice', 'Cy: requestDeniedNotice'])
})

test('a request that nobody decides: alternates are asked, and told with the others when it lapses', async () => {
  await story.ask(
    id(ada),
    await story.decidedIn({
      approvers: people(id(bo), id(cy)),
      escalation: { afterDays: 3, alternates: people(id(al)), fallbackAlternates: [] },
    }),
  )
  await letters()
  story.portal.clock.advance(days(3))
  await runJob(story.portal, 'escalate-requests')
  expect(await letters()).toEqual(['Al: approvalEscalated'])
  story.portal.clock.advance(days(11))
  await runJob(story.portal, 'lapse-requests')
  await runJob(story.portal, 'lapse-requests')
  expect(await letters()).toEqual([
    'Ada: requestLapsed',
    'Al: requestLapsedNotice',
    'Bo: requestLapsedNotice',
    'Cy: requestLapsedNotice',
  ])
})

test('where all have to approve, who has done so is not asked again and hears of the end once', async () => {
  const requestId = await story.ask(
    id(ada),
    await story.decidedIn({ approvers: people(id(bo), id(cy)), quorum: 'all' }),
  )
  await letters()
  await story.decide(id(bo), requestId)
  expect(await letters()).toEqual([])
  await story.decide(id(cy), requestId)
  expect(await letters()).toEqual(['Ada: accessDelivered', 'Bo: requestApprovedNotice'])
})

test('a manager asks for a report: both hear what becomes of it', async () => {
  const packageId = await twoStages()
  await story.changeTerms(packageId, { onBehalf: true })
  const kim = await story.person('Kim', { managerId: id(ada) })
  const requestId = await submitRequest(await story.portal.as(id(ada)), {
    accessPackageId: packageId,
    targetId: kim,
    justification: 'For the start.',
  })
  expect(await letters()).toEqual(['Bo: approvalNeeded', 'Cy: approvalNeeded', 'Kim: requestedForYou'])
  await story.decide(id(bo), requestId, { verdict: 'deny', reason: 'Not yet.' })
  expect(await letters()).toEqual(['Ada: requestDenied', 'Cy: requestDeniedNotice', 'Kim: requestDenied'])
})

test('a manager who asked for a report hears when the report has the access', async () => {
  const packageId = await story.decidedIn()
  await story.changeTerms(packageId, { onBehalf: true })
  const kim = await story.person('Kim', { managerId: id(ada) })
  await submitRequest(await story.portal.as(id(ada)), { accessPackageId: packageId, targetId: kim })
  expect(await letters()).toEqual(['Ada: deliveredForReport', 'Kim: accessDelivered'])
})

test('a requestor does not read who decides where the policy does not show it', async () => {
  const packageId = await story.decidedIn({ approvers: people(id(bo)), visibility: 'notVisible' })
  const requestId = await story.ask(id(ada), packageId)
  await story.decide(id(bo), requestId, { verdict: 'deny', reason: 'No.' })
  const [denied] = await story.portal.db.read.select().from(messages).where(eq(messages.template, 'requestDenied'))
  expect(denied?.text).toContain('An approver denied your request')
  expect(denied?.text).not.toContain('Bo')
})

test('access ends: two notices, then an end that invites only who may ask again', async () => {
  const packageId = await story.decidedIn()
  await story.changeTerms(packageId, {
    expiration: { type: 'afterDuration', days: 30 },
    extension: 'withApproval',
  })
  await story.ask(id(ada), packageId)
  expect(await letters()).toEqual(['Ada: accessDelivered'])
  const texts = async () =>
    (await story.portal.db.read.select({ text: messages.text }).from(messages).orderBy(asc(messages.id))).map(
      ({ text }) => text,
    )
  for (const wait of [16, 13]) {
    story.portal.clock.advance(days(wait))
    await runJob(story.portal, 'warn-of-ends')
    await runJob(story.portal, 'warn-of-ends')
    expect(await letters()).toEqual(['Ada: accessEndsSoon'])
    const [held] = await story.portal.db.read.select({ id: assignments.id }).from(assignments)
    expect((await texts()).at(-1)).toMatch(`Ask for more time:\n`)
    expect((await texts()).at(-1)).toContain(`/my-access/assignments/${held?.id}/extend`)
  }
  story.portal.clock.advance(days(1))
  await runJob(story.portal, 'expire-assignments')
  expect(await letters()).toEqual(['Ada: accessEnded'])
  expect((await texts()).at(-1)).toContain('you can ask for it again')
})

test('the notice of an end offers no more time where the form would refuse it: the policy ends on a fixed day', async () => {
  const packageId = await story.decidedIn()
  await story.changeTerms(packageId, {
    expiration: { type: 'afterDateTime', at: after(story.portal.now(), days(20)).toISOString() },
    extension: 'withApproval',
  })
  await story.ask(id(ada), packageId)
  story.portal.clock.advance(days(6))
  await runJob(story.portal, 'warn-of-ends')
  const [notice] = await story.portal.db.read.select().from(messages).where(eq(messages.template, 'accessEndsSoon'))
  expect(notice?.text).toContain('It cannot be extended.')
  expect(notice?.text).not.toContain('/extend')
})

test('who is told nothing about assignments gets neither notices nor the end', async () => {
  const packageId = await story.decidedIn()
  await story.changeTerms(packageId, { expiration: { type: 'afterDuration', days: 30 }, notifies: false })
  await story.ask(id(ada), packageId)
  story.portal.clock.advance(days(29))
  await runJob(story.portal, 'warn-of-ends')
  const [held] = await story.portal.db.read.select().from(assignments)
  await giveBackAssignment(await story.portal.as(id(ada)), { assignmentId: held?.id ?? '' })
  expect(await letters()).toEqual([])
})
