import { plainTerms } from '@latchkey/core/entitlement/policy'
import { reprocessDays } from '@latchkey/core/entitlement/reprocessing'
import type { AccessPackageId, GroupId, RequestId, UserId } from '@latchkey/core/ids'
import { after, days, hours, minutes } from '@latchkey/core/time'
import { insert } from '@latchkey/schema/insert'
import { deliveryFailures } from '@latchkey/schema/tables/approvals'
import { groups, memberships, users } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignmentPolicies,
  assignmentRequests,
  assignments,
  incompatibleGroups,
} from '@latchkey/schema/tables/entitlement'
import { crowd } from '@latchkey/testing/crowd'
import { and, eq, isNull } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addMember } from '../directory/add-member.ts'
import { createGroup } from '../directory/create-group.ts'
import { memberIdsOf } from '../directory/memberships.store.ts'
import { beginStory, refusalOf, type Story } from '../directory/story.testing.ts'
import { runJob } from '../jobs/run-jobs.ts'
import { deliverToAll, deliveryUnderWay } from './deliver-to-all.ts'
import { giveBackAssignment } from './give-back-assignment.ts'
import { reprocessAssignment } from './reprocess-assignment.ts'
import { reprocessRequest } from './reprocess-request.ts'
import { submitRequest } from './submit-request.ts'

let story: Story
let portal: Story['portal']
let ada: UserId
let igor: UserId
let design: GroupId
let print: GroupId
let packageId: AccessPackageId

const memberOf = (originId: GroupId) => ({ kind: 'group', originId, roleId: 'member' }) as const

beforeEach(async () => {
  story = await beginStory()
  portal = story.portal
  ada = await story.person('Ada')
  igor = await story.person('Igor Governance', {}, 'identityGovernanceAdministrator')
  design = await createGroup(portal, { displayName: 'Design', kind: 'security' })
  print = await createGroup(portal, { displayName: 'Print', kind: 'security' })
  packageId = await story.accessPackage('Design suite', [memberOf(design), memberOf(print)])
  await portal.db.transaction((tx) =>
    tx
      .update(assignmentPolicies)
      .set({ terms: { ...plainTerms, allowCustomDuration: true } })
      .where(eq(assignmentPolicies.accessPackageId, packageId)),
  )
})
afterEach(() => portal.dispose())

const ask = async (more: { startsAt?: Date; requestedDays?: number } = {}, who = ada, what = packageId) =>
  submitRequest(await portal.as(who), { accessPackageId: what, ...more })
const requestOf = async (id: RequestId) => {
  const [row] = await portal.db.read.select().from(assignmentRequests).where(eq(assignmentRequests.id, id))
  if (!row) throw new Error('no such request')
  return row
}
const assignmentOf = async (who = ada) => {
  const [row] = await portal.db.read
    .select()
    .from(assignments)
    .where(and(eq(assignments.targetId, who), isNull(assignments.endsAt)))
  if (!row) throw new Error('no such assignment')
  return row
}
const setDeleted = (groupId: GroupId, deletedAt: Date | null) =>
  portal.db.transaction((tx) => tx.update(groups).set({ deletedAt }).where(eq(groups.id, groupId)))
const setEnabled = (userId: UserId, accountEnabled: boolean) =>
  portal.db.transaction((tx) => tx.update(users).set({ accountEnabled }).where(eq(users.id, userId)))
/** What an import of another program, or a hand in the database, would do. */
const endEdges = (groupId: GroupId) =>
  portal.db.transaction((tx) =>
    tx.update(memberships).set({ endsAt: portal.now() }).where(eq(memberships.groupId, groupId)),
  )

describe('access that was asked for later', () => {
  const later = () => after(portal.now(), days(3))

  test('begins when its start has come, not before, and lasts from then on', async () => {
    const startsAt = later()
    const id = await ask({ startsAt, requestedDays: 10 })
    expect((await requestOf(id)).state).toBe('scheduled')
    portal.clock.advance(days(3) - 1)
    expect((await runJob(portal, 'begin-requests')).done).toBe(0)
    expect(await memberIdsOf(portal.db.read, design)).toEqual([])
    portal.clock.advance(1)
    expect((await runJob(portal, 'begin-requests')).done).toBe(1)
    expect((await runJob(portal, 'begin-requests')).done).toBe(0)
    expect(await memberIdsOf(portal.db.read, design)).toEqual([ada])
    expect(await assignmentOf()).toMatchObject({ state: 'delivered', startsAt, expiresAt: after(startsAt, days(10)) })
  })

  test.each([
    ['the person was disabled', 'disabled', () => setEnabled(ada, false)],
    [
      'the package was deleted',
      'deleted',
      () =>
        portal.db.transaction((tx) =>
          tx.update(accessPackages).set({ deletedAt: portal.now() }).where(eq(accessPackages.id, packageId)),
        ),
    ],
    [
      'a conflict has come',
      'the group “Auditors”',
      async () => {
        const auditors = await createGroup(portal, { displayName: 'Auditors', kind: 'security' })
        await addMember(portal, { groupId: auditors, userId: ada })
        await portal.db.transaction((tx) =>
          tx.insert(incompatibleGroups).values({
            id: portal.newId(),
            accessPackageId: packageId,
            groupId: auditors,
            startsAt: portal.now(),
            endsAt: null,
          }),
        )
      },
    ],
  ])('does not begin where %s meanwhile: the request is closed with the reason', async (_, says, happens) => {
    const id = await ask({ startsAt: later() })
    await happens()
    portal.clock.advance(days(3))
    expect((await runJob(portal, 'begin-requests')).done).toBe(1)
    const request = await requestOf(id)
    expect(request.state).toBe('canceled')
    expect(request.completedAt).toEqual(portal.now())
    expect(request.status).toContain(says)
    expect(await memberIdsOf(portal.db.read, design)).toEqual([])
  })
})

