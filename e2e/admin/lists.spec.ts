import type { APIResponse } from '@playwright/test'
import { expect, nameOf, type Page, test } from '../journey.ts'
import { exported } from './steps.ts'

/* The lists of Admin: sorted, and taken along as files. */

const names = (page: Page) => page.getByRole('main').getByRole('rowheader')

/** Presses the header of a column, and waits until the list is sorted by it. */
async function sortBy(page: Page, column: string, direction: 'ascending' | 'descending'): Promise<void> {
  const header = page.getByRole('columnheader', { name: column, exact: true })
  await header.getByRole('link').click()
  await expect(header).toHaveAttribute('aria-sort', direction)
}

test('users are sorted by department, page by page, and everybody comes once', async ({ as }) => {
  const page = await as('vera')
  await page.goto('/admin/users')
  await sortBy(page, 'Department', 'ascending')
  const departments = page
    .getByRole('main')
    .getByRole('row')
    .getByRole('cell', { name: /^(Design|Engineering)$/ })
  await expect(departments.first()).toHaveText('Design')
  const first = await names(page).allTextContents()
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(names(page).first()).not.toHaveText(first[0] ?? '')
  const second = await names(page).allTextContents()
  expect(new Set([...first, ...second]).size).toBe(first.length + second.length)

  // Turned round, the list begins anew with what was last.
  await sortBy(page, 'Department', 'descending')
  await expect(names(page).first()).toHaveText(second.at(-1) ?? '')
  await page.getByRole('searchbox', { name: 'Search users' }).fill('ma')
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Active filters' })).toContainText('“ma”')
  await expect(page.getByRole('columnheader', { name: 'Department' })).toHaveAttribute('aria-sort', 'descending')
})

