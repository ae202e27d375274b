import { expect, test } from 'vitest'
import { firstObjection } from '../objection.ts'
import { after, days } from '../time.ts'
import { clockGoesOn, type Inquiry, objectionsToAnswer, objectionsToInquiry } from './inquiry.ts'
import { plainStage } from './policy.ts'

const now = new Date('2027-03-16T09:00:00Z')

const anInquiry = (more: Partial<Inquiry> = {}): Inquiry => ({
  request: {
    state: 'pendingApproval',
    requestorId: 'ada',
    targetId: 'ada',
    terms: { stages: [plainStage] },
    stage: 0,
    stageDueAt: after(now, days(1)),
    pausedAt: null,
  },
  by: 'grace',
  asked: ['grace'],
  hasDecided: false,
  stage: 0,
  at: now,
  open: false,
  before: 0,
  ...more,
})
const objected = (more: Partial<Inquiry>) => firstObjection(objectionsToInquiry, anInquiry(more))?.code

test('an approver whose turn it is may ask the requestor something', () => {
  expect(objected({})).toBeUndefined()
})

test('nobody else may, and nobody may twice before there is an answer', () => {
  expect(objected({ by: 'owen' })).toBe('notYourStage')
  expect(objected({ by: 'ada', asked: ['ada'] })).toBe('ownRequest')
  expect(objected({ hasDecided: true })).toBe('alreadyDecided')
  expect(objected({ stage: 1 })).toBe('stageDecided')
  expect(objected({ at: after(now, days(1)) })).toBe('stageLapsed')
  expect(objected({ open: true })).toBe('inquiryOpen')
  expect(objected({ before: 4 })).toBeUndefined()
  expect(objected({ before: 5 })).toBe('tooManyInquiries')
})

test('an answer is taken while it is asked for', () => {
  expect(firstObjection(objectionsToAnswer, { state: 'pendingApproval', closedAt: null })).toBeUndefined()
  expect(firstObjection(objectionsToAnswer, { state: 'pendingApproval', closedAt: now })?.code).toBe('inquiryClosed')
  expect(firstObjection(objectionsToAnswer, { state: 'denied', closedAt: now })?.code).toBe('requestClosed')
})

test('a clock that goes on is later by the time that it stood still', () => {
  const clock = { stageDueAt: after(now, days(4)), escalatesAt: after(now, days(1)), pausedAt: now }
  expect(clockGoesOn(clock, after(now, days(3)))).toEqual({
    stageDueAt: after(now, days(7)),
    escalatesAt: after(now, days(4)),
    pausedAt: null,
  })
})

test('a clock that runs is left alone', () => {
  const clock = { stageDueAt: now, escalatesAt: null, pausedAt: null }
  expect(clockGoesOn(clock, after(now, days(3)))).toEqual(clock)
})
