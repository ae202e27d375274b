import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applicationOrders, listApplications } from './applications/applications.views.ts'
import { applicationsCsv } from './applications/applications-csv.ts'
import { createApplication } from './applications/create-application.ts'
import { createGroup } from './directory/create-group.ts'
import { groupOrders, listGroups } from './directory/groups.views.ts'
import { groupsCsv } from './directory/groups-csv.ts'
import { beginStory, type Story } from './directory/story.testing.ts'
import { listUsers, userOrders } from './directory/users.views.ts'
import { usersCsv } from './directory/users-csv.ts'
import { cursorOf, type Page } from './paging.ts'
import type { Portal } from './portal.ts'
import { type Orders, type Sort, sortNamed } from './sorting.ts'

let story: Story
let asReader: Portal

beforeAll(async () => {
  story = await beginStory()
  const { portal } = story
  asReader = await portal.as(await story.person('Rita Reader', { userPrincipalName: 'Rita@z.example' }, 'globalReader'))
  for (let n = 0; n < 9; n += 1) {
    const department = [null, 'Sales', 'IT'][n % 3] ?? null
    await story.person(`Person ${n % 4}`, { department, userPrincipalName: `${n % 2 ? 'P' : 'p'}${9 - n}@z.example` })
    // Three groups at every instant.
    if (n % 3 === 0) portal.clock.advance(1000)
    await createGroup(portal, { kind: 'security', displayName: `Group ${n % 2}`, description: `=${n}` })
    const publisher = ['Acme', '', 'Zeta'][n % 3]
    await createApplication(portal, {
      displayName: `App ${n % 2}`,
      homepageUrl: 'https://app.example',
      publisher,
      enabled: true,
      visible: n > 0,
    })
  }
})
afterAll(() => story.portal.dispose())

/** A list by one of its orders, a page at a time. */
interface Listed {
  readonly list: string
  readonly sort: string
  readonly read: (size: number, cursor?: string | null) => Promise<Page<{ readonly id: string }>>
}

type View<Of extends Orders> = (
  portal: Portal,
  filter: { readonly sort: Sort<Of>; readonly size: number; readonly cursor: string | null },
) => Promise<Page<{ readonly id: string }>>

/** A list by each of its orders, both ways. */
const everyWay = <Of extends Orders>(list: string, orders: Of, view: View<Of>): readonly Listed[] =>
  Object.keys(orders)
    .flatMap((name) => [name, `-${name}`])
    .map((sort) => ({
      list,
      sort,
      read: (size, cursor = null) => view(asReader, { sort: sort as Sort<Of>, size, cursor }),
    }))

const lists = [
  ...everyWay('users', userOrders, listUsers),
  ...everyWay('groups', groupOrders, listGroups),
  ...everyWay('applications', applicationOrders, listApplications),
]

describe.each(lists)('the list of $list by $sort', ({ sort, read }) => {
  test('has the same rows in the same order, whatever the size of its pages', async () => {
    const whole = await read(1000)
    expect(whole.next).toBeNull()
    for (const size of [1, 2, 4]) {
      const ids: string[] = []
      let cursor: string | null = null
      do {
        const page: Page<{ readonly id: string }> = await read(size, cursor)
        expect(page.rows.length).toBeLessThanOrEqual(size)
        ids.push(...page.rows.map(({ id }) => id))
        cursor = page.next
      } while (cursor !== null)
      expect(ids).toEqual(whole.rows.map(({ id }) => id))
    }
  })

  test('starts anew with a cursor of another order, or one that makes no sense', async () => {
    const begin = await read(1)
    const ofInstants = sort.endsWith('created')
    const senseless = [
      'nonsense',
      cursorOf(['zzz', 'x']),
      cursorOf([`${sort}er`, 'zzz', 'x']),
      ...[[], ['zzz']].flatMap((then) => [
        cursorOf([sort, ofInstants ? 'zzz' : new Date(), ...then, 'x']),
        cursorOf([sort, '\0', ...then, 'x']),
        cursorOf([sort, new Date(Number.NaN), ...then, 'x']),
        Buffer.from(JSON.stringify([sort, 1e300, ...then, 'x'])).toString('base64url'),
      ]),
    ]
    for (const cursor of senseless) expect(await read(1, cursor)).toEqual(begin)
  })
})

test('user names are sorted whatever their capitals, and the other way round is the list from its end', async () => {
  const names = async (sort: Sort<typeof userOrders>) =>
    (await listUsers(asReader, { sort, search: 'z.example' })).rows.map(({ userPrincipalName }) => userPrincipalName)
  const upwards = await names('userName')
  expect(upwards.slice(0, 4)).toEqual(['p1@z.example', 'P2@z.example', 'p3@z.example', 'P4@z.example'])
  expect(await names('-userName')).toEqual([...upwards].reverse())
})

test('who has no department comes first, then the departments by name, and in each the people by name', async () => {
  const { rows } = await listUsers(asReader, { sort: 'department' })
  const departments = rows.map(({ department }) => department)
  expect([...new Set(departments)]).toEqual([null, 'IT', 'Sales'])
  const inSales = rows.filter(({ department }) => department === 'Sales').map(({ displayName }) => displayName)
  expect(inSales).toEqual([...inSales].sort())
})

test('the newest group comes first in the order of the newest', async () => {
  const { rows } = await listGroups(asReader, { sort: '-created' })
  const instants = rows.map(({ createdAt }) => createdAt.getTime())
  expect(instants).toEqual([...instants].sort((one, other) => other - one))
  expect(new Set(instants).size).toBe(3)
})

test('an address may name the orders of a list and no others', () => {
  expect(sortNamed(userOrders, '-department')).toBe('-department')
  for (const text of ['toString', '--name', 'created', '', null]) expect(sortNamed(userOrders, text)).toBeUndefined()
})

test('a list as a file has its columns and gives no spreadsheet a formula', async () => {
  const groups = await listGroups(asReader, { search: '=3' })
  expect(groupsCsv.head).toBe('Name,Description,Kind,Mail nickname,Members,Owners,Created,Id\r\n')
  expect(groupsCsv.lines(groups.rows)).toMatch(/^Group 1,'=3,Security,,0,0,2027-[^,]+Z,[^,]+\r\n$/)
  const users = await listUsers(asReader, { search: 'rita' })
  expect(usersCsv.lines(users.rows)).toMatch(/^Rita Reader,Rita@z\.example,,,,,member,yes,[^,]+\r\n$/)
  const applications = await listApplications(asReader, { sort: '-publisher', size: 1 })
  expect(applicationsCsv.lines(applications.rows)).toMatch(
    /^App \d,,Zeta,,https:\/\/app\.example,yes,yes,0,0,[^,]+\r\n$/,
  )
})
