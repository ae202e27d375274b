import { type DemoPortal, demoPortal } from '@latchkey/testing/demo-portal'
import { refused } from '@latchkey/testing/refused'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { demoId } from '../../installation/demo/demo-id.ts'
import { demoUserId } from '../../installation/demo/people.ts'
import { demoPackageId } from '../../installation/demo/structure.ts'
import type { Portal } from '../../portal.ts'
import { submitRequest } from '../submit-request.ts'
import { addExclusion } from './add-exclusion.ts'
import { duplicatePackage } from './duplicate-package.ts'
import { excludable, separationOfDuties } from './incompatibilities.views.ts'
import { listOverlaps } from './overlaps.views.ts'
import { overlapsCsv } from './overlaps-csv.ts'
import { removeExclusion } from './remove-exclusion.ts'

let portal: DemoPortal
let gideon: Portal
let copy: string
const diagrams = demoPackageId('diagrams')
const suite = demoPackageId('design-suite')

beforeEach(async () => {
  portal = await demoPortal()
  gideon = await portal.cast('gideon')
  copy = await duplicatePackage(gideon, { accessPackageId: diagrams, displayName: 'Diagrams, second' })
})
afterEach(() => portal.dispose())

const exclusion = (otherId: string, kind: 'accessPackage' | 'group' = 'accessPackage') => ({
  accessPackageId: copy,
  kind,
  otherId,
})

/** Asks for a package that is granted at once. */
const ask = async (key: string, accessPackageId: string) =>
  submitRequest(await portal.as(demoUserId(key)), { accessPackageId, justification: 'For the fair.' })

test('who has the one is refused the other, with its name, until the exclusion is taken back', async () => {
  await ask('ada', diagrams)
  await addExclusion(gideon, exclusion(diagrams))
  const refusal = await refused(ask('ada', copy))
  expect(refusal.code).toBe('incompatibleAccess')
  expect(refusal.says).toContain('“Diagrams”')
  await removeExclusion(gideon, exclusion(diagrams))
  await ask('ada', copy)
})

test('it holds in one direction', async () => {
  await ask('ada', copy)
  await addExclusion(gideon, exclusion(diagrams))
  await ask('ada', diagrams)
  expect((await refused(ask('ada', copy))).code).toBe('alreadyAssigned')
})

test('a group excludes its members', async () => {
  await addExclusion(gideon, exclusion(demoId('group:engineering'), 'group'))
  const refusal = await refused(ask('ada', copy))
  expect(refusal).toMatchObject({ code: 'incompatibleAccess' })
  expect(refusal.says).toContain('the group “Engineering”')
  await ask('sofia', copy)
})

test('a package excludes neither itself nor the same twice', async () => {
  expect((await refused(addExclusion(gideon, exclusion(copy)))).code).toBe('excludesItself')
  await addExclusion(gideon, exclusion(diagrams))
  expect((await refused(addExclusion(gideon, exclusion(diagrams)))).code).toBe('alreadyExcluded')
  await removeExclusion(gideon, exclusion(diagrams))
  expect((await refused(removeExclusion(gideon, exclusion(diagrams)))).code).toBe('notExcluded')
})

test('what its manager may not see cannot be found out by excluding it', async () => {
  const clara = await portal.cast('clara')
  const ofSuite = { accessPackageId: suite, kind: 'accessPackage' } as const
  expect((await refused(addExclusion(clara, { ...ofSuite, otherId: diagrams }))).kind).toBe('notFound')
  const group = { ...ofSuite, kind: 'group', otherId: demoId('group:finance-approvers') } as const
  expect((await refused(addExclusion(clara, group))).kind).toBe('notFound')
  const overlaps = { packageId: suite, kind: 'accessPackage', otherId: diagrams } as const
  expect((await refused(listOverlaps(clara, overlaps))).kind).toBe('notFound')
})

test('package managers set it, assignment managers look at it', async () => {
  const [amira, niko] = [await portal.as(demoUserId('amira')), await portal.as(demoUserId('niko'))]
  const studio = demoPackageId('studio-guest')
  const input = { accessPackageId: studio, kind: 'accessPackage', otherId: suite } as const
  expect((await refused(addExclusion(niko, input))).code).toBe('notAllowed')
  await addExclusion(amira, input)
  expect((await separationOfDuties(niko, studio)).excludes).toMatchObject([{ id: suite, name: 'Design suite' }])
  expect((await separationOfDuties(niko, suite)).excludedBy).toMatchObject({ shown: [{ id: studio }], more: 0 })
  expect((await refused(separationOfDuties(await portal.cast('ada'), studio))).kind).toBe('notFound')
})

test('those who have both are counted before, and listed before and after', async () => {
  const group = demoId('group:diagram')
  for (const key of ['ada', 'sam', 'lin']) await ask(key, diagrams)
  const query = { packageId: diagrams, kind: 'group', otherId: group } as const
  const { rows, excluded, otherName } = await listOverlaps(gideon, query)
  expect(excluded).toBe(false)
  expect(rows.map(({ displayName }) => displayName)).toEqual(
    expect.arrayContaining(['Ada Lindqvist', 'Sam Reyes', 'Lin Zhao']),
  )
  const [offered] = (await excludable(gideon, diagrams, 'group', otherName)).filter(({ id }) => id === group)
  expect(offered?.overlaps).toBe(rows.length)

  await addExclusion(gideon, { accessPackageId: diagrams, kind: 'group', otherId: group })
  const { excludes } = await separationOfDuties(gideon, diagrams)
  expect(excludes).toMatchObject([{ kind: 'group', overlaps: rows.length }])
  const paged = await listOverlaps(gideon, { ...query, size: 1 })
  const rest = await listOverlaps(gideon, { ...query, cursor: paged.next })
  expect([...paged.rows, ...rest.rows]).toEqual(rows)
  expect(paged.excluded).toBe(true)
  expect(overlapsCsv.lines(rows).trimEnd().split('\r\n')).toHaveLength(rows.length)
})

test('what excludes a package from a catalog that one does not look after is counted, not named', async () => {
  await addExclusion(gideon, exclusion(suite))
  const clara = await portal.cast('clara')
  expect((await separationOfDuties(clara, suite)).excludedBy).toEqual({ shown: [], more: 1 })
  expect((await separationOfDuties(gideon, suite)).excludedBy.shown).toHaveLength(1)
})
