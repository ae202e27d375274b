import { describe, expect, test } from 'vitest'
import { type AskedVoice, eligibleApprovers, isDecided, progressOf, voicesSettledBy } from './approval.ts'
import type { Quorum } from './policy.ts'

const own = (userId: string, more: Partial<AskedVoice> = {}): AskedVoice => ({
  userId,
  forUserId: null,
  part: 'primary',
  waiting: true,
  ...more,
})
const inPlaceOf = (forUserId: string, userId: string, more: Partial<AskedVoice> = {}) =>
  own(userId, { forUserId, ...more })
const alternate = (userId: string) => own(userId, { part: 'alternate' })
const gone = (userId: string) => own(userId, { waiting: false })

describe('a stage is decided', () => {
  const [ada, bo, cy] = [own('ada'), own('bo'), own('cy')]
  const cases: readonly (readonly [string, Quorum, readonly AskedVoice[], readonly string[], boolean])[] = [
    ['by anybody, where one is enough', 1, [ada, bo], ['bo'], true],
    ['by nobody, before anybody approved', 1, [ada, bo], [], false],
    ['by all, where all have to approve', 'all', [ada, bo, cy], ['ada', 'bo', 'cy'], true],
    ['not while one of all is missing', 'all', [ada, bo, cy], ['ada', 'bo'], false],
    ['by two of three', 2, [ada, bo, cy], ['ada', 'cy'], true],
    ['not by one of three where two are needed', 2, [ada, bo, cy], ['ada'], false],
    ['by everybody there is, where more are needed than were asked', 3, [ada, bo], ['ada', 'bo'], true],
    ['by a delegate as by the one who delegated', 'all', [ada, bo, inPlaceOf('bo', 'dee')], ['ada', 'dee'], true],
    ['not by somebody and their own delegate as two', 2, [ada, bo, inPlaceOf('bo', 'dee')], ['bo', 'dee'], false],
    [
      'by a delegate of two, where all have to approve',
      'all',
      [ada, bo, inPlaceOf('ada', 'dee'), inPlaceOf('bo', 'dee')],
      ['dee'],
      true,
    ],
    [
      'not by a delegate of two, where two have to look',
      2,
      [ada, bo, inPlaceOf('ada', 'dee'), inPlaceOf('bo', 'dee')],
      ['dee'],
      false,
    ],
    [
      'by a delegate of two and one of them, where two have to look',
      2,
      [ada, bo, inPlaceOf('ada', 'dee'), inPlaceOf('bo', 'dee')],
      ['dee', 'bo'],
      true,
    ],
    [
      'not by one who was asked and is a delegate too, where two have to look',
      2,
      [ada, bo, inPlaceOf('bo', 'ada')],
      ['ada'],
      false,
    ],
    ['by an alternate in the place of one who was asked first', 1, [ada, alternate('al')], ['al'], true],
    ['not by one alternate where all have to approve', 'all', [ada, bo, alternate('al')], ['al'], false],
    ['by one who was asked and an alternate for the other', 'all', [ada, bo, alternate('al')], ['ada', 'al'], true],
    ['by those who are left, where one of all has gone', 'all', [ada, gone('bo')], ['ada'], true],
    [
      'by those who are left, where two of three are needed and two have gone',
      2,
      [ada, gone('bo'), gone('cy')],
      ['ada'],
      true,
    ],
    ['not by nobody, where all have gone', 'all', [gone('ada'), gone('bo')], [], false],
    ['by the approval that somebody gave before they were gone', 'all', [gone('ada'), bo], ['ada', 'bo'], true],
    [
      'by a delegate whose principal has gone since',
      'all',
      [gone('ada'), inPlaceOf('ada', 'dee'), bo],
      ['dee', 'bo'],
      true,
    ],
    ['by the only one left who can look', 2, [ada, gone('bo'), inPlaceOf('bo', 'ada')], ['ada'], true],
  ]
  test.each(cases)('%s', (_, quorum, voices, approvedBy, decided) => {
    expect(isDecided(quorum, voices, new Set(approvedBy))).toBe(decided)
  })

  test('and before it is, it says how far it is', () => {
    expect(progressOf(2, [ada, bo, cy], new Set(['ada']))).toEqual({ approvals: 1, needed: 2 })
    expect(progressOf('all', [ada, bo, cy], new Set(['ada']))).toEqual({ approvals: 1, needed: 3 })
  })
})

describe('after one approval a stage waits no longer', () => {
  const voices = [own('ada'), own('bo'), inPlaceOf('bo', 'dee'), inPlaceOf('bo', 'eli')]
  const settled = (by: string, quorum: Quorum = 2) => voicesSettledBy(quorum, voices, by).map(({ userId }) => userId)

  test('for who approved, and their delegates', () => {
    expect(settled('ada')).toEqual(['ada'])
    expect(settled('bo')).toEqual(['bo', 'dee', 'eli'])
  })

  test('for the one in whose place it was, and their other delegates', () => {
    expect(settled('dee')).toEqual(['bo', 'dee', 'eli'])
  })

  test('but it does for several in whose place one approved, where different people have to look', () => {
    const both = [own('ada'), own('bo'), inPlaceOf('ada', 'dee'), inPlaceOf('bo', 'dee')]
    expect(voicesSettledBy(2, both, 'dee').map(({ userId }) => userId)).toEqual(['dee', 'dee'])
    expect(voicesSettledBy('all', both, 'dee')).toEqual(both)
  })
})

describe('who is asked', () => {
  const can = (id: string) => ({ id, enabled: true })
  const cannot = (id: string) => ({ id, enabled: false })
  const lists = { approvers: [], fallbackApprovers: [], catalogOwners: [], administrators: [] }

  test('is never the one whom it concerns, and nobody who cannot sign in', () => {
    const approvers = [can('ada'), cannot('bo'), can('cy')]
    expect(eligibleApprovers({ ...lists, approvers }, ['ada'])).toEqual(['cy'])
  })

  test('is the first list in which somebody can', () => {
    const more = { fallbackApprovers: [cannot('fay')], catalogOwners: [can('owen')], administrators: [can('vera')] }
    expect(eligibleApprovers({ ...lists, ...more, approvers: [can('ada')] }, ['ada'])).toEqual(['owen'])
  })

  test('is nobody where nobody in the organization can', () => {
    expect(eligibleApprovers({ ...lists, administrators: [can('vera')] }, ['vera'])).toEqual([])
  })
})
