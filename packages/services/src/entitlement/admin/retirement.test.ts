import { plainStage, plainTerms } from '@latchkey/core/entitlement/policy'
import type { AccessPackageId, GroupId, UserId } from '@latchkey/core/ids'
import { after, days } from '@latchkey/core/time'
import { accessPackages, assignmentPolicies, assignmentRequests } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createGroup } from '../../directory/create-group.ts'
import { memberIdsOf } from '../../directory/memberships.store.ts'
import { beginStory, refusalOf, type Story } from '../../directory/story.testing.ts'
import { runJob } from '../../jobs/run-jobs.ts'
import { myAssignments } from '../assignments.views.ts'
import { packageForMe } from '../package-for-me.views.ts'
import { availablePackages } from '../packages.views.ts'
import { submitRequest } from '../submit-request.ts'
import { callOffRetirement } from './call-off-retirement.ts'
import { retirePackage } from './retire-package.ts'

let story: Story
let portal: Story['portal']
let asIgor: Awaited<ReturnType<Story['portal']['as']>>
let ada: UserId
let bo: UserId
let design: GroupId
let packageId: AccessPackageId

beforeEach(async () => {
  story = await beginStory()
  portal = story.portal
  asIgor = await portal.as(await story.person('Igor Governance', {}, 'identityGovernanceAdministrator'))
  ada = await story.person('Ada')
  bo = await story.person('Bo')
  design = await createGroup(portal, { displayName: 'Design', kind: 'security' })
  packageId = await story.accessPackage('Design suite', [{ kind: 'group', originId: design, roleId: 'member' }])
  await submitRequest(await portal.as(ada), { accessPackageId: packageId })
})
afterEach(() => portal.dispose())

const found = async () => {
  const [row] = await portal.db.read.select().from(accessPackages).where(eq(accessPackages.id, packageId))
  if (!row) throw new Error('no such package')
  return row
}
const retire = (inDays: number, note = '') =>
  retirePackage(asIgor, { accessPackageId: packageId, revision: 0, retiresAt: after(portal.now(), days(inDays)), note })
const isAvailable = async () =>
  (await availablePackages(await portal.as(bo), {})).rows.some(({ displayName }) => displayName === 'Design suite')

describe('a package that is retired', () => {
  test('takes no requests from now on, closes the open ones, and tells those who have it', async () => {
    const terms = {
      ...plainTerms,
      stages: [{ ...plainStage, approvers: [{ kind: 'singleUser' as const, userId: ada }] }],
    }
    await portal.db.transaction((tx) => tx.update(assignmentPolicies).set({ terms }))
    const requestId = await submitRequest(await portal.as(bo), { accessPackageId: packageId })
    expect(await isAvailable()).toBe(true)
    await runJob(portal, 'send-mail')
    portal.sent.length = 0
    expect(await retire(30, 'Use Sketch instead.')).toBe(1)
    expect(await isAvailable()).toBe(false)
    const asBo = await portal.as(bo)
    expect(await refusalOf(submitRequest(asBo, { accessPackageId: packageId }))).toBe('packageRetiring')
    expect((await packageForMe(asBo, packageId)).objection?.code).toBe('packageRetiring')
    const [request] = await portal.db.read.select().from(assignmentRequests).where(eq(assignmentRequests.id, requestId))
    expect(request).toMatchObject({ state: 'canceled', status: 'The access package is being retired.' })
    const [mine] = await myAssignments(await portal.as(ada), 'active')
    expect(mine).toMatchObject({
      due: after(portal.now(), days(30)),
      dueBecause: 'The access package was retired',
    })
    await runJob(portal, 'send-mail')
    const toAda = portal.sent.filter(({ to }) => to === 'ada@example.com')
    expect(toAda).toHaveLength(1)
    expect(toAda[0]?.text).toContain('Use Sketch instead.')
  })

  test('ends everybody’s access on its day, and is deleted by itself after the last', async () => {
    await retire(30)
    portal.clock.advance(days(30) - 1)
    await runJob(portal, 'expire-assignments')
    await runJob(portal, 'finish-retirements')
    expect(await memberIdsOf(portal.db.read, design)).toEqual([ada])
    portal.clock.advance(1)
    expect((await runJob(portal, 'finish-retirements')).done).toBe(0)
    expect((await found()).deletedAt).toBeNull()
    await runJob(portal, 'expire-assignments')
    expect(await memberIdsOf(portal.db.read, design)).toEqual([])
    const [ended] = await myAssignments(await portal.as(ada), 'ended')
    expect(ended?.endReason).toBe('The access package was retired')
    expect((await runJob(portal, 'finish-retirements')).done).toBe(1)
    expect((await found()).deletedAt).toEqual(portal.now())
    expect((await runJob(portal, 'finish-retirements')).done).toBe(0)
  })

  test('is brought back before its day by calling it off, not on it', async () => {
    await retire(30)
    expect(await refusalOf(retire(20))).toBe('changedMeanwhile')
    await callOffRetirement(asIgor, { accessPackageId: packageId })
    await runJob(portal, 'send-mail')
    expect(portal.sent.filter(({ to }) => to === 'ada@example.com').at(-1)?.subject).toBe(
      'Stays after all: Design suite',
    )
    expect(await isAvailable()).toBe(true)
    const [mine] = await myAssignments(await portal.as(ada), 'active')
    expect(mine).toMatchObject({ due: null, dueBecause: null })
    expect(await refusalOf(callOffRetirement(asIgor, { accessPackageId: packageId }))).toBe('notRetiring')
  })

  test('is retired for a time to come only, by those who run the catalog', async () => {
    expect(await refusalOf(retire(-1))).toBe('retiresInPast')
    expect(await refusalOf(retire(366))).toBe('retiresTooFar')
    const asAda = await portal.as(ada)
    const input = { accessPackageId: packageId, revision: 0, retiresAt: after(portal.now(), days(1)), note: '' }
    expect(await refusalOf(retirePackage(asAda, input))).toBe('notAllowed')
    await retire(1)
    portal.clock.advance(days(1))
    expect(await refusalOf(callOffRetirement(asIgor, { accessPackageId: packageId }))).toBe('retirementBegun')
  })
})
