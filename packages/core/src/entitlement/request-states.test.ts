import { describe, expect, test } from 'vitest'
import { firstObjection } from '../objection.ts'
import { type AssignmentState, assignmentEndReasons, assignmentStates, objectionsToEnding } from './assignment.ts'
import { stateOfDelivery } from './delivery.ts'
import { plainStage } from './policy.ts'
import {
  moved,
  moves,
  objectionsToClosing,
  objectionsToDecision,
  openStates,
  type Request,
  requestMoves,
  requestStates,
} from './request.ts'

const at = new Date('2027-03-16T09:00:00Z')

const aRequest = (state: Request['state']): Request => ({
  state,
  requestorId: 'ada',
  targetId: 'ada',
  terms: { stages: [plainStage] },
  stage: 0,
  stageDueAt: null,
  pausedAt: null,
})

/** A table of text with columns as wide as what stands in them. */
function printed(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, cell) => Math.max(...rows.map((row) => row[cell]?.length ?? 0))) ?? []
  return rows
    .map((row) =>
      row
        .map((text, cell) => text.padEnd(widths[cell] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** How far an assignment is delivered, by the roles that it is to give and those that could not be given. */
const deliveries = [
  [0, 0],
  [3, 0],
  [3, 1],
  [3, 3],
] as const

test('the states of requests and assignments, and what leads from one to another, are the reviewed ones', async () => {
  const ofRequests = printed([
    ['', ...requestMoves],
    ...requestStates.map((state) => [state, ...requestMoves.map((move) => moves[state][move] ?? '·')]),
  ])
  const ofDelivery = printed([
    ['roles', 'not given', 'state'],
    ...deliveries.map(([roles, failed]) => [String(roles), String(failed), stateOfDelivery(roles, failed)]),
  ])
  const ends = printed(assignmentEndReasons.map((reason) => [reason, 'expired']))
  const text = [
    'What can happen to a request, and where it leads. Written by request-states.test.ts; review it as a diff.',
    ofRequests,
    'How far an assignment is delivered.',
    ofDelivery,
    'What ends an assignment, and where it leads from any state that has not ended.',
    ends,
  ].join('\n\n')
  await expect(`${text}\n`).toMatchFileSnapshot('./states.txt')
})

describe.each(requestStates)('a request that is %s', (state) => {
  for (const move of requestMoves) {
    const to = moves[state][move]
    if (to === undefined)
      test(`cannot ${move}`, () => {
        expect(() => moved(state, move)).toThrow(`a request cannot ${move} while it is ${state}`)
      })
    else
      test(`is ${to} after ${move}`, () => {
        expect(moved(state, move)).toBe(to)
      })
  }

  test('is refused a decision unless it waits for one', () => {
    const decision = {
      request: aRequest(state),
      by: 'grace',
      asked: ['grace'],
      hasDecided: false,
      verdict: 'approve',
      reason: '',
      stage: 0,
      at,
    } as const
    expect(firstObjection(objectionsToDecision, decision)?.code).toBe(
      state === 'pendingApproval' ? undefined : 'requestClosed',
    )
  })

  test.each(['withdraw', 'cancel'] as const)('is refused to %s where the table says so', (move) => {
    const code = firstObjection(objectionsToClosing, { request: aRequest(state), move })?.code
    expect(code).toBe(moves[state][move] === undefined ? 'requestClosed' : undefined)
  })
})

describe('the table of moves', () => {
  test('leads from every open state to an end, so that no request has to stay open', () => {
    const ends = new Set<string>(['delivered', 'denied', 'canceled'])
    for (const state of openStates) {
      const reached = new Set<string>([state])
      for (const seen of reached) for (const to of Object.values(moves[seen as Request['state']])) reached.add(to)
      expect([...reached].some((one) => ends.has(one))).toBe(true)
    }
  })

  test('leads out of no end', () => {
    for (const state of ['delivered', 'denied', 'canceled'] as const) expect(moves[state]).toEqual({})
  })

  test('gives nothing without an approval that went before, or none that was needed', () => {
    const giving = ['deliver', 'deliverPartly', 'fail'] as const
    for (const state of requestStates)
      for (const move of giving)
        if (moves[state][move] !== undefined)
          expect(['delivering', 'partiallyDelivered', 'deliveryFailed']).toContain(state)
  })
})

describe('an assignment', () => {
  const lasting = assignmentStates.filter((state): state is Exclude<AssignmentState, 'expired'> => state !== 'expired')

  test.each(assignmentEndReasons)('that has ended is not ended again as %s', (reason) => {
    expect(firstObjection(objectionsToEnding, { endsAt: at, due: at, reason, at })?.code).toBe('assignmentEnded')
  })

  test.each(assignmentEndReasons.filter((reason) => reason !== 'expired'))('ends as %s at any time', (reason) => {
    expect(firstObjection(objectionsToEnding, { endsAt: null, due: null, reason, at })).toBeUndefined()
  })

  test('runs out when its time has come, and not a millisecond sooner', () => {
    const due = new Date(at.getTime() + 1)
    expect(firstObjection(objectionsToEnding, { endsAt: null, due, reason: 'expired', at })?.code).toBe('notExpired')
    expect(firstObjection(objectionsToEnding, { endsAt: null, due: at, reason: 'expired', at })).toBeUndefined()
  })

  test('knows no state besides those of the table', () => {
    expect(lasting).toEqual(['delivering', 'delivered', 'partiallyDelivered', 'deliveryFailed'])
  })
})
