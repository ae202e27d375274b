import { days } from '@latchkey/core/time'
import { refused } from '@latchkey/testing/refused'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { waitingForMe } from '../overview/waiting-for-me.ts'
import { listRequests } from './admin/requests.views.ts'
import { decidedApprovals, type PendingQuery, pendingApprovals, pendingPackages } from './approvals.views.ts'
import { type ApprovingStory, beginApproving, people } from './approving.testing.ts'
import { createDelegation } from './create-delegation.ts'
import { decideMany } from './decide-many.ts'
import { requestById } from './requests.store.ts'
import { myRequests, requestDetail } from './requests.views.ts'
import { revokeApproval } from './revoke-approval.ts'

let story: ApprovingStory
let ada: string
let bo: string
let dee: string

beforeEach(async () => {
  story = await beginApproving()
  ada = await story.person('Ada')
  bo = await story.person('Bo')
  dee = await story.person('Dee')
})
afterEach(() => story.portal.dispose())

const pending = async (who: string, query: PendingQuery = {}) => pendingApprovals(await story.portal.as(who), query)
const chosen = (...requestIds: readonly string[]) => requestIds.map((id) => `${id}:0`)
const tools = () => story.decidedIn({ approvers: people(bo) })

describe('what waits for an approver', () => {
  test('comes page by page, each request once, the most urgent first', async () => {
    const packageId = await tools()
    const asked: string[] = []
    for (let nth = 0; nth < 60; nth += 1) {
      story.portal.clock.advance(1000)
      asked.push(await story.ask(await story.person(`Person ${nth}`), packageId))
    }
    const first = await pending(bo)
    const second = await pending(bo, { cursor: first.next })
    expect([...first.rows, ...second.rows].map((row) => row.requestId)).toEqual(asked)
    expect(second.next).toBeNull()
    expect(await waitingForMe(await story.portal.as(bo))).toBe(60)
  })

  test('is found by person, package and reason, and sorted by what one likes', async () => {
    const [one, other] = [await tools(), await story.accessPackage('Drawings', [], [{ approvers: people(bo) }])]
    await story.ask(ada, one, { justification: 'For the handheld.' })
    await story.ask(dee, other, { justification: 'For the catalog.' })
    const names = async (query: PendingQuery) => (await pending(bo, query)).rows.map(({ target }) => target.displayName)
    expect(await names({ search: 'ADA' })).toEqual(['Ada'])
    expect(await names({ search: 'drawing' })).toEqual(['Dee'])
    expect(await names({ search: 'handheld' })).toEqual(['Ada'])
    expect(await names({ packageId: other })).toEqual(['Dee'])
    expect(await names({ sort: '-person' })).toEqual(['Dee', 'Ada'])
    expect((await pendingPackages(await story.portal.as(bo))).map((row) => row.displayName)).toEqual([
      'Drawings',
      'Tools',
    ])
    expect((await pending(dee)).rows).toEqual([])
  })

  test('says in whose place, once, even where one is asked for oneself too', async () => {
    const cy = await story.person('Cy')
    for (const userId of [bo, cy])
      await createDelegation(await story.portal.as(userId), {
        userId,
        delegateId: dee,
        packageIds: [],
        includesPending: false,
      })
    const packageId = await story.decidedIn({ approvers: people(bo, cy), quorum: 2 })
    await story.ask(ada, packageId)
    const { rows } = await pending(dee)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ inPlaceOf: ['Bo', 'Cy'], progress: { approvals: 0, needed: 2 } })
    expect((await pending(dee, { turn: 'own' })).rows).toEqual([])
    expect((await pending(dee, { turn: 'delegated' })).rows).toHaveLength(1)
    expect((await pending(bo, { turn: 'delegated' })).rows).toEqual([])
    expect(await waitingForMe(await story.portal.as(dee))).toBe(1)
  })
})

