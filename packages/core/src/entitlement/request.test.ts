import { describe, expect, test } from 'vitest'
import { firstObjection } from '../objection.ts'
import { type Decision, moves, objectionsToClosing, objectionsToDecision } from './request.ts'
import { aRequest, now, stage, terms } from './terms.testing.ts'

const aDecision = (more: Partial<Decision> = {}): Decision => ({
  request: aRequest(),
  by: 'grace',
  asked: ['grace'],
  hasDecided: false,
  verdict: 'approve',
  reason: '',
  stage: 0,
  at: now,
  ...more,
})

const decided = (more: Partial<Decision>) => firstObjection(objectionsToDecision, aDecision(more))?.code

describe('a decision', () => {
  test('of the approver whose turn it is meets no objection', () => {
    expect(decided({})).toBeUndefined()
  })
  test.each([
    ['requestClosed', { request: aRequest({ state: 'denied' }) }],
    ['ownRequest', { by: 'ada', asked: ['ada'] }],
    ['stageDecided', { request: aRequest({ stage: 1 }), stage: 0 }],
    ['notYourStage', { by: 'owen' }],
    ['stageLapsed', { request: aRequest({ stageDueAt: now }) }],
    [
      'decisionReasonRequired',
      { request: aRequest({ terms: terms({ stages: [stage({ approverJustificationRequired: true })] }) }) },
    ],
  ] as const)('is refused with %s', (code, more) => {
    expect(decided(more)).toBe(code)
  })
})

describe('the moves of a request', () => {
  test.each(['delivered', 'denied', 'canceled'] as const)('%s is an end', (state) => {
    expect(moves[state]).toEqual({})
    expect(firstObjection(objectionsToClosing, { request: aRequest({ state }), move: 'withdraw' })?.code).toBe(
      'requestClosed',
    )
  })
  test('an open request can be withdrawn and canceled', () => {
    expect(firstObjection(objectionsToClosing, { request: aRequest(), move: 'withdraw' })).toBeUndefined()
    expect(firstObjection(objectionsToClosing, { request: aRequest(), move: 'cancel' })).toBeUndefined()
  })
})
