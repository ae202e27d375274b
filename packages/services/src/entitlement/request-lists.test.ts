import { requestStandings } from '@latchkey/core/entitlement/request-standing'
import type { UserId } from '@latchkey/core/ids'
import { days } from '@latchkey/core/time'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJob } from '../jobs/run-jobs.ts'
import type { Portal } from '../portal.ts'
import { listRequests } from './admin/requests.views.ts'
import { type ApprovingStory, beginApproving, people } from './approving.testing.ts'
import { cancelRequest } from './cancel-request.ts'

import { myRequests } from './requests.views.ts'
import { revokeApproval } from './revoke-approval.ts'
import { submitRequest } from './submit-request.ts'
import { myTeam } from './team.views.ts'
import { withdrawRequest } from './withdraw-request.ts'

let story: ApprovingStory
let ada: UserId
let asAda: Portal
let asIgor: Portal

/** Ada has asked for one package after the other, and each request has ended in its own way. */
beforeAll(async () => {
  story = await beginApproving()
  const { portal } = story
  const bo = await story.person('Bo')
  ada = await story.person('Ada')
  asAda = await portal.as(ada)
  asIgor = await portal.as(await story.person('Igor', {}, 'identityGovernanceAdministrator'))
  const ask = async (name: string) => story.ask(ada, await story.accessPackage(name, [], [{ approvers: people(bo) }]))
  await ask('Lapsed for want of time')
  portal.clock.advance(days(15))
  await runJob(portal, 'lapse-requests')
  await story.decide(bo, await ask('Given'))
  await story.decide(bo, await ask('Refused'), { verdict: 'deny', reason: 'No' })
  await withdrawRequest(asAda, { requestId: await ask('Asked by mistake') })
  await cancelRequest(asIgor, { requestId: await ask('Closed by Igor'), reason: 'Wrong package' })
  const given = await ask('Given for a while')
  await story.decide(bo, given)
  await revokeApproval(await portal.as(bo), { requestId: given, reason: 'The project is over.' })
  await ask('Still to decide')
})
afterAll(() => story.portal.dispose())

test.each(requestStandings)('a list of requests that are %s has those and no others', async (standing) => {
  for (const list of [(query: object) => myRequests(asAda, query), (query: object) => listRequests(asIgor, query)]) {
    const all = (await list({})).rows
    expect(all).toHaveLength(7)
    const wanted = all.filter((row) => row.standing === standing).map(({ id }) => id)
    expect((await list({ standing })).rows.map(({ id }) => id)).toEqual(wanted)
  }
})

test('one’s own requests are found by a part of the package, in any way of writing', async () => {
  const found = async (search: string) => (await myRequests(asAda, { search })).rows.map((row) => row.packageName)
  expect(await found('GIVEN')).toEqual(['Given for a while', 'Given'])
  expect(await found('%')).toEqual([])
  expect((await myRequests(asAda, { search: 'given', standing: 'delivered' })).rows).toHaveLength(1)
  expect((await myRequests(asIgor, { search: 'given' })).rows).toEqual([])
})

test('a manager finds a report, what they have, and what was asked for them', async () => {
  const grace = await story.person('Grace')
  const lin = await story.person('Lin', { managerId: grace })
  await story.person('Moe', { managerId: grace })
  const asGrace = await story.portal.as(grace)
  const [tools, drawing] = [await story.decidedIn(), await story.decidedIn({ approvers: people(ada) })]
  await story.changeTerms(drawing, { onBehalf: true })
  await submitRequest(await story.portal.as(lin), { accessPackageId: tools })
  await submitRequest(asGrace, { accessPackageId: drawing, targetId: lin })
  const counted = async (search: string) => {
    const { hasReports, reports, assignments, requests } = await myTeam(asGrace, search)
    expect(hasReports).toBe(true)
    return [reports.length, assignments.length, requests.length]
  }
  expect(await counted('')).toEqual([2, 1, 1])
  expect(await counted(' LIN ')).toEqual([1, 1, 1])
  expect(await counted('moe')).toEqual([1, 0, 0])
  expect(await counted('tool')).toEqual([0, 1, 1])
  expect(await counted('ada')).toEqual([0, 0, 0])
  const { rows } = await myRequests(asGrace, { search: 'lin' })
  expect(rows).toMatchObject([{ targetName: 'Lin' }])
})
