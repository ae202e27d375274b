import type { GroupId, ProductId, UserId } from '@latchkey/core/ids'
import type { LicenseSource } from '@latchkey/core/licensing/why'
import { hours } from '@latchkey/core/time'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMember } from '../directory/add-member.ts'
import { nestGroup } from '../directory/nest-group.ts'
import { removeMember } from '../directory/remove-member.ts'
import { setGroupLicensing } from '../directory/set-group-licensing.ts'
import { refusalOf } from '../directory/story.testing.ts'
import type { Portal } from '../portal.ts'
import { type AsOfSubject, countsAsOf, dayAsked, standingsAsOf, standingsBetween } from './as-of.views.ts'
import { standingChangesCsv, standingsCsv } from './as-of-csv.ts'
import { assignLicense } from './assign-license.ts'
import { previewed } from './drawn-changes.testing.ts'
import { groupAsOf, groupBetween } from './group-as-of.views.ts'
import { type LaidOut, layOut } from './laid-out.testing.ts'
import { licensesOfUser } from './licenses.views.ts'
import { beginLicensingStory, type LicensingStory } from './licensing-story.testing.ts'
import { changes, organizations, runs } from './random-organizations.testing.ts'
import { removeLicense } from './remove-license.ts'
import { setGroupLicenses } from './set-group-licenses.ts'

let story: LicensingStory
let ada: UserId
let ben: UserId
let cy: UserId
let visio: ProductId
let figma: ProductId
let draw: GroupId

/* The story begins on Tuesday, 16 March 2027, at 9:00, and has an evening for everything that happens. */
beforeAll(async () => {
  story = await beginLicensingStory()
  const [one, two, three] = await Promise.all(
    ['Ada', 'Ben', 'Cy'].map((name) => story.person(name, { usageLocation: 'DE' })),
  )
  ada = one ?? ''
  ben = two ?? ''
  cy = three ?? ''
  visio = await story.product('VISIO', 'Web', 'Desktop')
  figma = await story.product('FIGMA')
  await story.bought(visio, 1)
  await story.bought(figma, 5)
  draw = await story.group('Draw', [ada, ben], visio)
  nextDay() // 17 March: Ada leaves, Ben gets the seat.
  await removeMember(story.portal, { groupId: draw, userId: ada })
  nextDay() // 18 March: Cy gets Figma directly; the group changes its plans and gives Figma too.
  await assignLicense(story.asLena, { userId: cy, productId: figma })
  await setGroupLicenses(story.asLena, {
    groupId: draw,
    give: [
      { productId: visio, disabledPlans: ['Desktop'] },
      { productId: figma, disabledPlans: [] },
    ],
    take: [],
  })
  nextDay() // 19 March: it is over with the direct license.
  await removeLicense(story.asLena, { userId: cy, productId: figma })
  nextDay() // 20 March
})
afterAll(() => story.portal.dispose())

const nextDay = () => story.portal.clock.advance(hours(24))
const day = (text: string): Date => dayAsked(story.portal, text) ?? expect.fail(`${text} is no day`)
const product = (id: ProductId): AsOfSubject => ({ kind: 'product', id })
const user = (id: UserId): AsOfSubject => ({ kind: 'user', id })
const on = async (subject: AsOfSubject, text: string) =>
  (await standingsAsOf(story.asLena, subject, day(text))).rows.map((row) =>
    [row.displayName, row.productName, row.state].join(' '),
  )
const between = async (subject: AsOfSubject, since: string, until: string) =>
  (await standingsBetween(story.asLena, subject, { since: day(since), on: day(until) })).rows.map((row) =>
    [row.displayName, row.productName, row.before, '→', row.after].join(' '),
  )

