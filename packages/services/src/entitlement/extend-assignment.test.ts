import { plainStage } from '@latchkey/core/entitlement/policy'
import type { AccessPackageId, UserId } from '@latchkey/core/ids'
import { after, days } from '@latchkey/core/time'
import { assignmentPolicies } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginStory, refusalOf, type Story } from '../directory/story.testing.ts'
import { runJob } from '../jobs/run-jobs.ts'
import { assignPackage } from './admin/assign-package.ts'
import { myAssignments } from './assignments.views.ts'
import { decideRequest } from './decide-request.ts'
import { endForReport } from './end-for-report.ts'
import { extendAssignment } from './extend-assignment.ts'
import { giveBackAssignment } from './give-back-assignment.ts'
import { accessIdOf, accessOf, changeTerms, lettersTo, packageUnder } from './requesting-story.testing.ts'
import { requestDetail } from './requests.views.ts'
import { submitRequest } from './submit-request.ts'

let story: Story
let grace: UserId
let ada: UserId
let zoe: UserId

const for30 = { expiration: { type: 'afterDuration', days: 30 }, allowCustomDuration: true } as const
const extend = async (by: UserId, assignmentId: string, more: { requestedDays?: number } = {}) =>
  extendAssignment(await story.portal.as(by), { assignmentId, justification: 'The project goes on.', ...more })
const hold = async (who: UserId, accessPackageId: AccessPackageId) => {
  await submitRequest(await story.portal.as(who), { accessPackageId, justification: '' })
  return accessIdOf(story, who, accessPackageId)
}

beforeAll(async () => {
  story = await beginStory()
  grace = await story.person('Grace')
  ada = await story.person('Ada', { managerId: grace })
  zoe = await story.person('Zoe')
})
afterAll(() => story.portal.dispose())

describe('more time without approval', () => {
  test('is given at once, from now on, and the holder is told of the new end once more', async () => {
    const packageId = await packageUnder(story, 'Diagrams', { ...for30, extension: 'withoutApproval' })
    const assignmentId = await hold(ada, packageId)
    expect(await refusalOf(extend(ada, assignmentId))).toBe('noLaterEnd')
    story.portal.clock.advance(days(20))
    await runJob(story.portal, 'warn-of-ends')
    expect((await accessOf(story, ada, packageId))?.noticeDays).toBe(14)
    await extend(ada, assignmentId)
    const extended = await accessOf(story, ada, packageId)
    expect(extended).toMatchObject({
      id: assignmentId,
      expiresAt: after(story.portal.now(), days(30)),
      noticeDays: null,
    })
    expect(await lettersTo(story, ada)).toContain('accessExtended')
    expect(await story.activities()).toContain('assignment.extended')
  })

  test('never makes it shorter', async () => {
    const packageId = await packageUnder(story, 'Plans', { ...for30, extension: 'withoutApproval' })
    const assignmentId = await hold(ada, packageId)
    const before = (await accessOf(story, ada, packageId))?.expiresAt
    story.portal.clock.advance(days(1))
    await extend(ada, assignmentId, { requestedDays: 3 })
    expect((await accessOf(story, ada, packageId))?.expiresAt).toEqual(before)
  })
})

describe('past the end that an administrator chose', () => {
  const assignedForAWeek = async (packageId: AccessPackageId) => {
    const { portal } = story
    const [policy] = await portal.db.read
      .select()
      .from(assignmentPolicies)
      .where(eq(assignmentPolicies.accessPackageId, packageId))
    await assignPackage(portal, {
      accessPackageId: packageId,
      policyId: policy?.id ?? '',
      userId: zoe,
      justification: '',
      endsAt: after(portal.now(), days(7)),
    })
    return accessIdOf(story, zoe, packageId)
  }

  test('nobody gets more time without approval, and the list says why', async () => {
    const packageId = await packageUnder(story, 'Visits', { ...for30, extension: 'withoutApproval' })
    const assignmentId = await assignedForAWeek(packageId)
    expect(await refusalOf(extend(zoe, assignmentId))).toBe('endChosen')
    const rows = await myAssignments(await story.portal.as(zoe), 'active')
    expect(rows.find(({ id }) => id === assignmentId)?.why.notExtend).toMatch(/^An administrator chose/)
  })

  test('approvers can give it', async () => {
    const packageId = await packageUnder(story, 'Tours', {
      ...for30,
      extension: 'withApproval',
      stages: [{ ...plainStage, approvers: [{ kind: 'singleUser', userId: grace }] }],
    })
    const requestId = await extend(zoe, await assignedForAWeek(packageId))
    await decideRequest(await story.portal.as(grace), { requestId, stage: 0, verdict: 'approve', reason: '' })
    expect((await accessOf(story, zoe, packageId))?.expiresAt).toEqual(after(story.portal.now(), days(30)))
  })
})

