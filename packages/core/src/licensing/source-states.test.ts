import { describe, expect, it } from 'vitest'
import { asGraph, type SourceState, type StandingShown, sourceState } from './source-states.ts'

const standing = (changes: Partial<StandingShown> = {}): StandingShown => ({
  state: 'held',
  error: null,
  heldBack: [],
  position: null,
  supersededBy: null,
  graceEndsAt: null,
  ...changes,
})
const plans = ['mail', 'chat']
const clash = { error: 'MutuallyExclusiveViolation', heldBack: [{ planId: 'mail' }] } as const
const day = new Date('2027-01-31T00:00:00Z')

describe('a reason for a license', () => {
  const cases: readonly [string, StandingShown, readonly string[], SourceState][] = [
    ['is active with a seat', standing(), [], { kind: 'Active' }],
    [
      'is active with an error where a plan is held back',
      standing(clash),
      [],
      { kind: 'ActiveWithError', error: clash.error },
    ],
    ['is active where it switches the plan off that is held back', standing(clash), ['mail'], { kind: 'Active' }],
    ['is disabled where it leaves no plan on', standing(), ['mail', 'chat'], { kind: 'Disabled' }],
    [
      'is in error where nothing works',
      standing({ state: 'error', ...clash }),
      [],
      { kind: 'Error', error: clash.error },
    ],
    [
      'is in error in a country that is not allowed, whatever its plans',
      standing({ state: 'error', error: 'ProhibitedInUsageLocationViolation' }),
      ['mail'],
      { kind: 'Error', error: 'ProhibitedInUsageLocationViolation' },
    ],
    ['waits at its place', standing({ state: 'waiting', position: 3 }), [], { kind: 'Waiting', position: 3 }],
    [
      'rests while a better product replaces it',
      standing({ state: 'superseded', supersededBy: 'Microsoft 365 E5' }),
      [],
      { kind: 'Superseded', by: 'Microsoft 365 E5' },
    ],
    ['works in grace until its seat comes off', standing({ graceEndsAt: day }), [], { kind: 'InGrace', until: day }],
  ]
  it.each(cases)('%s', (_, shown, disabledPlans, state) => {
    expect(sourceState(shown, { disabledPlans }, plans)).toEqual(state)
  })

  it('of a product without plans is never disabled', () => {
    expect(sourceState(standing(), { disabledPlans: [] }, [])).toEqual({ kind: 'Active' })
  })
})

describe('Microsoft Graph', () => {
  it.each([
    [{ kind: 'Active' }, 'Active', null],
    [{ kind: 'Disabled' }, 'Disabled', null],
    [{ kind: 'ActiveWithError', error: 'DependencyViolation' }, 'ActiveWithError', 'DependencyViolation'],
    [{ kind: 'Error', error: 'Others' }, 'Error', 'Others'],
    [{ kind: 'Waiting', position: 2 }, 'Error', 'CountViolation'],
    [{ kind: 'Superseded', by: 'E5' }, 'Disabled', null],
    [{ kind: 'InGrace', until: day }, 'Active', null],
  ] as const)('is told %o', (state, named, error) => {
    expect(asGraph(state)).toEqual({ state: named, error })
  })
})
