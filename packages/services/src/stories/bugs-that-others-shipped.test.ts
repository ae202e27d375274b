import { extendedExpiry } from '@latchkey/core/entitlement/extending'
import { opensTo, plainTerms } from '@latchkey/core/entitlement/policy'
import { groupOwners } from '@latchkey/schema/tables/directory'
import { assignmentPolicies, assignmentRequests } from '@latchkey/schema/tables/entitlement'
import { seats } from '@latchkey/schema/tables/licensing'
import { refused } from '@latchkey/testing/refused'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listAuditEvents } from '../audit/audit.views.ts'
import { createGroup } from '../directory/create-group.ts'
import { disableUser } from '../directory/disable-user.ts'
import { deletePackage } from '../entitlement/admin/delete-package.ts'
import { pendingApprovals } from '../entitlement/approvals.views.ts'
import { type ApprovingStory, beginApproving, people } from '../entitlement/approving.testing.ts'
import { decideRequest } from '../entitlement/decide-request.ts'
import { requestById } from '../entitlement/requests.store.ts'
import { submitRequest } from '../entitlement/submit-request.ts'
import { runJob } from '../jobs/run-jobs.ts'
import { pageSize } from '../paging.ts'
import { record } from '../record.ts'

/* What went wrong in comparable systems, each held to here. */

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

const as = (userId: string) => story.portal.as(userId)

test('an approver could rename a pending request onto an existing group and take it over: a decision changes nothing of what is asked for', async () => {
  const [asked, other] = [
    await story.decidedIn({ approvers: people(bo) }, { approvers: people(cy) }),
    await story.decidedIn(),
  ]
  const requestId = await story.ask(ada, asked)
  const before = await requestById(story.portal.db.read, requestId)
  const sent = { accessPackageId: other, targetId: bo, packageName: 'Another', displayName: 'Another', policyId: 'x' }
  await decideRequest(await as(bo), { requestId, stage: 0, verdict: 'approve', reason: '', ...sent })
  const { accessPackageId, targetId, packageName, policyId } = await requestById(story.portal.db.read, requestId)
  expect({ accessPackageId, targetId, packageName, policyId }).toEqual({
    accessPackageId: before.accessPackageId,
    targetId: ada,
    packageName: before.packageName,
    policyId: before.policyId,
  })
})

test('the type of a request could be changed through the API though the page hid it: what a requestor sends beside the form counts for nothing', async () => {
  const accessPackageId = await story.decidedIn({ approvers: people(bo) })
  const sent = { requestType: 'adminAdd', approved: true, state: 'delivered', stages: [], terms: plainTerms }
  const requestId = await submitRequest(await as(ada), { accessPackageId, ...sent })
  const request = await requestById(story.portal.db.read, requestId)
  expect(request).toMatchObject({ requestType: 'userAdd', state: 'pendingApproval' })
  expect(request.terms.stages).toHaveLength(1)
})

test('a hidden owner came in by a field set by the client: who makes a thing does not choose its owners on the way', async () => {
  const sent = { owners: [ada], ownerIds: [ada], ownerId: ada, createdBy: ada }
  await createGroup(await as(vera), { kind: 'security', displayName: 'Team', description: '', ...sent })
  expect(await story.portal.db.read.select().from(groupOwners)).toEqual([])
  const accessPackageId = await story.decidedIn({ approvers: people(bo) })
  const requestId = await submitRequest(await as(ada), { accessPackageId, ...{ requestorId: vera } })
  expect(await requestById(story.portal.db.read, requestId)).toMatchObject({ requestorId: ada, targetId: ada })
})

test('approve and reject on a stale state did nothing and said nothing: both are refused with what happened', async () => {
  const packageId = await story.decidedIn({ approvers: people(bo, cy) }, { approvers: people(bo, cy) })
  const requestId = await story.ask(ada, packageId)
  await story.decide(bo, requestId)
  expect((await refused(story.decide(cy, requestId, { stage: 0 }))).code).toBe('stageDecided')
  await story.decide(bo, requestId)
  for (const verdict of ['approve', 'deny'] as const)
    expect((await refused(story.decide(cy, requestId, { verdict }))).says).toBe(
      'This request has already been approved.',
    )
})

