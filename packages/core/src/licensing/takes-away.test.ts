import { describe, expect, test } from 'vitest'
import { type Lacking, missingTo } from './missing.ts'
import { type LicenseHeld, takesAway } from './takes-away.ts'
import { type SourceFacts, sourceOf } from './why.ts'

const facts: SourceFacts = {
  product: { id: 'p', name: 'Figma' },
  group: { id: 'g', name: 'Design', through: null, source: 'direct', rule: null },
  accessPackage: null,
  request: null,
  directId: null,
  since: new Date(0),
  disabledPlans: [],
}
const end = new Date('2027-06-14T09:00:00Z')

const held = (but: Partial<LicenseHeld> = {}, ...sources: readonly SourceFacts[]): LicenseHeld => ({
  product: 'Figma',
  state: 'held',
  sources: sources.map(sourceOf),
  graceEndsAt: null,
  betterProducts: [],
  allowedCountries: null,
  ...but,
})
const endings = (...sources: readonly SourceFacts[]) =>
  takesAway(held({}, ...sources)).reasons.map((reason) => reason.endings.map(({ words }) => words))

describe('a reason ends', () => {
  test('of a group with the membership, or when the group stops giving', () => {
    expect(endings(facts)).toEqual([
      ['The membership in the group Design ends', 'The group Design does not give Figma any more'],
    ])
  })

  test('of an access package on its day, or when it is given back before', () => {
    const group = { id: 'g', name: 'Design', through: null, source: 'accessPackage' as const, rule: null }
    const [reason] = takesAway(
      held({}, { ...facts, group, accessPackage: { id: 'a', name: 'Design suite', expiresAt: end } }),
    ).reasons
    expect(reason?.endings).toEqual([
      { words: 'The assignment of Design suite ends', at: end },
      { words: 'Design suite is given back or taken away', at: null },
      { words: 'The group Design does not give Figma any more', at: null },
    ])
  })

  test('of a group inside when its rule does not match, or the groups part', () => {
    const through = { id: 'i', name: 'Berlin' }
    const group = { id: 'g', name: 'Design', through, source: 'dynamicRule' as const, rule: 'user.city -eq "Berlin"' }
    expect(endings({ ...facts, group })).toEqual([
      [
        'The rule of the group Berlin does not match any more',
        'The group Berlin is taken out of the group Design',
        'The group Design does not give Figma any more',
      ],
    ])
  })

  test('of a direct license when it is removed; each reason has endings of its own', () => {
    expect(endings({ ...facts, group: null, directId: 'd' }, facts).map(([first]) => first)).toEqual([
      'An administrator removes the direct license',
      'The membership in the group Design ends',
    ])
  })
})

describe('whatever the reasons, a seat goes', () => {
  const whatever = (but: Partial<LicenseHeld>) => takesAway(held(but, facts)).whatever

  test('on the last day of grace where the units do not cover it', () => {
    expect(whatever({ graceEndsAt: end })).toEqual([
      { words: 'The seat comes off, because there are more seats than units', at: end },
    ])
  })

  test('to a better product, or in another country', () => {
    expect(whatever({ betterProducts: ['Figma Enterprise'], allowedCountries: ['DE', 'FR'] })).toMatchObject([
      { words: expect.stringContaining('for 90 days') },
      { words: 'A seat of Figma Enterprise, which replaces it' },
      { words: expect.stringContaining('it may in DE, FR') },
    ])
  })

  test('only where there is one', () => {
    expect(whatever({ state: 'waiting', betterProducts: ['Figma Enterprise'] })).toEqual([])
  })
})

describe('what is missing', () => {
  const missing = (but: Partial<Lacking>) =>
    missingTo({
      product: 'Figma',
      state: 'held',
      error: null,
      supersededBy: null,
      country: 'DE',
      allowedCountries: null,
      heldBack: [],
      position: null,
      units: 5,
      held: 5,
      ...but,
    })

  test('is nothing where it works', () => {
    expect(missing({})).toEqual([])
  })

  test('is a reason', () => {
    expect(missing({ state: null })).toEqual(['Nothing gives Figma: no group, and no direct assignment.'])
  })

  test('is a seat, or any unit at all', () => {
    expect(missing({ state: 'waiting', position: 3 })).toEqual(['Every seat is taken: 5 of 5. Number 3 in line.'])
    expect(missing({ state: 'waiting', position: 1, units: 0, held: 0 })).toEqual([
      'There are no units that can be assigned. Number 1 in line.',
    ])
  })

  test('is nothing that anybody would miss where a better product replaces it', () => {
    expect(missing({ state: 'superseded', supersededBy: 'Figma Enterprise' })).toEqual([
      'Figma Enterprise replaces it, so it takes no seat. It comes back when that ends.',
    ])
  })

  test('is a country in which it may be used', () => {
    const error = 'ProhibitedInUsageLocationViolation' as const
    expect(missing({ state: 'error', error, country: 'US', allowedCountries: ['DE'] })).toEqual([
      'It may not be used in US. It may in DE.',
    ])
    expect(missing({ state: 'error', error, country: null, allowedCountries: ['DE'] })).toEqual([
      'No usage location is set, and this product may not be used everywhere. It may in DE.',
    ])
  })

  test('is a plan that another one needs, or room beside one that clashes', () => {
    expect(
      missing({
        error: 'DependencyViolation',
        heldBack: [
          { plan: 'Archive', other: 'Mail', why: 'requires' },
          { plan: 'Mail small', other: 'Mail', why: 'excludes' },
        ],
      }),
    ).toEqual([
      'The plan Archive needs Mail, which is not there.',
      'The plan Mail small clashes with Mail, which is on already.',
    ])
  })
})
