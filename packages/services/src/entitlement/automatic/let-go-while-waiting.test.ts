import { noCallouts } from '@latchkey/core/entitlement/policy-form'
import type { AccessPackageId, UserId } from '@latchkey/core/ids'
import { assignmentRequests, assignments } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { beginStory, type Story } from '../../directory/story.testing.ts'
import { saveUser, userById } from '../../directory/users.store.ts'
import { setSetting } from '../../installation/settings.store.ts'
import { runJob } from '../../jobs/run-jobs.ts'
import type { Portal } from '../../portal.ts'
import { deletePolicy } from '../admin/delete-policy.ts'
import { packageById } from '../catalogs.store.ts'
import { answerCallout } from '../extensions/answer-callout.ts'
import { createExtension } from '../extensions/create-extension.ts'
import { type Receiver, startReceiver } from '../extensions/receiver.testing.ts'
import { automaticForAdmin } from './policy-rule.views.ts'
import { setPolicyRule } from './set-policy-rule.ts'

let story: Story
let portal: Story['portal']
let asIgor: Portal
let receiver: Receiver
let bo: UserId
let packageId: AccessPackageId
let extensionId: string

beforeEach(async () => {
  story = await beginStory()
  portal = story.portal
  asIgor = await portal.as(await story.person('Igor', {}, 'identityGovernanceAdministrator'))
  bo = await story.person('Bo', { department: 'Design' })
  packageId = await story.accessPackage('Design suite', [])
  receiver = await startReceiver()
  await portal.db.transaction((tx) => setSetting(tx, 'entitlement', { privateCallouts: true }, portal.now()))
  const { catalogId } = await packageById(portal.db.read, packageId)
  const extension = { catalogId, displayName: 'Risk', url: receiver.url, waits: true, waitHours: 24, enabled: true }
  extensionId = (await createExtension(asIgor, extension)).id
  await setRule({})
  await runJob(portal, 'send-callouts')
})
afterEach(async () => {
  await receiver.close()
  await portal.dispose()
})

async function setRule(changes: object): Promise<void> {
  const { policy } = await automaticForAdmin(asIgor, packageId)
  await setPolicyRule(asIgor, {
    accessPackageId: packageId,
    revision: policy?.revision ?? 0,
    displayName: 'Designers',
    membershipRule: 'user.department -eq "Design"',
    callouts: { ...noCallouts, assignmentRequestCreated: [extensionId] },
    ...changes,
  })
}

async function answer(): Promise<void> {
  const says = receiver.calls.at(-1)?.says
  await answerCallout(portal, {
    calloutId: says?.customExtensionStageInstanceId ?? '',
    token: says?.callback?.token ?? '',
    data: { state: 'approved' },
  })
}

const outcome = async () => {
  const [request] = await portal.db.read
    .select()
    .from(assignmentRequests)
    .where(eq(assignmentRequests.accessPackageId, packageId))
  const held = await portal.db.read.select().from(assignments).where(eq(assignments.targetId, bo))
  return { state: request?.state, status: request?.status, assignments: held.length }
}

test('Whom the rule still takes when the extension answers gets the package', async () => {
  await answer()
  expect(await outcome()).toMatchObject({ state: 'delivered', assignments: 1 })
})

test.each([
  [
    'the policy was deleted',
    async () => {
      const { policy } = await automaticForAdmin(asIgor, packageId)
      await deletePolicy(asIgor, { policyId: policy?.id ?? '' })
    },
  ],
  ['the policy was switched off', () => setRule({ enabled: false })],
  ['the rule takes others now', () => setRule({ membershipRule: 'user.department -eq "Sales"' })],
  [
    'the person has moved on',
    () => portal.db.transaction(async (tx) => saveUser(tx, await userById(tx, bo), { department: 'Sales' })),
  ],
])('Nobody gets by a rule what waits for an extension where %s meanwhile', async (_, happens) => {
  await happens()
  await answer()
  expect(await outcome()).toEqual({
    state: 'canceled',
    status: 'The rule that assigns this access package does not take the person any more.',
    assignments: 0,
  })
  await runJob(portal, 'send-mail')
  expect(portal.sent).toEqual([])
})
