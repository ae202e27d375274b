import { expect, test } from 'vitest'
import { requestStates } from './request.ts'
import { requestStandings, requestStandingTitles, standingOf, stateOfStanding } from './request-standing.ts'

const delivered = { state: 'delivered', status: '', requestType: 'userAdd', accessEndsAt: null } as const
const ended = new Date('2026-04-01T09:00:00Z')

test('a request is told by its state, unless more is known', () => {
  for (const state of requestStates) expect(standingOf({ ...delivered, state, status: 'A reason' })).toBe(state)
})

test.each([
  ['a request that nobody decided in time has lapsed', { state: 'denied', status: 'lapsed' }, 'lapsed'],
  ['one that its requestor closed is withdrawn', { state: 'canceled', status: '' }, 'withdrawn'],
  ['one that somebody else closed is canceled', { state: 'canceled', status: 'Wrong package' }, 'canceled'],
  ['the access is over that a request gave', { accessEndsAt: ended }, 'accessEnded'],
  ['so is what it gave in part', { state: 'partiallyDelivered', accessEndsAt: ended }, 'accessEnded'],
  ['and what could not be given', { state: 'deliveryFailed', accessEndsAt: ended }, 'accessEnded'],
  [
    'more time was given, whatever became of the access',
    { requestType: 'userUpdate', accessEndsAt: ended },
    'delivered',
  ],
  [
    'a canceled request gave nothing that could end',
    { state: 'canceled', status: 'No', accessEndsAt: ended },
    'canceled',
  ],
] as const)('%s', (_, but, standing) => {
  expect(standingOf({ ...delivered, ...but })).toBe(standing)
})

test('every standing has its own words, and leads back to its state', () => {
  const words = Object.values(requestStandingTitles)
  expect(new Set(words).size).toBe(words.length)
  for (const state of requestStates) expect(stateOfStanding(state)).toBe(state)
  const more = requestStandings.slice(requestStates.length).map((one) => [one, stateOfStanding(one)])
  expect(more).toEqual([
    ['lapsed', 'denied'],
    ['withdrawn', 'canceled'],
    ['accessEnded', undefined],
  ])
})
