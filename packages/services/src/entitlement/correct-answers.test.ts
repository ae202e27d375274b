import type { Question } from '@latchkey/core/entitlement/question'
import { auditEvents } from '@latchkey/schema/tables/audit'
import { refused } from '@latchkey/testing/refused'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ApprovingStory, beginApproving, people } from './approving.testing.ts'
import { requestById } from './requests.store.ts'

let story: ApprovingStory
let bo: string
let requestId: string

const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  text: id,
  localizations: {},
  kind: 'shortText',
  pattern: null,
  choices: [],
  required: true,
  editable: false,
  ...more,
})

beforeEach(async () => {
  story = await beginApproving()
  const ada = await story.person('Ada')
  bo = await story.person('Bo')
  const packageId = await story.decidedIn({ approvers: people(bo) })
  const questions = [question('cost', { editable: true, pattern: '\\d{4}' }), question('project')]
  await story.changeTerms(packageId, { questions })
  requestId = await story.ask(ada, packageId, { answers: { cost: '4711', project: 'Handheld' } })
})
afterEach(() => story.portal.dispose())

const answers = async () => (await requestById(story.portal.db.read, requestId)).answers

test('an approver corrects an answer that may be, and the audit log keeps both', async () => {
  expect(await story.decide(bo, requestId, { answers: { cost: '4712' } })).toBe('delivered')
  expect(await answers()).toEqual([
    { questionId: 'cost', values: ['4712'] },
    { questionId: 'project', values: ['Handheld'] },
  ])
  const [event] = await story.portal.db.read
    .select({ details: auditEvents.details })
    .from(auditEvents)
    .where(eq(auditEvents.activity, 'accessRequest.answersCorrected'))
  expect(event?.details).toEqual({ answers: [{ question: 'cost', before: ['4711'], after: ['4712'] }] })
})

test('what may not be corrected stays, whatever a program sends', async () => {
  await story.decide(bo, requestId, { answers: { project: 'Another', unknown: 'x' } })
  expect(await answers()).toContainEqual({ questionId: 'project', values: ['Handheld'] })
  expect(await story.activities()).not.toContain('accessRequest.answersCorrected')
})

test('a correction that does not fit the question is refused beside it, and nothing is decided', async () => {
  const refusal = await refused(story.decide(bo, requestId, { answers: { cost: 'much' } }))
  expect(refusal.fields['answers.cost']).toEqual([
    expect.stringContaining('The answer does not have the form that is asked for. It has to match: '),
  ])
  expect((await refused(story.decide(bo, requestId, { answers: { cost: '' } }))).fields).toHaveProperty([
    'answers.cost',
  ])
  expect(await story.stateOf(requestId)).toBe('pendingApproval')
})

test('a denial keeps the answers as they were', async () => {
  await story.decide(bo, requestId, { verdict: 'deny', answers: { cost: '4712' } })
  expect(await answers()).toContainEqual({ questionId: 'cost', values: ['4711'] })
})