test('groups are sorted by age, applications by publisher', async ({ as }) => {
  const page = await as('nadia')
  await page.goto('/admin/groups/new')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Youngest group')
  await page.getByRole('button', { name: 'Create group' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Youngest group')
  await page.goto('/admin/groups')
  await sortBy(page, 'Created', 'descending')
  await expect(names(page).first()).toHaveText('Youngest group')
  await page.goto('/admin/applications')
  await sortBy(page, 'Publisher', 'ascending')
  await expect(names(page).first()).toContainText('Adobe Creative Cloud')
})

test('on a phone, without headers, the order is chosen above the list', async ({ as }) => {
  const page = await as('vera', { viewport: { width: 390, height: 844 } })
  await page.goto('/admin/applications')
  await page.getByLabel('Order').selectOption('By publisher, Z to A')
  await expect(names(page).first()).toContainText('Salesforce')
})

test('a list is taken along as a file, as it is filtered and sorted, and no cell is a formula', async ({ as }) => {
  const page = await as('nadia')
  await page.goto('/admin/groups/new')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('=HYPERLINK("https://x.example","me, too")')
  await page.getByRole('button', { name: 'Create group' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('=HYPERLINK')
  await page.goto('/admin/groups?search=hyperlink')
  const [line, ...others] = await exported(page)
  expect(line).toMatch(/^"'=HYPERLINK\(""https:\/\/x\.example"",""me, too""\)",,Security,/)
  expect(others).toEqual([])

  await page.goto('/admin/users?department=Design&sort=-name')
  const users = await exported(page)
  expect(users[0]).toContain(nameOf('yuki'))
  expect(users).toHaveLength(await names(page).count())
  await page.goto('/admin/users')
  expect((await exported(page)).length).toBeGreaterThan(60)
  await page.goto('/admin/applications')
  expect(await exported(page)).toHaveLength(await names(page).count())
})

test('a file holds what its list shows to the same person, and nothing else', async ({ as }) => {
  const clara = await as('clara')
  const file = await clara.request.get('/admin/users.csv')
  expect(await file.text()).toContain(nameOf('clara'))
  expect(await file.text()).not.toContain(nameOf('vera'))
  const ada = await as('ada')
  for (const list of ['users', 'groups', 'applications', 'catalogs', 'packages', 'requests', 'assignments'])
    expect((await ada.request.get(`/admin/${list}.csv`)).status()).toBe(403)
  for (const list of ['catalogs', 'packages', 'requests']) {
    const [hers, all] = await Promise.all([
      lines(await clara.request.get(`/admin/${list}.csv`)),
      lines(await (await as('gideon')).request.get(`/admin/${list}.csv`)),
    ])
    expect(hers.length).toBeGreaterThan(1)
    expect(hers.length).toBeLessThan(all.length)
    expect(all).toEqual(expect.arrayContaining([...hers]))
  }
})

const lines = async (file: APIResponse): Promise<readonly string[]> => (await file.text()).trim().split('\r\n')

test('catalogs, packages and requests are sorted and taken along as they are filtered', async ({ as }) => {
  const page = await as('gideon')
  await page.goto('/admin/catalogs')
  const catalogs = await names(page).allTextContents()
  await sortBy(page, 'Catalog', 'descending')
  await expect(names(page).first()).toHaveText(catalogs.at(-1) ?? '')
  expect(await exported(page)).toHaveLength(catalogs.length)

  await page.goto('/admin/packages')
  await sortBy(page, 'Catalog', 'ascending')
  await sortBy(page, 'Catalog', 'descending')
  await page.getByRole('searchbox', { name: 'Search access packages' }).fill('e')
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Active filters' })).toContainText('“e”')
  await expect(page.getByRole('columnheader', { name: 'Catalog' })).toHaveAttribute('aria-sort', 'descending')
  const packages = await exported(page)
  expect(packages).toHaveLength(await names(page).count())
  await expect(names(page).first()).toContainText(packages[0]?.split(',')[0] ?? '')

  await page.goto('/admin/requests?state=pendingApproval')
  await expect(page.getByRole('columnheader', { name: 'Closed' }).getByRole('link')).toHaveCount(0)
  await sortBy(page, 'Requested', 'ascending')
  const requests = await exported(page)
  expect(requests).toHaveLength(await names(page).count())
  for (const line of requests) expect(line).toContain(',Waiting,')
})

test('requests and assignments of one package are sorted by person', async ({ as }) => {
  const page = await as('gideon')
  for (const list of ['requests', 'assignments']) {
    await page.goto(`/admin/${list}`)
    await expect(page.getByRole('columnheader', { name: 'Person' }).getByRole('link')).toHaveCount(0)
    await narrow(page, 'Access package', 'diag', 'Diagrams')
    await sortBy(page, 'Person', 'ascending')
  }
})

test('assignments and requests are narrowed to a person and a policy that are found by name, without JavaScript too', async ({
  as,
}) => {
  for (const options of [{}, { javaScriptEnabled: false }]) {
    const page = await as('gideon', options)
    await page.goto('/admin/assignments')
    await narrow(page, 'Person', 'dieter', nameOf('dieter'))
    await expect(names(page)).toHaveText([new RegExp(nameOf('dieter'))])
    await narrow(page, 'Policy', 'production', 'Everybody in Production')
    await expect(page.getByRole('list', { name: 'Active filters' })).toContainText('Everybody in Production')
    await expect(names(page)).toHaveText([new RegExp(nameOf('dieter'))])
    await page.goto('/admin/requests')
    await narrow(page, 'Access package', 'diag', 'Diagrams')
    await expect(names(page).first()).toHaveText(/^Diagrams for/)
  }
})

async function narrow(page: Page, to: string, search: string, choice: string): Promise<void> {
  await page.getByText('Narrow to a catalog, package, policy or person').click()
  await page.getByLabel('Narrow to', { exact: true }).selectOption(to)
  await page.getByRole('searchbox', { name: 'Name', exact: true }).fill(search)
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('link', { name: `Narrow to ${choice}` }).click()
  await expect(page.getByRole('list', { name: 'Active filters' })).toContainText(choice)
}
