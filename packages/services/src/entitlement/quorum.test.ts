import { refused } from '@latchkey/testing/refused'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { disableUser } from '../directory/disable-user.ts'
import { type ApprovingStory, beginApproving, people } from './approving.testing.ts'
import { requestDetail } from './requests.views.ts'

let story: ApprovingStory
let ada: string
let bo: string
let cy: string
let vera: string

beforeEach(async () => {
  story = await beginApproving()
  ada = await story.person('Ada')
  bo = await story.person('Bo')
  cy = await story.person('Cy')
  vera = await story.person('Vera', {}, 'globalAdministrator')
})
afterEach(() => story.portal.dispose())

const disable = async (userId: string) => disableUser(await story.portal.as(vera), { userId })

describe('a stage that all have to approve', () => {
  test('waits for the second after the first, and says so to both', async () => {
    const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo, cy), quorum: 'all' }))
    expect(await story.decide(bo, requestId)).toBe('pendingApproval')
    expect(await story.waitsFor(bo)).toEqual([])
    const seen = await requestDetail(await story.portal.as(cy), requestId)
    expect(seen.stages[0]).toMatchObject({ state: 'waiting', progress: { approvals: 1, needed: 2 } })
    expect((await refused(story.decide(bo, requestId))).code).toBe('alreadyDecided')
    expect(await story.decide(cy, requestId)).toBe('delivered')
  })

  test('ends with the first denial', async () => {
    const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo, cy), quorum: 'all' }))
    await story.decide(bo, requestId)
    expect(await story.decide(cy, requestId, { verdict: 'deny' })).toBe('denied')
  })

  test('does not wait for somebody who has left, where the others have approved', async () => {
    const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo, cy), quorum: 'all' }))
    await story.decide(bo, requestId)
    await disable(cy)
    expect(await story.stateOf(requestId)).toBe('delivered')
    expect(await story.activities()).toContain('accessRequest.approvedByThoseLeft')
  })

  test('goes on waiting for those who are left, where nobody has approved yet', async () => {
    const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo, cy), quorum: 'all' }))
    await disable(cy)
    expect(await story.stateOf(requestId)).toBe('pendingApproval')
    expect(await story.decide(bo, requestId)).toBe('delivered')
  })

  test('asks others where everybody has left', async () => {
    const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo, cy), quorum: 'all' }))
    await disable(cy)
    await disable(bo)
    expect(await story.waitsFor(vera)).toEqual([requestId])
    expect(await story.decide(vera, requestId)).toBe('delivered')
  })

  test('begins the next stage for those left, as an approval does', async () => {
    const packageId = await story.decidedIn({ approvers: people(bo, cy), quorum: 'all' }, { approvers: people(vera) })
    const requestId = await story.ask(ada, packageId)
    await story.decide(bo, requestId)
    await disable(cy)
    expect(await story.waitsFor(vera)).toEqual([requestId])
  })
})

describe('a stage that two of three have to approve', () => {
  test('is done with the second', async () => {
    const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo, cy, vera), quorum: 2 }))
    expect(await story.decide(bo, requestId)).toBe('pendingApproval')
    expect(await story.decide(vera, requestId)).toBe('delivered')
    expect((await refused(story.decide(cy, requestId))).code).toBe('requestClosed')
  })

  test('of whom two decide in the same second, is done once', async () => {
    const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo, cy, vera), quorum: 2 }))
    const states = await Promise.all([story.decide(bo, requestId), story.decide(cy, requestId)])
    expect([...states].sort()).toEqual(['delivered', 'pendingApproval'])
    expect((await story.activities()).filter((name) => name === 'assignment.delivered')).toHaveLength(1)
  })
})

test('where one is enough and two decide in the same second, one counts and the other hears so', async () => {
  const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo, cy) }))
  const said = await Promise.allSettled([
    story.decide(bo, requestId, { stage: 0 }),
    story.decide(cy, requestId, { stage: 0, verdict: 'deny' }),
  ])
  expect(said.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const late = said.find((one) => one.status === 'rejected')
  expect(late?.reason.code).toBe('requestClosed')
})
