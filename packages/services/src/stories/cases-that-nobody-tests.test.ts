import { moves } from '@latchkey/core/entitlement/request'
import { days, hours } from '@latchkey/core/time'
import { users } from '@latchkey/schema/tables/directory'
import { assignmentPolicies, assignmentRequests, assignments } from '@latchkey/schema/tables/entitlement'
import { refused } from '@latchkey/testing/refused'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createGroup } from '../directory/create-group.ts'
import { deleteGroup } from '../directory/delete-group.ts'
import { disableUser } from '../directory/disable-user.ts'
import { deletePackage } from '../entitlement/admin/delete-package.ts'
import { deletePolicy } from '../entitlement/admin/delete-policy.ts'
import { type ApprovingStory, beginApproving, people } from '../entitlement/approving.testing.ts'
import { createDelegation } from '../entitlement/create-delegation.ts'
import { requestDetail } from '../entitlement/requests.views.ts'
import { submitRequest } from '../entitlement/submit-request.ts'
import { runJob } from '../jobs/run-jobs.ts'

/* The cases that nobody tests, each with the answer that is defined for it. */

let story: ApprovingStory
let ada: string
let bo: string
let cy: string
let vera: string

beforeEach(async () => {
  story = await beginApproving()
  bo = await story.person('Bo')
  ada = await story.person('Ada', { managerId: bo })
  cy = await story.person('Cy')
  vera = await story.person('Vera', {}, 'globalAdministrator')
})
afterEach(() => story.portal.dispose())

const byManager = { approvers: [{ kind: 'requestorManager' }] } as const
const as = (userId: string) => story.portal.as(userId)
const disable = async (userId: string) => disableUser(await as(vera), { userId })
const lettersTo = async (name: string) => {
  await runJob(story.portal, 'send-mail')
  return story.portal.sent.filter(({ to }) => to.startsWith(name)).map(({ subject }) => subject)
}
const expiryOf = async (who: string) => {
  const [row] = await story.portal.db.read.select().from(assignments).where(eq(assignments.targetId, who))
  return row?.expiresAt
}

test('approver is the requestor: they are not asked, and the next who can are', async () => {
  const requestId = await story.ask(
    ada,
    await story.decidedIn({ approvers: people(ada), fallbackApprovers: people(cy) }),
  )
  expect(await story.waitsFor(ada)).toEqual([])
  expect(await story.waitsFor(cy)).toEqual([requestId])
  expect((await refused(story.decide(ada, requestId))).code).toBe('notAllowed')
})

describe('the manager', () => {
  test('is missing: the fallback approvers are asked', async () => {
    const requestId = await story.ask(bo, await story.decidedIn({ ...byManager, fallbackApprovers: people(cy) }))
    expect(await story.waitsFor(cy)).toEqual([requestId])
  })

  test('is disabled: the fallback approvers are asked', async () => {
    await disable(bo)
    const requestId = await story.ask(ada, await story.decidedIn({ ...byManager, fallbackApprovers: people(cy) }))
    expect(await story.waitsFor(cy)).toEqual([requestId])
  })

  test('is in a circle: who comes round to themselves is not asked, and the next who can are', async () => {
    const setManager = (userId: string, managerId: string) =>
      story.portal.db.transaction((tx) => tx.update(users).set({ managerId }).where(eq(users.id, userId)))
    const secondLevel = { approvers: [{ kind: 'requestorManager', level: 2 }], fallbackApprovers: people(cy) } as const
    await setManager(bo, ada)
    const requestId = await story.ask(ada, await story.decidedIn(secondLevel))
    expect(await story.waitsFor(ada)).toEqual([])
    expect(await story.waitsFor(cy)).toEqual([requestId])
    await setManager(bo, bo)
    const second = await story.ask(bo, await story.decidedIn({ ...byManager, fallbackApprovers: people(vera) }))
    expect(await story.waitsFor(vera)).toEqual([second])
  })
})