describe('many decisions at once', () => {
  test('are each taken on their own, with one reason, and each says what became of it', async () => {
    const packageId = await tools()
    const mine = [await story.ask(ada, packageId), await story.ask(dee, packageId)]
    const foreign = await story.ask(ada, await story.accessPackage('Others', [], [{ approvers: people(dee) }]))
    const { results } = await decideMany(await story.portal.as(bo), {
      chosen: chosen(...mine, foreign, 'unknown'),
      verdict: 'approve',
      reason: 'Planned.',
    })
    expect(results.map(({ state }) => state)).toEqual(['delivered', 'delivered', null, null])
    expect(results[2]?.refused).toBe('You are not allowed to do this.')
    expect(await story.stateOf(foreign)).toBe('pendingApproval')
    const decided = await decidedApprovals(await story.portal.as(bo))
    expect(decided.rows.map(({ reason }) => reason)).toEqual(['Planned.', 'Planned.'])
  })

  test('do not take one again that was decided meanwhile, and not one twice by a double click', async () => {
    const requestId = await story.ask(ada, await tools())
    const input = { chosen: chosen(requestId, requestId), verdict: 'deny', reason: '' } as const
    const portal = await story.portal.as(bo)
    expect((await decideMany(portal, input, 'token')).results.map(({ state }) => state)).toEqual(['denied'])
    expect((await decideMany(portal, input, 'token')).results.map(({ state }) => state)).toEqual(['denied'])
    const late = await decideMany(portal, input, 'another')
    expect(late.results).toEqual([{ requestId, state: null, refused: 'This request has already been denied.' }])
  })

  test('need a choice, and the reason where a package asks for one', async () => {
    const packageId = await story.decidedIn({ approvers: people(bo), approverJustificationRequired: true })
    const requestId = await story.ask(ada, packageId)
    const portal = await story.portal.as(bo)
    const none = decideMany(portal, { chosen: [], verdict: 'approve', reason: '' })
    expect((await refused(none)).fields).toHaveProperty('chosen')
    const { results } = await decideMany(portal, { chosen: chosen(requestId), verdict: 'approve', reason: '' })
    expect(results[0]?.refused).toBe('Give a reason for your decision.')
  })
})

describe('an approver takes an approval back', () => {
  const revoke = async (by: string, requestId: string, reason = 'The project is over.') =>
    revokeApproval(await story.portal.as(by), { requestId, reason })

  test('and the access ends, for that reason', async () => {
    const requestId = await story.ask(ada, await tools())
    await story.decide(bo, requestId)
    await revoke(bo, requestId)
    const { delivery, policyName } = await requestDetail(await story.portal.as(ada), requestId)
    expect(delivery?.revoked).toEqual({ by: 'Bo', reason: 'The project is over.' })
    expect(policyName).not.toBe('')
    expect((await refused(revoke(bo, requestId))).code).toBe('assignmentEnded')
    expect(await story.activities()).toEqual(expect.arrayContaining(['assignment.approvalRevoked', 'assignment.ended']))
  })

  test('and every list says the same of the request as its own page, before it and after', async () => {
    const requestId = await story.ask(ada, await tools())
    const asIgor = await story.portal.as(await story.person('Igor', {}, 'identityGovernanceAdministrator'))
    const [asAda, asBo] = [await story.portal.as(ada), await story.portal.as(bo)]
    const said = async () => [
      (await requestDetail(asAda, requestId)).standing,
      ...[...(await myRequests(asAda)).rows, ...(await listRequests(asIgor)).rows].map(({ standing }) => standing),
      ...(await decidedApprovals(asBo)).rows.map(({ standing }) => standing),
    ]
    await story.decide(bo, requestId)
    expect(await said()).toEqual(['delivered', 'delivered', 'delivered', 'delivered'])
    await revoke(bo, requestId)
    expect(await said()).toEqual(['accessEnded', 'accessEnded', 'accessEnded', 'accessEnded'])
  })

  test('of access that begins later, which then never does', async () => {
    const packageId = await tools()
    await story.changeTerms(packageId, { allowCustomDuration: true })
    const startsAt = new Date(story.portal.now().getTime() + days(3))
    const requestId = await story.ask(ada, packageId, { startsAt })
    await story.decide(bo, requestId)
    expect(await story.stateOf(requestId)).toBe('scheduled')
    await revoke(bo, requestId)
    expect(await requestById(story.portal.db.read, requestId)).toMatchObject({
      state: 'canceled',
      status: 'Bo took the approval back: The project is over.',
    })
  })

  test('but not that of somebody else, not without a reason, and not while others still decide', async () => {
    const packageId = await story.decidedIn({ approvers: people(bo) }, { approvers: people(dee) })
    const requestId = await story.ask(ada, packageId)
    await story.decide(bo, requestId)
    expect((await refused(revoke(bo, requestId))).code).toBe('notDecidedYet')
    await story.decide(dee, requestId)
    expect((await refused(revoke(ada, requestId))).code).toBe('notAllowed')
    expect((await refused(revoke(bo, requestId, ' '))).code).toBe('invalidInput')
  })
})
