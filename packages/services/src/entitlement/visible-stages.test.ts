import { type ApproverVisibility, plainStage } from '@latchkey/core/entitlement/policy'
import type { RequestId, UserId } from '@latchkey/core/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createGroup } from '../directory/create-group.ts'
import { beginStory, type Story } from '../directory/story.testing.ts'
import { setSetting } from '../installation/settings.store.ts'
import { requestForAdmin } from './admin/request-detail.views.ts'
import { decideRequest } from './decide-request.ts'
import { packageForMe } from './package-for-me.views.ts'
import { packageUnder } from './requesting-story.testing.ts'
import { requestDetail } from './requests.views.ts'
import { submitRequest } from './submit-request.ts'

let story: Story
let ada: UserId
let owen: UserId
let igor: UserId

const under = (visibility: ApproverVisibility) =>
  packageUnder(story, `Package ${visibility}`, {
    stages: [
      { ...plainStage, visibility, approvers: [{ kind: 'singleUser', userId: owen }] },
      { ...plainStage, visibility, approvers: [{ kind: 'singleUser', userId: igor }] },
    ],
  })
const ask = async (visibility: ApproverVisibility) =>
  submitRequest(await story.portal.as(ada), { accessPackageId: await under(visibility), justification: '' })
const told = async (who: UserId, requestId: RequestId) =>
  JSON.stringify((await requestDetail(await story.portal.as(who), requestId)).stages)

beforeAll(async () => {
  story = await beginStory()
  ada = await story.person('Ada')
  owen = await story.person('Owen Approver')
  igor = await story.person('Igor Governance', {}, 'identityGovernanceAdministrator')
})
afterAll(() => story.portal.dispose())

test('names of approvers are told where the policy shows them', async () => {
  expect(await told(ada, await ask('visible'))).toContain('Owen Approver')
})

test('where it does not, nobody is named to the requestor, before and after a decision', async () => {
  const requestId = await ask('notVisible')
  expect(await told(ada, requestId)).not.toMatch(/Owen|Igor/)
  await decideRequest(await story.portal.as(owen), { requestId, stage: 0, verdict: 'approve', reason: 'Good.' })
  const after = await told(ada, requestId)
  expect(after).not.toMatch(/Owen|Igor/)
  expect(after).toContain('Good.')
  expect(await told(owen, requestId)).toContain('Owen Approver')
  expect(await told(igor, requestId)).toContain('Owen Approver')
})

test('otherwise the setting of the organization decides', async () => {
  const set = (approversVisible: boolean) =>
    story.portal.db.transaction((tx) => setSetting(tx, 'entitlement', { approversVisible }, story.portal.now()))
  const requestId = await ask('default')
  expect(await told(ada, requestId)).toContain('Owen Approver')
  await set(false)
  expect(await told(ada, requestId)).not.toContain('Owen')
  const { approval } = await packageForMe(await story.portal.as(ada), await under('default'))
  expect(approval.map(({ approvers, people }) => [approvers, ...people])).toEqual([['an approver'], ['an approver']])
})

test('what the package gives is told to the requestor where the setting shows it, or once they have it', async () => {
  const { portal } = story
  const set = (roleVisibility: 'all' | 'none') =>
    portal.db.transaction((tx) => setSetting(tx, 'entitlement', { roleVisibility }, portal.now()))
  const owner = { kind: 'singleUser', userId: owen } as const
  const groupId = await createGroup(portal, { displayName: 'Secret project', kind: 'security' })
  const gives = [{ kind: 'group', originId: groupId, roleId: 'member' }] as const
  const accessPackageId = await story.accessPackage('Payroll', gives, [{ approvers: [owner] }])
  const requestId = await submitRequest(await portal.as(ada), { accessPackageId, justification: '' })
  const givenTo = async (who: UserId) => {
    const { rolesTold, gives: told } = await requestDetail(await portal.as(who), requestId)
    return rolesTold ? told : 'not told'
  }
  const all = ['Member of Secret project']
  await set('none')
  expect(await givenTo(ada)).toBe('not told')
  expect(await givenTo(owen)).toEqual(all)
  expect(await givenTo(igor)).toEqual(all)
  await set('all')
  expect(await givenTo(ada)).toEqual(all)
  await set('none')
  await decideRequest(await portal.as(owen), { requestId, stage: 0, verdict: 'approve', reason: '' })
  expect(await givenTo(ada)).toEqual(all)
})

test('administrators of governance see the names always, of their own requests too', async () => {
  const asIgor = await story.portal.as(igor)
  const accessPackageId = await under('notVisible')
  const requestId = await submitRequest(asIgor, { accessPackageId, justification: '' })
  const { request } = await requestForAdmin(asIgor, requestId)
  expect(request.stages[0]?.asked).toMatchObject([{ displayName: 'Owen Approver' }])
})
