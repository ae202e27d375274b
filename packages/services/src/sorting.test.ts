import type { AccessPackageId, UserId } from '@latchkey/core/ids'
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
import { assignmentOrders, listAssignments } from './entitlement/admin/assignments.views.ts'
import { catalogOrders, listCatalogs } from './entitlement/admin/catalogs.views.ts'
import { catalogsCsv } from './entitlement/admin/catalogs-csv.ts'
import { listPackagesForAdmin, packageOrders } from './entitlement/admin/packages.views.ts'
import { packagesCsv } from './entitlement/admin/packages-csv.ts'
import { listRequests, requestOrders } from './entitlement/admin/requests.views.ts'
import { requestsCsv } from './entitlement/admin/requests-csv.ts'
import { packageUnder } from './entitlement/requesting-story.testing.ts'
import { submitRequest } from './entitlement/submit-request.ts'
import { cursorOf, type Page } from './paging.ts'
import type { Portal } from './portal.ts'
import { type Orders, type Sort, sortNamed } from './sorting.ts'

let story: Story
let asReader: Portal
let packageId: AccessPackageId

beforeAll(async () => {
  story = await beginStory()
  const { portal } = story
  asReader = await portal.as(await story.person('Rita Reader', { userPrincipalName: 'Rita@z.example' }, 'globalReader'))
  const people: UserId[] = []
  for (let n = 0; n < 9; n += 1) {
    const department = [null, 'Sales', 'IT'][n % 3] ?? null
    const but = { department, userPrincipalName: `${n % 2 ? 'P' : 'p'}${9 - n}@z.example` }
    people.push(await story.person(`Person ${n % 4}`, but))
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
  await grantAccess(people)
})
afterAll(() => story.portal.dispose())

/** Everybody gets the same two packages, some at the same instant; one request is open. */
async function grantAccess(people: readonly UserId[]): Promise<void> {
  const { portal } = story
  packageId = await packageUnder(story, 'Package 0', { expiration: { type: 'afterDuration', days: 30 } })
  const other = await packageUnder(story, 'Package 1', { expiration: { type: 'afterDuration', days: 7 } })
  for (let n = 0; n < 5; n += 1) await story.accessPackage(`Package ${n % 3}`, [])
  for (const [n, person] of people.entries()) {
    if (n % 3 === 0) portal.clock.advance(1000)
    for (const accessPackageId of [packageId, other]) await submitRequest(await portal.as(person), { accessPackageId })
  }
  const asked = await story.accessPackage(
    '=Asked',
    [],
    [{ approvers: [{ kind: 'singleUser', userId: people[8] ?? '' }] }],
  )
  await submitRequest(await portal.as(people[0] ?? ''), { accessPackageId: asked })
}

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
  ...everyWay('catalogs', catalogOrders, listCatalogs),
  ...everyWay('access packages', packageOrders, listPackagesForAdmin),
  ...everyWay('requests for a package', requestOrders, (as, query) => listRequests(as, { ...query, packageId })),
  ...everyWay('assignments of a package', assignmentOrders, (as, query) =>
    listAssignments(as, { ...query, packageId }),
  ),
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
    const ofInstants = /(created|submitted|completed|since|ends)$/.test(sort)
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

test('packages are sorted by their catalog, and in each by name', async () => {
  const { rows } = await listPackagesForAdmin(asReader, { sort: 'catalog' })
  const named = rows.map(({ catalogName, displayName }) => `${catalogName} ${displayName}`)
  expect(named).toEqual([...named].sort())
})

test('requests are sorted by their end without those that are open, and by names as far as an index narrows them', async () => {
  const sorted = async (query: Parameters<typeof listRequests>[1]) =>
    (await listRequests(asReader, query)).rows.map(({ target }) => target.displayName)
  expect(await sorted({})).toHaveLength(19)
  expect(await sorted({ sort: 'completed' })).toHaveLength(18)
  const byName = await sorted({ packageId, sort: 'name' })
  expect(byName).toEqual([...byName].sort())
  // All requests are not read to sort them by name.
  expect(await sorted({ sort: 'name' })).toEqual(await sorted({}))
  expect(await sorted({ sort: 'completed', standing: 'pendingApproval' })).toHaveLength(1)
})

test('assignments are sorted by their end as long as they last', async () => {
  const ends = async (query: Parameters<typeof listAssignments>[1] = {}) =>
    (await listAssignments(asReader, { ...query, sort: 'ends' })).rows.map(({ expiresAt }) => expiresAt?.getTime() ?? 0)
  expect(await ends()).toEqual([...(await ends())].sort((one, other) => one - other))
  expect(await ends()).toHaveLength(18)
  expect(await ends({ state: 'expired' })).toEqual([])
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
  const catalogs = await listCatalogs(asReader, { search: '=asked' })
  expect(catalogsCsv.lines(catalogs.rows)).toMatch(/^'=Asked,,Published,yes,,1,0,[^,]+\r\n$/)
  const packages = await listPackagesForAdmin(asReader, { search: '=asked' })
  expect(packagesCsv.lines(packages.rows)).toMatch(/^'=Asked,,'=Asked,no,,1,0,1,[^,]+\r\n$/)
  const requests = await listRequests(asReader, { search: '=asked' })
  expect(requestsCsv.lines(requests.rows)).toMatch(
    /^'=Asked,Person 0,p9@z\.example,Waiting,Person 0,1 of 1,2027-[^,]+Z,2027-[^,]+Z,,[^,]+\r\n$/,
  )
})