describe('all approvers of a stage are ineligible', () => {
  test('the governance administrators are asked, where there are no fallbacks and no owner of the catalog', async () => {
    const gone = await story.person('Gone', { accountEnabled: false })
    const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(gone) }))
    expect(await story.waitsFor(vera)).toEqual([requestId])
  })

  test('where nobody in the organization can decide the request is denied, and the requestor is told', async () => {
    const gone = await story.person('Gone', { accountEnabled: false })
    const requestId = await story.ask(vera, await story.decidedIn({ approvers: people(gone) }))
    expect(await story.stateOf(requestId)).toBe('denied')
    expect((await requestDetail(await as(vera), requestId)).stages[0]?.reason).toContain('Nobody in the organization')
    expect(await lettersTo('vera')).toHaveLength(1)
  })
})

test('approver group is empty: the fallback approvers are asked', async () => {
  const groupId = await createGroup(await as(vera), { kind: 'security', displayName: 'Nobody', description: '' })
  const requestId = await story.ask(
    ada,
    await story.decidedIn({ approvers: [{ kind: 'groupMembers', groupId }], fallbackApprovers: people(cy) }),
  )
  expect(await story.waitsFor(cy)).toEqual([requestId])
})

describe('while a request is pending', () => {
  test('the package is deleted: the request is canceled, and the requestor is told', async () => {
    const packageId = await story.decidedIn({ approvers: people(bo) })
    const requestId = await story.ask(ada, packageId)
    await deletePackage(await as(vera), { accessPackageId: packageId })
    expect(await story.stateOf(requestId)).toBe('canceled')
    expect(await lettersTo('ada')).toHaveLength(1)
    expect((await refused(story.decide(bo, requestId))).code).toBe('requestClosed')
  })

  test('the policy is deleted: the request goes on under the terms that it was sent under', async () => {
    const packageId = await story.decidedIn({ approvers: people(bo) })
    const requestId = await story.ask(ada, packageId)
    const [policy] = await story.portal.db.read
      .select({ id: assignmentPolicies.id })
      .from(assignmentPolicies)
      .where(eq(assignmentPolicies.accessPackageId, packageId))
    await deletePolicy(await as(vera), { policyId: policy?.id ?? '' })
    expect(await story.decide(bo, requestId)).toBe('delivered')
    expect((await refused(story.ask(cy, packageId))).kind).toBe('forbidden')
  })

  test('a resource that a package gives cannot be deleted: it has to be taken out first', async () => {
    const groupId = await createGroup(await as(vera), { kind: 'security', displayName: 'Users', description: '' })
    const gives = [{ kind: 'group', originId: groupId, roleId: 'member' }] as const
    const packageId = await story.accessPackage('Tools', gives, [{ approvers: people(bo) }])
    const requestId = await story.ask(ada, packageId)
    expect((await refused(deleteGroup(await as(vera), { groupId }))).kind).toBe('conflict')
    expect(await story.decide(bo, requestId)).toBe('delivered')
  })

  test('the requestor is disabled or leaves: the request is canceled, and nobody is asked any more', async () => {
    const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo) }))
    await disable(ada)
    expect(await story.stateOf(requestId)).toBe('canceled')
    expect(await story.waitsFor(bo)).toEqual([])
    expect((await refused(story.decide(bo, requestId))).code).toBe('requestClosed')
  })

  test('the policy changes: the request keeps the policy that it was submitted under', async () => {
    const packageId = await story.decidedIn({ approvers: people(bo) })
    const requestId = await story.ask(ada, packageId)
    await story.changeTerms(packageId, { stages: [], expiration: { type: 'afterDuration', days: 1 } })
    expect(await story.waitsFor(bo)).toEqual([requestId])
    expect(await story.decide(bo, requestId)).toBe('delivered')
    expect(await expiryOf(ada)).toBeNull()
  })
})

