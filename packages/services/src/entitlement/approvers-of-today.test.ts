import type { AccessPackageId, GroupId, RequestId, UserId } from '@latchkey/core/ids'
import { after, days, hours } from '@latchkey/core/time'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addMember } from '../directory/add-member.ts'
import { createGroup } from '../directory/create-group.ts'
import { removeMember } from '../directory/remove-member.ts'
import { refusalOf } from '../directory/story.testing.ts'
import { updateUser } from '../directory/update-user.ts'
import { readUser } from '../directory/users.views.ts'
import { runJob } from '../jobs/run-jobs.ts'
import { addCatalogRole } from './admin/add-catalog-role.ts'
import { removeCatalogRole } from './admin/remove-catalog-role.ts'
import { type ApprovingStory, beginApproving, people } from './approving.testing.ts'
import { packageById } from './catalogs.store.ts'
import { createDelegation } from './create-delegation.ts'
import { inquire } from './inquire.ts'
import { requestDetail } from './requests.views.ts'

let story: ApprovingStory
let portal: ApprovingStory['portal']
let ada: UserId
let cara: UserId
let dan: UserId
let vera: UserId

beforeEach(async () => {
  story = await beginApproving()
  portal = story.portal
  ada = await story.person('Ada')
  cara = await story.person('Cara')
  dan = await story.person('Dan')
  vera = await story.person('Vera', {}, 'globalAdministrator')
})
afterEach(() => portal.dispose())

const ofCatalog = async (packageId: AccessPackageId, userId: UserId) => ({
  catalogId: (await packageById(portal.db.read, packageId)).catalogId,
  userId,
  role: 'owner' as const,
})

/** Makes somebody the manager of Ada, or nobody. */
const manage = async (managerId: UserId | null): Promise<void> => {
  const asVera = await portal.as(vera)
  const { createdAt: _, accountEnabled: __, attributes: ___, id, ...properties } = await readUser(asVera, ada)
  await updateUser(asVera, { ...properties, userId: id, managerId })
}

const team = async (...members: readonly UserId[]): Promise<GroupId> => {
  const groupId = await createGroup(portal, { displayName: 'Deciders', kind: 'security' })
  for (const userId of members) await addMember(portal, { groupId, userId })
  return groupId
}

/** Cara has Dan decide in her place. */
const delegate = async (untilAt: Date) =>
  createDelegation(await portal.as(cara), {
    userId: cara,
    delegateId: dan,
    packageIds: [],
    includesPending: true,
    untilAt,
  })

