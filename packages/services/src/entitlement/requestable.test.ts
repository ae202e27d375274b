import { insert } from '@latchkey/schema/insert'
import { accessPackages, assignmentPolicies } from '@latchkey/schema/tables/entitlement'
import { type DemoPortal, demoPortal } from '@latchkey/testing/demo-portal'
import { asc, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast } from '../installation/demo/cast.ts'
import { demoUserId } from '../installation/demo/people.ts'
import { isRequestable, mayRequestMany, policiesFor, requestablePackages } from './eligibility.store.ts'
import { availablePackages } from './packages.views.ts'

let portal: DemoPortal

beforeAll(async () => {
  portal = await demoPortal()
})
afterAll(() => portal.dispose())

test.each(cast.map(({ key }) => key))(
  'what %s may request is the same for the list that puts in order, the list that goes through all, and the form',
  async (key) => {
    const db = portal.db.read
    const id = demoUserId(key)
    const { actor } = await portal.cast(key)
    const userType = actor.kind === 'user' ? actor.userType : 'member'
    const person = { id, userType }
    const ids = (condition: Parameters<ReturnType<typeof selected>['where']>[0]) =>
      selected().where(condition).orderBy(asc(accessPackages.id))
    const selected = () => db.select({ id: accessPackages.id }).from(accessPackages)
    const set = await ids(inArray(accessPackages.id, requestablePackages(db, person)))
    expect(await ids(isRequestable(db, person))).toEqual(set)
    expect(await mayRequestMany(db, person)).toBe(false)

    const open: string[] = []
    for (const found of await db.select().from(accessPackages).orderBy(asc(accessPackages.id)))
      if (!found.deletedAt && (await policiesFor(db, found, person)).length > 0) open.push(found.id)
    // The list asks of the catalog besides.
    expect(set.map((one) => one.id)).toEqual(expect.arrayContaining(open))
  },
)

test('who may request very many packages goes through all of them, and sees the same pages', async () => {
  const lin = await portal.cast('lin')
  const [some] = await portal.db.read
    .select()
    .from(assignmentPolicies)
    .where(eq(assignmentPolicies.allowedTargetScope, 'allMemberUsers'))
  const [model] = await portal.db.read
    .select()
    .from(accessPackages)
    .where(eq(accessPackages.id, some?.accessPackageId ?? ''))
  if (!some || !model) throw new Error('nothing is open to all members')
  const nths = Array.from({ length: 1000 }, (_, nth) => String(nth).padStart(3, '0'))
  await portal.db.transaction(async (tx) => {
    const courses = nths.map((nth) => ({ ...model, id: portal.newId(), displayName: `Course ${nth}` }))
    await insert(tx, accessPackages, courses)
    await insert(
      tx,
      assignmentPolicies,
      courses.map(({ id }) => ({ ...some, id: portal.newId(), accessPackageId: id })),
    )
  })
  expect(await mayRequestMany(portal.db.read, { id: demoUserId('lin'), userType: 'member' })).toBe(true)
  const seen: string[] = []
  for (let cursor: string | null = null, first = true; first || cursor; first = false) {
    const page: Awaited<ReturnType<typeof availablePackages>> = await availablePackages(lin, { cursor })
    seen.push(...page.rows.map(({ displayName }) => displayName))
    cursor = page.next
  }
  expect(seen.filter((name) => name.startsWith('Course '))).toEqual(nths.map((nth) => `Course ${nth}`))
  expect(seen).toEqual([...seen].sort())
  const found = await availablePackages(lin, { search: 'course 49' })
  expect(found.rows).toHaveLength(10)
})