test('two approvers decide in the same second: the first counts, and the second hears that it was decided', async () => {
  const packageId = await story.decidedIn({ approvers: people(bo, cy) }, { approvers: people(vera) })
  const requestId = await story.ask(ada, packageId)
  const said = await Promise.allSettled([
    story.decide(bo, requestId, { stage: 0 }),
    story.decide(cy, requestId, { stage: 0 }),
  ])
  expect(said.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(said.find((one) => one.status === 'rejected')?.reason.code).toBe('stageDecided')
})

test('an approval arrives after the lapse: it is refused, before and after the job has closed the request', async () => {
  const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo) }))
  story.portal.clock.advance(days(14))
  expect((await refused(story.decide(bo, requestId))).code).toBe('stageLapsed')
  await runJob(story.portal, 'lapse-requests')
  expect((await refused(story.decide(bo, requestId))).code).toBe('requestClosed')
})

describe('end before start', () => {
  test('of a delegation is refused', async () => {
    const at = story.portal.now()
    const wish = createDelegation(await as(bo), {
      userId: bo,
      delegateId: cy,
      packageIds: [],
      includesPending: false,
      startsAt: new Date(at.getTime() + days(2)),
      untilAt: new Date(at.getTime() + days(1)),
    })
    expect((await refused(wish)).code).toBe('delegationEndsBeforeStart')
  })

  test('of an access that would be over before it begins is refused', async () => {
    const packageId = await story.decidedIn()
    const at = new Date(story.portal.now().getTime() + days(3)).toISOString()
    await story.changeTerms(packageId, { allowCustomDuration: true, expiration: { type: 'afterDateTime', at } })
    const startsAt = new Date(story.portal.now().getTime() + days(4))
    expect((await refused(story.ask(ada, packageId, { startsAt }))).code).toBe('policyEnded')
  })
})

describe('a day is 24 hours', () => {
  const grantedFor = async (start: string, lasting: number) => {
    const packageId = await story.decidedIn()
    await story.changeTerms(packageId, { expiration: { type: 'afterDuration', days: lasting } })
    story.portal.clock.advance(new Date(start).getTime() - story.portal.now().getTime())
    await story.ask(ada, packageId)
    return (await expiryOf(ada))?.toISOString()
  }

  test('over a leap day: two days after February 28 is March 1', async () => {
    expect(await grantedFor('2028-02-28T12:00:00Z', 2)).toBe('2028-03-01T12:00:00.000Z')
  })

  test('over a daylight-saving change: the instant moves by 24 hours, the clock on the wall by 25', async () => {
    expect(await grantedFor('2027-10-30T12:00:00Z', 1)).toBe('2027-10-31T12:00:00.000Z')
  })

  test('into a month without a 31st: 31 days after January 31 is March 3', async () => {
    expect(await grantedFor('2029-01-31T12:00:00Z', 31)).toBe('2029-03-03T12:00:00.000Z')
  })

  test('and the access ends at that instant, not before', async () => {
    await grantedFor('2027-10-30T12:00:00Z', 1)
    story.portal.clock.advance(hours(24) - 1)
    await runJob(story.portal, 'expire-assignments')
    expect((await story.activities()).filter((name) => name === 'assignment.ended')).toEqual([])
    story.portal.clock.advance(1)
    await runJob(story.portal, 'expire-assignments')
    expect((await story.activities()).filter((name) => name === 'assignment.ended')).toHaveLength(1)
  })
})

test('the same request sent twice (double click): one request', async () => {
  const portal = await as(ada)
  const input = { accessPackageId: await story.decidedIn({ approvers: people(bo) }) }
  const sent = await Promise.all([submitRequest(portal, input, 'token'), submitRequest(portal, input, 'token')])
  expect(sent[0]).toBe(sent[1])
  const rows = await story.portal.db.read.select({ id: assignmentRequests.id }).from(assignmentRequests)
  expect(rows).toHaveLength(1)
})

test('a closed request stays closed: no move leads out of it', () => {
  for (const state of ['delivered', 'denied', 'canceled'] as const) expect(moves[state]).toEqual({})
})