describe('more time with approval', () => {
  let packageId: AccessPackageId
  let assignmentId: string

  beforeAll(async () => {
    packageId = await packageUnder(story, 'Figures', { ...for30, extension: 'withApproval', onBehalf: true })
    assignmentId = await hold(ada, packageId)
    await changeTerms(story, packageId, {
      ...for30,
      extension: 'withApproval',
      onBehalf: true,
      stages: [{ ...plainStage, approvers: [{ kind: 'requestorManager' }] }],
    })
    story.portal.clock.advance(days(5))
  })

  test('goes through the stages of the policy as it is now', async () => {
    const requestId = await extend(ada, assignmentId)
    const asked = await requestDetail(await story.portal.as(ada), requestId)
    expect(asked).toMatchObject({ type: 'userUpdate', state: 'pendingApproval' })
    expect(await refusalOf(extend(ada, assignmentId))).toBe('alreadyRequested')
    const before = (await accessOf(story, ada, packageId))?.expiresAt
    await decideRequest(await story.portal.as(grace), { requestId, stage: 0, verdict: 'approve', reason: '' })
    const extended = await accessOf(story, ada, packageId)
    expect(extended?.id).toBe(assignmentId)
    expect(extended?.expiresAt?.getTime()).toBeGreaterThan(before?.getTime() ?? Number.POSITIVE_INFINITY)
  })

  test('is asked for by a manager too, who then does not decide it', async () => {
    story.portal.clock.advance(days(1))
    await story.person('Igor', {}, 'identityGovernanceAdministrator')
    const requestId = await extend(grace, assignmentId)
    const asked = await requestDetail(await story.portal.as(grace), requestId)
    expect(asked.requestor?.displayName).toBe('Grace')
    expect(asked.stages[0]?.asked.map(({ displayName }) => displayName)).toEqual(['Igor'])
  })

  test('is not decided any more where the access ends meanwhile, and the package can be asked for again', async () => {
    const otherId = await packageUnder(story, 'Sketches', {
      ...for30,
      extension: 'withApproval',
      stages: [],
    })
    const heldId = await hold(zoe, otherId)
    await changeTerms(story, otherId, {
      ...for30,
      extension: 'withApproval',
      stages: [{ ...plainStage, approvers: [{ kind: 'singleUser', userId: grace }] }],
    })
    story.portal.clock.advance(days(5))
    const requestId = await extend(zoe, heldId)
    await giveBackAssignment(await story.portal.as(zoe), { assignmentId: heldId })
    const decision = { requestId, stage: 0, verdict: 'approve', reason: '' } as const
    expect(await refusalOf(decideRequest(await story.portal.as(grace), decision))).toBe('requestClosed')
    expect(await lettersTo(story, zoe)).toContain('requestDenied')
    const again = { accessPackageId: otherId, justification: '' }
    expect(await submitRequest(await story.portal.as(zoe), again)).not.toBe(requestId)
  })

  test('does nothing for access that ended meanwhile: the request is denied and says so', async () => {
    const other = await packageUnder(story, 'Drawings', { ...for30, extension: 'withApproval' })
    const held = await hold(ada, other)
    await changeTerms(story, other, {
      ...for30,
      extension: 'withApproval',
      stages: [{ ...plainStage, approvers: [{ kind: 'requestorManager' }] }],
    })
    story.portal.clock.advance(days(1))
    const requestId = await extend(ada, held)
    await giveBackAssignment(await story.portal.as(ada), { assignmentId: held })
    const { state } = await requestDetail(await story.portal.as(ada), requestId)
    if (state === 'pendingApproval')
      await decideRequest(await story.portal.as(grace), { requestId, stage: 0, verdict: 'approve', reason: '' })
    expect(['denied', 'canceled']).toContain((await requestDetail(await story.portal.as(ada), requestId)).state)
    expect(await accessOf(story, ada, other)).toBeUndefined()
  })
})

describe('who may not extend', () => {
  test('somebody else, and a manager under a policy that does not let managers', async () => {
    const packageId = await packageUnder(story, 'Sketches', { ...for30, extension: 'withoutApproval' })
    const assignmentId = await hold(ada, packageId)
    story.portal.clock.advance(days(1))
    expect(await refusalOf(extend(zoe, assignmentId))).toBe('notAllowed')
    expect(await refusalOf(extend(grace, assignmentId))).toBe('notForReports')
    expect(await refusalOf(extend(ada, 'nothing'))).toBe('notFound')
  })

  test('a holder whom the policy does not reach any more, or whose policy offers no extension', async () => {
    const packageId = await packageUnder(story, 'Models', { ...for30, extension: 'withoutApproval' })
    const assignmentId = await hold(zoe, packageId)
    story.portal.clock.advance(days(1))
    await changeTerms(story, packageId, for30)
    expect(await refusalOf(extend(zoe, assignmentId))).toBe('extensionNotOffered')
  })
})

describe('what a manager ends for a report', () => {
  test('ends at once, with the reason, where the policy lets managers', async () => {
    const packageId = await packageUnder(story, 'Tools', { ...for30, onBehalf: true })
    const assignmentId = await hold(ada, packageId)
    const end = { assignmentId, reason: 'She works on something else now.' }
    expect(await refusalOf(endForReport(await story.portal.as(zoe), end))).toBe('notAllowed')
    await endForReport(await story.portal.as(grace), end)
    expect(await accessOf(story, ada, packageId)).toBeUndefined()
    expect(await refusalOf(endForReport(await story.portal.as(grace), end))).toBe('assignmentEnded')
  })

  test('stays under a policy that does not let managers', async () => {
    const packageId = await packageUnder(story, 'Boards', for30)
    const assignmentId = await hold(ada, packageId)
    const ending = endForReport(await story.portal.as(grace), { assignmentId, reason: 'Not needed.' })
    expect(await refusalOf(ending)).toBe('notForReports')
  })
})

test('what a policy does not let holders give back stays, with the reason', async () => {
  const packageId = await packageUnder(story, 'Badge', { ...for30, mayGiveBack: false })
  const assignmentId = await hold(zoe, packageId)
  const giving = giveBackAssignment(await story.portal.as(zoe), { assignmentId })
  expect(await refusalOf(giving)).toBe('givingBackNotOffered')
})
