import { nobodyAsked } from '@latchkey/core/entitlement/approvers-form'
import { emptyStage, emptyTerms } from '@latchkey/core/entitlement/policy-form'
import { emptyQuestion } from '@latchkey/core/entitlement/question-form'
import { days } from '@latchkey/core/time'
import { assignmentRequests, assignments } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { beginStory } from '../directory/story.testing.ts'
import { createPolicy } from './admin/create-policy.ts'
import { policyForAdmin } from './admin/policies.views.ts'
import { updatePolicy } from './admin/update-policy.ts'
import { decideRequest } from './decide-request.ts'
import { submitRequest } from './submit-request.ts'

test('a request keeps the questions, the quorum, the alternates and the length that it was sent under', async () => {
  const story = await beginStory()
  const { portal } = story
  const asIgor = await portal.as(await story.person('Igor Governance', {}, 'identityGovernanceAdministrator'))
  const [ada, owen, mia] = [await story.person('Ada'), await story.person('Owen'), await story.person('Mia')]
  const accessPackageId = await story.accessPackage('Design kit', [])
  const stage = {
    ...emptyStage,
    approvers: { ...nobodyAsked, userIds: [owen, mia] },
    quorum: 'any' as const,
    justificationRequired: false,
    escalates: true,
    escalationDays: 3,
    alternates: { ...nobodyAsked, sources: ['catalogOwners' as const] },
  }
  const policyId = await createPolicy(portal, {
    ...emptyTerms,
    accessPackageId,
    displayName: 'Careful',
    enabled: true,
    scope: 'allMemberUsers',
    stages: [stage],
    questions: [{ ...emptyQuestion, id: 'why', text: 'What for?', required: true }],
    requestorJustificationRequired: false,
    expirationDays: 30,
  })
  const answers = [{ questionId: 'why', values: ['A fair'] }]
  const requestId = await submitRequest(await portal.as(ada), { accessPackageId, policyId, answers })
  const load = async () =>
    (await portal.db.read.select().from(assignmentRequests).where(eq(assignmentRequests.id, requestId)))[0]
  const before = await load()

  const { form, revision } = await policyForAdmin(asIgor, policyId)
  await updatePolicy(asIgor, {
    ...form,
    policyId,
    revision,
    stages: [{ ...stage, quorum: 'all', escalates: false, days: 2 }],
    questions: [{ ...emptyQuestion, id: 'who', text: 'Who pays?', required: true }],
    expirationDays: 5,
    extension: 'withApproval',
  })
  expect((await load())?.terms).toEqual(before?.terms)
  expect(await load()).toMatchObject({ escalatesAt: before?.escalatesAt, stageDueAt: before?.stageDueAt })
  await decideRequest(await portal.as(owen), { requestId, stage: 0, verdict: 'approve' })
  const [given] = await portal.db.read.select().from(assignments).where(eq(assignments.targetId, ada))
  expect(given?.expiresAt).toEqual(new Date(portal.now().getTime() + days(30)))
  await portal.dispose()
})