describe('a past day', () => {
  test('ends with the day on the clock of the organization, or now', () => {
    expect(day('2027-03-16').toISOString()).toBe('2027-03-16T23:59:59.999Z')
    expect(day('2027-03-20')).toEqual(story.portal.now())
    expect(['2027-03-21', '2027-3-1', 'yesterday', ''].map((text) => dayAsked(story.portal, text))).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  test('shows who held a product and who waited, although the place became a seat since', async () => {
    expect(await on(product(visio), '2027-03-15')).toEqual([])
    expect(await on(product(visio), '2027-03-16')).toEqual(['Ada VISIO held', 'Ben VISIO waiting'])
    expect(await on(product(visio), '2027-03-17')).toEqual(['Ben VISIO held'])
    expect(await countsAsOf(story.asLena, product(visio), day('2027-03-16'))).toEqual({
      held: 1,
      waiting: 1,
      superseded: 0,
      error: 0,
    })
  })

  test('shows what somebody had, and why, although the reason has ended', async () => {
    expect(await on(user(cy), '2027-03-18')).toEqual(['Cy FIGMA held'])
    expect(await on(user(cy), '2027-03-20')).toEqual([])
    const [license] = (await standingsAsOf(story.asLena, user(cy), day('2027-03-18'))).rows
    expect(license?.sources).toMatchObject([
      { words: 'Assigned directly by an administrator', ended: { words: 'The direct license was removed' } },
    ])
  })

  test('shows what a group gave, with which plans, to how many', async () => {
    const then = await groupAsOf(story.asLena, draw, day('2027-03-16'))
    expect(then).toMatchObject({ members: 2, products: [{ productName: 'VISIO', plansOff: [] }] })
    const now = await groupAsOf(story.asLena, draw, day('2027-03-20'))
    expect(now.members).toBe(1)
    expect(now.products.map(({ productName, plansOff }) => [productName, plansOff.length])).toEqual([
      ['FIGMA', 0],
      ['VISIO', 1],
    ])
  })

  test('comes page by page, and as a file', async () => {
    const first = await standingsAsOf(story.asLena, product(visio), day('2027-03-16'), { size: 1 })
    const second = await standingsAsOf(story.asLena, product(visio), day('2027-03-16'), { size: 1, cursor: first.next })
    expect([...first.rows, ...second.rows].map(({ displayName }) => displayName)).toEqual(['Ada', 'Ben'])
    expect(second.next).toBeNull()
    expect(standingsCsv.lines(first.rows)).toContain('Has a seat,,2027-03-16T09:00:02.000Z,From the group Draw')
  })
})

describe('the difference between two days', () => {
  test('tells who came, who went and who got a seat', async () => {
    expect(await between(product(visio), '2027-03-15', '2027-03-16')).toEqual([
      'Ada VISIO  → held',
      'Ben VISIO  → waiting',
    ])
    expect(await between(product(visio), '2027-03-16', '2027-03-17')).toEqual([
      'Ada VISIO held → ',
      'Ben VISIO waiting → held',
    ])
    expect(await between(user(ben), '2027-03-16', '2027-03-20')).toEqual([
      'Ben FIGMA  → held',
      'Ben VISIO waiting → held',
    ])
  })

  test('leaves out what began and ended between them', async () => {
    expect(await between(user(cy), '2027-03-17', '2027-03-18')).toEqual(['Cy FIGMA  → held'])
    expect(await between(user(cy), '2027-03-17', '2027-03-20')).toEqual([])
  })

  test('tells why: the reason that ended, and when', async () => {
    const days = { since: day('2027-03-16'), on: day('2027-03-17') }
    const { rows } = await standingsBetween(story.asLena, product(visio), days)
    expect(rows[0]?.sourcesBefore).toMatchObject([
      { words: 'From the group Draw', ended: { words: 'The membership in the group Draw ended' } },
    ])
    expect(rows[0]?.sourcesAfter).toEqual([])
    expect(standingChangesCsv.lines(rows)).toContain(
      'Has a seat,,From the group Draw,The membership in the group Draw ended',
    )
  })

  test('tells what a group gives more, and with which other plans', async () => {
    const { changes, membersBefore, membersAfter } = await groupBetween(story.asLena, draw, {
      since: day('2027-03-16'),
      on: day('2027-03-20'),
    })
    expect([membersBefore, membersAfter]).toEqual([2, 1])
    expect(changes).toMatchObject([
      { productName: 'FIGMA', before: null, after: { plansOff: [] } },
      { productName: 'VISIO', before: { plansOff: [] }, after: { plansOff: [{ displayName: 'Desktop' }] } },
    ])
  })
})

describe('history that is replayed up to now', () => {
  test('is what there is now, with the same reasons', async () => {
    const inner = await story.group('Interns', [cy])
    await nestGroup(story.portal, { groupId: draw, memberGroupId: inner })
    await setGroupLicensing(story.asLena, { groupId: draw, revision: 0, licensesReachNested: true, licensePriority: 0 })
    await addMember(story.portal, { groupId: draw, userId: ada })
    for (const userId of [ada, ben, cy]) {
      const { licenses } = await licensesOfUser(story.asLena, userId)
      const then = await standingsAsOf(story.asLena, user(userId), story.portal.now())
      expect(
        then.rows.map((row) => [row.productId, row.state, row.since, row.sources.map(({ path }) => path)]),
      ).toEqual(licenses.map((row) => [row.productId, row.state, row.since, row.sources.map(({ path }) => path)]))
    }
    expect(await on(user(cy), '2027-03-20')).toEqual(['Cy FIGMA held', 'Cy VISIO waiting'])
  })
})

describe('any past instant', () => {
  test('shows what everybody had then, whatever has happened since', async () => {
    const asVera = await story.portal.as(await story.person('Vera', {}, 'globalAdministrator'))
    await fc.assert(
      fc.asyncProperty(organizations, fc.array(changes, { maxLength: 4 }), async (drawn, happening) => {
        const organization = await layOut(story.portal, drawn)
        const seen = [{ at: story.portal.now(), had: await standingsNow(asVera, organization) }]
        for (const change of happening) {
          story.portal.clock.advance(1000)
          await (await previewed(asVera, organization, change))?.apply()
          seen.push({ at: story.portal.now(), had: await standingsNow(asVera, organization) })
        }
        for (const { at, had } of seen) expect(await standingsThen(asVera, organization, at)).toEqual(had)
      }),
      { numRuns: runs() },
    )
  }, 120_000)

  const told = (row: { productId: ProductId; state: string; since: Date; sources: readonly LicenseSource[] }) =>
    [row.productId, row.state, row.since.toISOString(), ...row.sources.map(({ words }) => words).sort()].join(', ')

  const standingsNow = async (portal: Portal, { userIds }: LaidOut) =>
    Promise.all(userIds.map(async (userId) => (await licensesOfUser(portal, userId)).licenses.map(told)))

  const standingsThen = async (portal: Portal, { userIds }: LaidOut, at: Date) =>
    Promise.all(userIds.map(async (userId) => (await standingsAsOf(portal, user(userId), at)).rows.map(told)))
})

describe('lists of past days', () => {
  test('are closed to people without a role, but for their own', async () => {
    const asBen = await story.portal.as(ben)
    const at = story.portal.now()
    expect(await refusalOf(standingsAsOf(asBen, product(visio), at))).toBe('notAllowed')
    expect(await refusalOf(standingsAsOf(asBen, user(ada), at))).toBe('notFound')
    expect(await refusalOf(groupAsOf(asBen, draw, at))).toBe('notAllowed')
    expect((await standingsAsOf(asBen, user(ben), at)).rows).toHaveLength(2)
    expect(await refusalOf(standingsAsOf(story.asLena, product('none'), at))).toBe('notFound')
    expect(await refusalOf(standingsBetween(story.asLena, user('none'), { since: at, on: at }))).toBe('notFound')
  })
})