describe('whoever may not decide any more', () => {
  test('as an owner of the catalog is refused, and the request is put to others', async () => {
    const packageId = await story.decidedIn({ approvers: [{ kind: 'catalogOwners' }] })
    await addCatalogRole(portal, await ofCatalog(packageId, cara))
    const id = await story.ask(ada, packageId)
    await removeCatalogRole(portal, await ofCatalog(packageId, cara))
    expect(await refusalOf(story.decide(cara, id))).toBe('notYourStage')
    expect(await story.waitsFor(cara)).toEqual([])
    expect(await story.waitsFor(vera)).toEqual([id])
    expect((await story.activities()).slice(-2)).toEqual([
      'accessRequest.approversLetGo',
      'accessRequest.approversAskedAnew',
    ])
    expect(await refusalOf(story.decide(cara, id))).toBe('notYourStage')
    expect(await story.decide(vera, id)).toBe('delivered')
  })

  test('as a member of a group is refused; it goes on waiting for the others', async () => {
    const groupId = await team(cara, dan)
    const id = await story.ask(ada, await story.decidedIn({ approvers: [{ kind: 'groupMembers', groupId }] }))
    await removeMember(portal, { groupId, userId: cara })
    expect((await requestDetail(await portal.as(cara), id)).objection?.code).toBe('notYourStage')
    expect(await refusalOf(story.decide(cara, id))).toBe('notYourStage')
    expect(await refusalOf(inquire(await portal.as(cara), { requestId: id, stage: 0, question: 'Why?' }))).toBe(
      'notYourStage',
    )
    expect([await story.waitsFor(cara), await story.waitsFor(dan)]).toEqual([[], [id]])
    expect(await story.decide(dan, id)).toBe('delivered')
  })

  test('is not needed where all have to approve', async () => {
    const groupId = await team(cara, dan)
    const approvers = [{ kind: 'groupMembers' as const, groupId }]
    const id = await story.ask(ada, await story.decidedIn({ approvers, quorum: 'all' }))
    await removeMember(portal, { groupId, userId: cara })
    expect(await story.decide(dan, id)).toBe('delivered')
  })

  test('as the manager is followed at once by the manager of today', async () => {
    await manage(cara)
    const id = await story.ask(ada, await story.decidedIn({ approvers: [{ kind: 'requestorManager' }] }))
    expect(await story.waitsFor(cara)).toEqual([id])
    await manage(dan)
    expect([await story.waitsFor(cara), await story.waitsFor(dan)]).toEqual([[], [id]])
    expect(await refusalOf(story.decide(cara, id))).toBe('notYourStage')
    expect(await story.decide(dan, id)).toBe('delivered')
  })

  test('and does not try is found when the others are reminded, and gets no reminder', async () => {
    const groupId = await team(cara)
    const stage = { approvers: [{ kind: 'groupMembers' as const, groupId }], daysBeforeAutomaticDenial: 4 }
    const id = await story.ask(ada, await story.decidedIn(stage))
    await removeMember(portal, { groupId, userId: cara })
    portal.clock.advance(days(2))
    await runJob(portal, 'remind-approvers')
    expect([await story.waitsFor(cara), await story.waitsFor(vera)]).toEqual([[], [id]])
    await runJob(portal, 'send-mail')
    const toCara = portal.sent.filter(({ to }) => to === 'cara@example.com')
    const toVera = portal.sent.filter(({ to }) => to === 'vera@example.com')
    expect([toCara.length, toVera.length]).toEqual([1, 1])
  })
})

test('Who was asked because nobody else was there may decide when somebody is there again', async () => {
  const fallback = { approvers: [{ kind: 'requestorManager' as const }], fallbackApprovers: people(cara) }
  const id = await story.ask(ada, await story.decidedIn(fallback))
  await manage(dan)
  expect(await story.decide(cara, id)).toBe('delivered')
})

describe('a delegation whose time is over', () => {
  let id: RequestId

  beforeEach(async () => {
    const untilAt = after(portal.now(), days(1))
    await delegate(untilAt)
    id = await story.ask(ada, await story.decidedIn({ approvers: people(cara) }))
    portal.clock.advance(days(1))
  })

  test('lets the delegate neither decide nor ask back, before any job has ended it; the approver still can', async () => {
    const asked = inquire(await portal.as(dan), { requestId: id, stage: 0, question: 'Why?' })
    expect(await refusalOf(asked)).toBe('notYourStage')
    expect(await refusalOf(story.decide(dan, id))).toBe('notYourStage')
    expect([await story.waitsFor(dan), await story.waitsFor(cara)]).toEqual([[], [id]])
    expect(await story.decide(cara, id)).toBe('delivered')
  })

  test('leaves who delegated to speak for themselves where all have to approve, and the delegate is asked too', async () => {
    const eva = await story.person('Eva')
    const all = { approvers: people(cara, dan, eva), quorum: 'all' as const }
    await delegate(after(portal.now(), days(1)))
    const request = await story.ask(ada, await story.decidedIn(all))
    portal.clock.advance(days(1))
    expect(await story.decide(dan, request)).toBe('pendingApproval')
    expect(await story.decide(eva, request)).toBe('pendingApproval')
    expect(await story.decide(cara, request)).toBe('delivered')
  })
})

test('A delegate decides until the last moment of the delegation', async () => {
  const untilAt = after(portal.now(), hours(1))
  await delegate(untilAt)
  const id = await story.ask(ada, await story.decidedIn({ approvers: people(cara) }))
  portal.clock.advance(hours(1) - 1)
  expect(await story.decide(dan, id)).toBe('delivered')
})