describe('a role that cannot be given', () => {
  test('is tried again until it can, and request and assignment say how far they are', async () => {
    await setDeleted(print, portal.now())
    const id = await ask()
    expect((await requestOf(id)).state).toBe('partiallyDelivered')
    expect((await assignmentOf()).state).toBe('partiallyDelivered')
    expect((await runJob(portal, 'retry-deliveries')).done).toBe(0)
    portal.clock.advance(minutes(5))
    await runJob(portal, 'retry-deliveries')
    expect((await requestOf(id)).state).toBe('partiallyDelivered')
    await setDeleted(print, null)
    portal.clock.advance(minutes(10))
    await runJob(portal, 'retry-deliveries')
    expect(await memberIdsOf(portal.db.read, print)).toEqual([ada])
    expect((await assignmentOf()).state).toBe('delivered')
    expect((await requestOf(id)).state).toBe('delivered')
    await runJob(portal, 'send-mail')
    expect(portal.sent.filter(({ subject }) => subject.includes('Design suite'))).toHaveLength(2)
    expect(await story.activities()).toContain('assignment.mended')
  })

  test('moves the request from failed to partly to wholly delivered', async () => {
    await setDeleted(print, portal.now())
    await setDeleted(design, portal.now())
    const id = await ask()
    expect((await requestOf(id)).state).toBe('deliveryFailed')
    await runJob(portal, 'send-mail')
    expect(portal.sent).toEqual([])
    for (const [group, state] of [
      [design, 'partiallyDelivered'],
      [print, 'delivered'],
    ] as const) {
      await setDeleted(group, null)
      portal.clock.advance(hours(1))
      await runJob(portal, 'retry-deliveries')
      expect((await requestOf(id)).state).toBe(state)
    }
  })

  test('is left to people after some hours, who can try it for fourteen days by the request and always by the assignment', async () => {
    await setDeleted(print, portal.now())
    const id = await ask()
    for (let hour = 0; hour < 12; hour += 1) {
      portal.clock.advance(hours(2))
      await runJob(portal, 'retry-deliveries')
    }
    const [failure] = await portal.db.read.select().from(deliveryFailures)
    expect(failure).toMatchObject({ attempts: 8, nextAt: null, endsAt: null, reason: 'resourceDeleted' })
    const asIgor = await portal.as(igor)
    expect(await refusalOf(reprocessRequest(await portal.as(ada), { requestId: id }))).toBe('notAllowed')
    expect(await reprocessRequest(asIgor, { requestId: id })).toEqual({
      given: [],
      taken: [],
      failing: ['Member of Print'],
    })
    await setDeleted(print, null)
    portal.clock.advance(days(reprocessDays))
    expect(await refusalOf(reprocessRequest(asIgor, { requestId: id }))).toBe('reprocessTooLate')
    const { id: assignmentId } = await assignmentOf()
    expect(await reprocessAssignment(asIgor, { assignmentId })).toEqual({
      given: ['Member of Print'],
      taken: [],
      failing: [],
    })
    expect((await requestOf(id)).state).toBe('delivered')
    expect(await refusalOf(reprocessRequest(asIgor, { requestId: id }))).toBe('nothingToReprocess')
  })
})

describe('access that something else has ended', () => {
  test('is found and mended once a day, told in the audit log, and costs nothing where all is well', async () => {
    await ask()
    await runJob(portal, 'mend-deliveries')
    await endEdges(design)
    expect(await memberIdsOf(portal.db.read, design)).toEqual([])
    portal.clock.advance(hours(23))
    expect((await runJob(portal, 'mend-deliveries')).done).toBe(0)
    portal.clock.advance(hours(1))
    expect((await runJob(portal, 'mend-deliveries')).done).toBe(1)
    expect(await memberIdsOf(portal.db.read, design)).toEqual([ada])
    portal.clock.advance(days(1))
    expect((await runJob(portal, 'mend-deliveries')).done).toBe(0)
    expect((await story.activities()).filter((activity) => activity === 'assignment.mended')).toHaveLength(1)
  })

  test('comes back at once where an administrator reprocesses it, and not once it has ended', async () => {
    await ask()
    const { id: assignmentId } = await assignmentOf()
    await endEdges(design)
    const asIgor = await portal.as(igor)
    expect(await refusalOf(reprocessAssignment(await portal.as(ada), { assignmentId }))).toBe('notAllowed')
    expect((await reprocessAssignment(asIgor, { assignmentId })).given).toEqual(['Member of Design'])
    expect((await reprocessAssignment(asIgor, { assignmentId })).given).toEqual([])
    await giveBackAssignment(await portal.as(ada), { assignmentId })
    expect(await refusalOf(reprocessAssignment(asIgor, { assignmentId }))).toBe('assignmentEnded')
  })
})

