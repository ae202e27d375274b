import { plainTerms } from '@latchkey/core/entitlement/policy'
import type { AccessPackageId, UserId } from '@latchkey/core/ids'
import { after, days } from '@latchkey/core/time'
import { assignmentPolicies, assignments } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createGroup } from '../../directory/create-group.ts'
import { beginStory, refusalOf, type Story } from '../../directory/story.testing.ts'
import { runJob } from '../../jobs/run-jobs.ts'
import { extendAssignment } from '../extend-assignment.ts'
import { submitRequest } from '../submit-request.ts'
import { assignmentForAdmin } from './assignment-detail.views.ts'
import { changeEnd } from './change-end.ts'
import { retirePackage } from './retire-package.ts'

let story: Story
let portal: Story['portal']
let igor: UserId
let ada: UserId
let packageId: AccessPackageId
let assignmentId: string

// Ada has a package for 30 days, and may extend it without approval.
beforeEach(async () => {
  story = await beginStory()
  portal = story.portal
  igor = await story.person('Igor Governance', {}, 'identityGovernanceAdministrator')
  ada = await story.person('Ada')
  const design = await createGroup(portal, { displayName: 'Design', kind: 'security' })
  packageId = await story.accessPackage('Design suite', [{ kind: 'group', originId: design, roleId: 'member' }])
  await setTerms(30)
  await submitRequest(await portal.as(ada), { accessPackageId: packageId })
  assignmentId = (await held()).id
})
afterEach(() => portal.dispose())

const setTerms = (length: number) =>
  portal.db.transaction((tx) =>
    tx.update(assignmentPolicies).set({
      terms: { ...plainTerms, expiration: { type: 'afterDuration', days: length }, extension: 'withoutApproval' },
    }),
  )
async function held() {
  const [row] = await portal.db.read.select().from(assignments).where(eq(assignments.targetId, ada))
  if (!row) throw new Error('Ada has nothing')
  return row
}
const change = async (by: UserId, endsAt: Date | null) =>
  changeEnd(await portal.as(by), { assignmentId, endsAt, reason: 'The project goes on.' })
const inDays = (n: number) => after(portal.now(), days(n))

test('an administrator makes the end later or sooner within the policy, and the holder hears of more time', async () => {
  portal.clock.advance(days(20))
  await change(igor, inDays(25))
  expect((await held()).expiresAt).toEqual(inDays(25))
  await runJob(portal, 'send-mail')
  expect(portal.sent.filter(({ to }) => to === 'ada@example.com').at(-1)?.subject).toBe(
    'Extended: your access to Design suite',
  )
  const before = portal.sent.length
  await change(igor, inDays(2))
  await runJob(portal, 'send-mail')
  expect(portal.sent).toHaveLength(before)
  expect((await held()).expiresAt).toEqual(inDays(2))
  expect(await story.activities()).toContain('assignment.endChanged')
  portal.clock.advance(days(2))
  await runJob(portal, 'expire-assignments')
  expect((await held()).endReason).toBe('expired')
  expect(await refusalOf(change(igor, inDays(2)))).toBe('assignmentEnded')
})

test('without a day it is as long as the policy gives from now on', async () => {
  portal.clock.advance(days(20))
  await change(igor, null)
  expect((await held()).expiresAt).toEqual(inDays(30))
})

test('not beyond the policy, not into the past, not where the package is being retired, and not by its holder', async () => {
  expect(await refusalOf(change(igor, inDays(31)))).toBe('endBeyondPolicy')
  expect(await refusalOf(change(igor, portal.now()))).toBe('endInPast')
  expect(await refusalOf(change(ada, inDays(3)))).toBe('notAllowed')
  expect((await assignmentForAdmin(await portal.as(igor), assignmentId)).whyNotChangeEnd).toBeNull()
  await retirePackage(await portal.as(igor), {
    accessPackageId: packageId,
    revision: 0,
    retiresAt: inDays(9),
    note: '',
  })
  expect(await refusalOf(change(igor, inDays(3)))).toBe('packageRetiring')
})

test('the end that an administrator chose is not passed over by an extension that nobody approves', async () => {
  await change(igor, inDays(5))
  const asAda = await portal.as(ada)
  expect(await refusalOf(extendAssignment(asAda, { assignmentId, justification: '' }))).toBe('endChosen')
})
