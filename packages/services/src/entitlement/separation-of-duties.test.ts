import type { AccessPackageId, RequestId, UserId } from '@latchkey/core/ids'
import { days } from '@latchkey/core/time'
import { assignmentRequests, assignments, incompatiblePackages } from '@latchkey/schema/tables/entitlement'
import { callouts } from '@latchkey/schema/tables/extensions'
import { and, eq, isNull } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { setSetting } from '../installation/settings.store.ts'
import { runJob } from '../jobs/run-jobs.ts'
import { type ApprovingStory, beginApproving, people } from './approving.testing.ts'
import { packageById } from './catalogs.store.ts'
import { decideMany } from './decide-many.ts'
import { extendAssignment } from './extend-assignment.ts'
import { answerCallout } from './extensions/answer-callout.ts'
import { createExtension } from './extensions/create-extension.ts'
import { type Receiver, startReceiver } from './extensions/receiver.testing.ts'

let story: ApprovingStory
let portal: ApprovingStory['portal']
let ada: UserId
let owen: UserId
let igor: UserId
let pay: AccessPackageId
let order: AccessPackageId

beforeEach(async () => {
  story = await beginApproving()
  portal = story.portal
  ada = await story.person('Ada')
  owen = await story.person('Owen')
  igor = await story.person('Igor', {}, 'identityGovernanceAdministrator')
  pay = await story.accessPackage('Pay', [], [{ approvers: people(owen) }])
  order = await story.accessPackage('Order', [], [{ approvers: people(owen) }])
})
afterEach(() => portal.dispose())

const keepApart = (accessPackageId: AccessPackageId, incompatibleId: AccessPackageId) =>
  portal.db.transaction((tx) =>
    tx
      .insert(incompatiblePackages)
      .values({ id: portal.newId(), accessPackageId, incompatibleId, startsAt: portal.now(), endsAt: null }),
  )

const liveOf = (targetId: UserId) =>
  portal.db.read
    .select()
    .from(assignments)
    .where(and(eq(assignments.targetId, targetId), isNull(assignments.endsAt)))

const requestOf = async (id: RequestId) => {
  const [row] = await portal.db.read.select().from(assignmentRequests).where(eq(assignmentRequests.id, id))
  return row
}

const lettersTo = async (address: string) => {
  await runJob(portal, 'send-mail')
  return portal.sent.filter(({ to }) => to === address).map(({ text }) => text)
}

describe('two packages that do not go together, asked for while neither was there', () => {
  beforeEach(async () => {
    await keepApart(pay, order)
    await keepApart(order, pay)
  })

  test('are not both given: the second is closed when it is approved, and the requestor reads why', async () => {
    const [first, second] = [await story.ask(ada, pay), await story.ask(ada, order)]
    expect(await story.decide(owen, first)).toBe('delivered')
    expect(await story.decide(owen, second)).toBe('canceled')
    expect((await liveOf(ada)).map(({ accessPackageId }) => accessPackageId)).toEqual([pay])
    expect((await requestOf(second))?.status).toContain('“Pay”')
    expect((await lettersTo('ada@example.com')).some((text) => text.includes('“Pay”'))).toBe(true)
    expect(await story.waitsFor(owen)).toEqual([])
  })

  test('are told apart to who approves many at once', async () => {
    for (const what of [pay, order]) await story.ask(ada, what)
    const chosen = (await story.waitsFor(owen)).map((id) => `${id}:0`)
    const { results } = await decideMany(await portal.as(owen), { chosen, verdict: 'approve', reason: '' })
    expect(results.map(({ state }) => state)).toEqual(['delivered', 'canceled'])
    expect(results.map(({ refused }) => refused === '')).toEqual([true, false])
    expect(await liveOf(ada)).toHaveLength(1)
  })

  test('are not both given where both wait for the answer of an extension', async () => {
    await portal.db.transaction((tx) => setSetting(tx, 'entitlement', { privateCallouts: true }, portal.now()))
    const receiver = await startReceiver()
    try {
      for (const what of [pay, order]) await story.changeTerms(what, { callouts: [await asked(what, receiver)] })
      const requests = [await story.ask(ada, pay), await story.ask(ada, order)]
      for (const id of requests) expect(await story.decide(owen, id)).toBe('delivering')
      await runJob(portal, 'send-callouts')
      expect(await portal.db.read.select().from(callouts)).toHaveLength(2)
      for (const { says } of receiver.calls)
        await answerCallout(portal, {
          calloutId: says.customExtensionStageInstanceId,
          token: says.callback?.token ?? '',
          data: { state: 'approved' },
        })
      const states = await Promise.all(requests.map(async (id) => (await requestOf(id))?.state))
      expect(states.sort()).toEqual(['canceled', 'delivered'])
      expect(await liveOf(ada)).toHaveLength(1)
    } finally {
      await receiver.close()
    }
  })

  const asked = async (what: AccessPackageId, { url }: Receiver) => {
    const { catalogId } = await packageById(portal.db.read, what)
    const extension = { catalogId, displayName: 'Risk', url, waits: true, waitHours: 24, enabled: true }
    const { id } = await createExtension(await portal.as(igor), extension)
    return { stage: 'assignmentRequestApproved', extensionId: id } as const
  }
})

test('Access that is over before it is approved does not begin', async () => {
  const at = new Date(portal.now().getTime() + days(2)).toISOString()
  await story.changeTerms(pay, { expiration: { type: 'afterDateTime', at } })
  const id = await story.ask(ada, pay)
  portal.clock.advance(days(3))
  expect(await story.decide(owen, id)).toBe('canceled')
  expect(await liveOf(ada)).toEqual([])
  expect((await requestOf(id))?.status).toBe('Access under this policy was over before it began.')
})

test('Who has both since before they were kept apart may still have more time', async () => {
  await story.changeTerms(pay, { expiration: { type: 'afterDuration', days: 10 }, extension: 'withoutApproval' })
  for (const what of [pay, order]) await story.decide(owen, await story.ask(ada, what))
  await keepApart(pay, order)
  portal.clock.advance(days(5))
  const [held] = (await liveOf(ada)).filter(({ accessPackageId }) => accessPackageId === pay)
  await extendAssignment(await portal.as(ada), { assignmentId: held?.id ?? '', justification: 'Still paying.' })
  const [longer] = (await liveOf(ada)).filter(({ accessPackageId }) => accessPackageId === pay)
  expect(longer?.expiresAt).toEqual(new Date(portal.now().getTime() + days(10)))
})
