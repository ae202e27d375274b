import { expect, test } from 'vitest'
import { type AdministratorReason, keptForAdministration } from './administration.ts'

const direct: AdministratorReason = { userId: 'vera', assignmentId: null }
const by = (assignmentId: string, userId = assignmentId): AdministratorReason => ({ userId, assignmentId })

test.each<[string, readonly AdministratorReason[], readonly string[], readonly string[]]>([
  ['nothing to do with administration', [], ['a', 'b'], []],
  ['somebody has the role otherwise', [direct, by('a')], ['a'], []],
  ['the last one stays', [by('a')], ['a'], ['a']],
  ['of several that end together, one stays', [by('a'), by('b')], ['a', 'b'], ['b']],
  ['others end whatever stays', [by('a')], ['x', 'a', 'y'], ['a']],
  ['two reasons of the same person are enough', [by('a', 'ada'), by('b', 'ada')], ['a'], []],
  ['one assignment may put somebody into two such groups', [by('a', 'ada'), by('a', 'ada')], ['a'], ['a']],
])('%s', (_, reasons, endings, kept) => {
  expect([...keptForAdministration(reasons, endings)]).toEqual(kept)
})