describe('pending requests of deleted users and for deleted roles stayed open for ever', () => {
  test('who is disabled has no open request any more, and waits for nobody', async () => {
    const requestId = await story.ask(ada, await story.decidedIn({ approvers: people(bo) }))
    await disableUser(await as(vera), { userId: ada })
    expect(await story.stateOf(requestId)).toBe('canceled')
  })

  test('what is deleted is asked for by nobody any more', async () => {
    const packageId = await story.decidedIn({ approvers: people(bo) })
    const requestId = await story.ask(ada, packageId)
    await deletePackage(await as(vera), { accessPackageId: packageId })
    expect(await story.stateOf(requestId)).toBe('canceled')
    expect(await story.waitsFor(bo)).toEqual([])
  })
})

test('two people took the same free seat and the last writer won: one holds it, the other is in line', async () => {
  const groupId = await createGroup(await as(vera), { kind: 'security', displayName: 'Users', description: '' })
  await story.productOf(groupId, 1)
  const packageId = await story.accessPackage('Visio', [{ kind: 'group', originId: groupId, roleId: 'member' }])
  const lands = await story.person('Lou', { usageLocation: 'DE' })
  const waits = await story.person('Wes', { usageLocation: 'DE' })
  await Promise.all([story.ask(lands, packageId), story.ask(waits, packageId)])
  const states = await story.portal.db.read.select({ state: seats.state }).from(seats)
  expect(states.map(({ state }) => state).sort()).toEqual(['held', 'waiting'])
})

test('a renewal shortened an unlimited grant: what has no end keeps none, and no end comes sooner', () => {
  const at = story.portal.now()
  const terms = { ...plainTerms, expiration: { type: 'afterDuration', days: 1 } } as const
  expect(extendedExpiry(terms, null, at, null)).toBeNull()
  const later = new Date(at.getTime() + 1_000_000_000)
  expect(extendedExpiry(terms, later, at, null)).toEqual(later)
})

test('the audit dropped rows whose related row was gone: an event about what is not there is told by its name', async () => {
  const gone = { type: 'group', id: 'gone', name: 'A group that is gone' } as const
  await story.portal.db.transaction((tx) =>
    record(story.portal, tx, [{ activity: 'group.deleted', target: gone, subjectId: 'nobody', related: [gone] }]),
  )
  const { rows } = await listAuditEvents(await as(vera))
  expect(rows.map(({ target }) => target.name)).toContain('A group that is gone')
})

test('a page that loaded everything ran out of memory: a list gives a page and the way to the next', async () => {
  const packageId = await story.decidedIn({ approvers: people(bo) })
  for (let nth = 0; nth <= pageSize; nth += 1) await story.ask(await story.person(`Person ${nth}`), packageId)
  const page = await pendingApprovals(await as(bo))
  expect(page.rows).toHaveLength(pageSize)
  expect(page.next).not.toBeNull()
})

test('mail was lost when a worker died between commit and sending: another worker sends what was committed, once', async () => {
  await story.ask(ada, await story.decidedIn({ approvers: people(bo) }))
  expect(story.portal.sent).toEqual([])
  const another = await story.portal.overAnotherHandle()
  await runJob(another, 'send-mail')
  await runJob(story.portal, 'send-mail')
  expect(story.portal.sent.map(({ to }) => to)).toEqual(['bo@example.com'])
})

describe('an empty bypass list let everybody bypass', () => {
  test('a policy for specific people that names nobody is open to nobody', async () => {
    const packageId = await story.decidedIn()
    await story.portal.db.transaction((tx) =>
      tx
        .update(assignmentPolicies)
        .set({ allowedTargetScope: 'specificDirectoryUsers' })
        .where(eq(assignmentPolicies.accessPackageId, packageId)),
    )
    await refused(story.ask(ada, packageId))
    expect(await story.portal.db.read.select().from(assignmentRequests)).toEqual([])
    const door = { id: 'p', allowedTargetScope: 'specificDirectoryUsers', enabled: true, membershipRule: null } as const
    expect(opensTo(door, { userType: 'member', namedBy: new Set(), connected: true })).toBe(false)
  })

  test('a stage without approvers is not passed over: the administrators are asked', async () => {
    const requestId = await story.ask(ada, await story.decidedIn({ approvers: [] }))
    expect(await story.stateOf(requestId)).toBe('pendingApproval')
    expect(await story.waitsFor(vera)).toEqual([requestId])
  })
})
