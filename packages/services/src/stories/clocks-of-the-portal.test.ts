import { emptyTerms } from '@latchkey/core/entitlement/policy-form'
import type { AccessPackageId, PolicyId, UserId } from '@latchkey/core/ids'
import { approvalDelegations } from '@latchkey/schema/tables/approvals'
import { accessPackages, assignmentPolicies, assignments } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { beginStory, refusalOf, type Story } from '../directory/story.testing.ts'
import { assignMany } from '../entitlement/admin/assign-many.ts'
import { assignPackage } from '../entitlement/admin/assign-package.ts'
import { createPolicy } from '../entitlement/admin/create-policy.ts'
import { packageForAdmin } from '../entitlement/admin/packages.views.ts'
import { policyForAdmin } from '../entitlement/admin/policies.views.ts'
import { retirePackage } from '../entitlement/admin/retire-package.ts'
import { beginRequests } from '../entitlement/begin-requests.job.ts'
import { createDelegation } from '../entitlement/create-delegation.ts'
import { periodAsked } from '../reports/period.ts'

/* What people type is what the clock on their wall shows. In Berlin the clocks go forward on 28 March 2027: that day has 23 hours. */

let story: Story
let igor: UserId
let ada: UserId
let bo: UserId
let packageId: AccessPackageId
let policyId: PolicyId

beforeEach(async () => {
  story = await beginStory()
  igor = await story.person('Igor Governance', {}, 'identityGovernanceAdministrator')
  ada = await story.person('Ada')
  bo = await story.person('Bo')
  packageId = await story.accessPackage('Design suite', [])
  const [policy] = await story.portal.db.read.select().from(assignmentPolicies)
  policyId = policy?.id ?? ''
})
afterEach(() => story.portal.dispose())

const inBerlin = async (userId: UserId) => {
  const portal = await story.portal.as(userId)
  return { ...portal, settings: { ...portal.settings, timeZone: 'Europe/Berlin' } }
}

test('A delegation begins and ends by the clock on the wall, in winter and in summer', async () => {
  const delegate = async (startsAt: string, untilAt: string) =>
    createDelegation(await inBerlin(ada), {
      userId: ada,
      delegateId: bo,
      startsAt,
      untilAt,
      packageIds: [],
      includesPending: false,
    })
  const id = await delegate('2027-03-27T18:00', '2027-03-29T08:00')
  const [kept] = await story.portal.db.read.select().from(approvalDelegations).where(eq(approvalDelegations.id, id))
  expect(kept?.startsAt.toISOString()).toBe('2027-03-27T17:00:00.000Z')
  expect(kept?.untilAt?.toISOString()).toBe('2027-03-29T06:00:00.000Z')
  expect(await refusalOf(delegate('2027-03-29T09:00', '2027-03-29T09:00'))).toBe('delegationEndsBeforeStart')
  expect(await refusalOf(delegate('at noon', ''))).toBe('invalidInput')
})

test('Access that is assigned for days lasts from midnight to midnight of the organization, for one as for many', async () => {
  const period = { startsAt: '2027-03-28', endsAt: '2027-03-29' }
  const shared = { accessPackageId: packageId, policyId, ...period }
  await assignPackage(await inBerlin(igor), { ...shared, userId: ada })
  await assignMany(await inBerlin(igor), { ...shared, people: 'bo@example.com' })
  story.portal.clock.set(new Date('2027-03-27T22:59:59.999Z'))
  await beginRequests(story.portal)
  expect(await story.portal.db.read.select().from(assignments)).toEqual([])
  story.portal.clock.set(new Date('2027-03-27T23:00:00.000Z'))
  await beginRequests(story.portal)
  const held = await story.portal.db.read.select().from(assignments)
  expect(held.map(({ expiresAt }) => expiresAt?.toISOString())).toEqual([
    '2027-03-28T22:00:00.000Z',
    '2027-03-28T22:00:00.000Z',
  ])
})

test('A start that has come in the organization is over, though it has not in UTC', async () => {
  story.portal.clock.set(new Date('2027-06-30T22:30:00.000Z'))
  const assign = async (startsAt: string) =>
    assignPackage(await inBerlin(igor), { accessPackageId: packageId, policyId, userId: ada, startsAt })
  expect(await refusalOf(assign('2027-07-01'))).toBe('startInPast')
  expect((await assign('2027-07-02')).state).toBe('scheduled')
})

test('A package retires when its day begins in the organization', async () => {
  const retire = async (retiresAt: string) =>
    retirePackage(await inBerlin(igor), { accessPackageId: packageId, revision: 0, retiresAt })
  expect(await refusalOf(retire(''))).toBe('invalidInput')
  await retire('2027-07-01')
  const [found] = await story.portal.db.read.select().from(accessPackages)
  expect(found?.retiresAt?.toISOString()).toBe('2027-06-30T22:00:00.000Z')
})

test('Access under a policy ends with its last day, which the pages show as it was typed', async () => {
  const berlin = await inBerlin(igor)
  const id = await createPolicy(berlin, {
    accessPackageId: packageId,
    displayName: 'Until the fair',
    enabled: true,
    scope: 'allMemberUsers',
    ...emptyTerms,
    stages: [],
    expirationType: 'afterDateTime',
    expirationDate: '2027-03-28',
  })
  const { form } = await policyForAdmin(berlin, id)
  expect(form.expirationDate).toBe('2027-03-28')
  const { policies } = await packageForAdmin(berlin, packageId)
  expect(policies.find((policy) => policy.id === id)?.expirationWords).toBe('Until 2027-03-28')
  await assignPackage(berlin, { accessPackageId: packageId, policyId: id, userId: ada })
  const [held] = await story.portal.db.read.select().from(assignments)
  expect(held?.expiresAt?.toISOString()).toBe('2027-03-28T21:59:59.999Z')
})

test('Reports count the days of the organization', async () => {
  const { since, until } = periodAsked(await inBerlin(igor), '2027-03-28', '2027-03-28')
  expect([since.toISOString(), until.toISOString()]).toEqual(['2027-03-27T23:00:00.000Z', '2027-03-28T22:00:00.000Z'])
})