describe('the end of access leaves what there are other reasons for', () => {
  test('another package gives the same group', async () => {
    const other = await story.accessPackage('Other', [memberOf(design)])
    await ask()
    const { id } = await assignmentOf()
    await ask({}, ada, other)
    await giveBackAssignment(await portal.as(ada), { assignmentId: id })
    expect(await memberIdsOf(portal.db.read, design)).toEqual([ada])
    expect(await memberIdsOf(portal.db.read, print)).toEqual([])
  })

  test('a membership by hand, from before the package or besides it', async () => {
    await addMember(portal, { groupId: design, userId: ada })
    await ask()
    await addMember(portal, { groupId: print, userId: ada })
    await giveBackAssignment(await portal.as(ada), { assignmentId: (await assignmentOf()).id })
    expect(await memberIdsOf(portal.db.read, design)).toEqual([ada])
    expect(await memberIdsOf(portal.db.read, print)).toEqual([ada])
  })

  test('a rule of the group', async () => {
    await ask()
    await portal.db.transaction((tx) =>
      tx.insert(memberships).values({
        id: portal.newId(),
        groupId: design,
        userId: ada,
        source: 'dynamicRule',
        sourceId: '',
        startsAt: portal.now(),
        endsAt: null,
      }),
    )
    await giveBackAssignment(await portal.as(ada), { assignmentId: (await assignmentOf()).id })
    expect(await memberIdsOf(portal.db.read, design)).toEqual([ada])
  })

  test('and comes at its instant, not a millisecond sooner', async () => {
    await ask({ requestedDays: 2 })
    portal.clock.advance(days(2) - 1)
    expect((await runJob(portal, 'expire-assignments')).done).toBe(0)
    portal.clock.advance(1)
    expect((await runJob(portal, 'expire-assignments')).done).toBe(1)
    expect(await memberIdsOf(portal.db.read, design)).toEqual([])
  })

  test('and one that cannot end holds up none of those that end with it', async () => {
    const others = await Promise.all(['Bo', 'Cy'].map((name) => story.person(name)))
    for (const who of [ada, ...others]) await ask({ requestedDays: 1 }, who)
    const { requestId } = await assignmentOf()
    await portal.db.transaction((tx) =>
      tx
        .update(assignmentRequests)
        .set({ terms: { ...plainTerms, callouts: null as never } })
        .where(eq(assignmentRequests.id, requestId)),
    )
    portal.clock.advance(days(1))
    const logged: string[] = []
    const log = { ...portal.log, error: (_: unknown, says: string) => void logged.push(says) }
    expect((await runJob({ ...portal, log }, 'expire-assignments')).done).toBe(2)
    expect(logged).toEqual(['one item of a job failed'])
    expect(await memberIdsOf(portal.db.read, design)).toEqual([ada])
    await runJob(portal, 'send-mail')
    const ended = portal.sent.filter(({ subject }) => subject.includes('ended'))
    expect(ended.map(({ to }) => to).sort()).toEqual(['bo@example.com', 'cy@example.com'])
  })
})

test('A change of a package that many have is delivered stretch by stretch, and its progress is known', async () => {
  const { userIds, packageId: crowded } = await crowd(portal, { people: 2100, units: 2100 })
  await portal.db.transaction(async (tx) => {
    const [policy] = await tx.select().from(assignmentPolicies).where(eq(assignmentPolicies.accessPackageId, crowded))
    await insert(
      tx,
      assignments,
      userIds.map((targetId) => ({
        id: portal.newId(),
        accessPackageId: crowded,
        policyId: policy?.id ?? '',
        targetId,
        requestId: portal.newId(),
        state: 'delivered' as const,
        startsAt: portal.now(),
      })),
    )
  })
  expect(await portal.db.transaction((tx) => deliverToAll(portal, tx, crowded))).toBe(2100)
  expect(await deliveryUnderWay(portal.db.read, crowded)).toMatchObject({ done: 1000, total: 2100 })
  expect((await runJob(portal, 'deliver-changes')).done).toBe(2)
  expect(await deliveryUnderWay(portal.db.read, crowded)).toBeNull()
  const held = await portal.db.read.select().from(memberships).where(isNull(memberships.endsAt))
  expect(new Set(held.map(({ userId }) => userId)).size).toBe(2100)
})
