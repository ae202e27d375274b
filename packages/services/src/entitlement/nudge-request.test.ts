import { plainStage } from '@latchkey/core/entitlement/policy'
import type { UserId } from '@latchkey/core/ids'
import { hours } from '@latchkey/core/time'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStory, refusalOf, type Story } from '../directory/story.testing.ts'
import { decideRequest } from './decide-request.ts'
import { nudgeRequest } from './nudge-request.ts'
import { lettersTo, packageUnder } from './requesting-story.testing.ts'
import { submitRequest } from './submit-request.ts'

let story: Story
let ada: UserId
let owen: UserId
let clara: UserId
let requestId: string

const nudge = async (by: UserId) => nudgeRequest(await story.portal.as(by), { requestId })

beforeAll(async () => {
  story = await beginStory()
  ada = await story.person('Ada')
  owen = await story.person('Owen')
  clara = await story.person('Clara')
  const approvers = [owen, clara].map((userId) => ({ kind: 'singleUser', userId }) as const)
  const accessPackageId = await packageUnder(story, 'Design suite', {
    stages: [{ ...plainStage, approvers, quorum: 'all' }],
  })
  requestId = await submitRequest(await story.portal.as(ada), { accessPackageId, justification: 'For the handheld.' })
})
afterAll(() => story.portal.dispose())

test('a requestor reminds those who decide, once a day', async () => {
  await nudge(ada)
  expect(await lettersTo(story, owen)).toEqual(['approvalNeeded', 'approvalReminder'])
  expect(await lettersTo(story, clara)).toEqual(['approvalNeeded', 'approvalReminder'])
  story.portal.clock.advance(hours(23))
  expect(await refusalOf(nudge(ada))).toBe('remindedToday')
})

test('nobody else does', async () => {
  expect(await refusalOf(nudge(owen))).toBe('notAllowed')
})

test('who has approved already is not reminded', async () => {
  await decideRequest(await story.portal.as(owen), { requestId, stage: 0, verdict: 'approve', reason: '' })
  story.portal.clock.advance(hours(1))
  await nudge(ada)
  expect(await lettersTo(story, owen)).toHaveLength(2)
  expect(await lettersTo(story, clara)).toHaveLength(3)
})

test('once all have decided there is nobody to remind', async () => {
  await decideRequest(await story.portal.as(clara), { requestId, stage: 0, verdict: 'approve', reason: '' })
  story.portal.clock.advance(hours(25))
  expect(await refusalOf(nudge(ada))).toBe('nobodyToRemind')
})
