import { demoId } from '@latchkey/services/installation/demo/demo-id'
import { demoUserId } from '@latchkey/services/installation/demo/people'
import { demoPackageId } from '@latchkey/services/installation/demo/structure'
import { expect, type Page, test } from '../journey.ts'
import { heading } from './steps.ts'

const entries = (page: Page) => page.getByRole('navigation', { name: 'Main' }).getByRole('link')

/** The words of the entries that are lit for the page at this place. */
async function lit(page: Page, place: string): Promise<readonly string[]> {
  await page.goto(place)
  const all = await entries(page).all()
  const current = await Promise.all(all.map((entry) => entry.getAttribute('aria-current')))
  const words = await entries(page).allTextContents()
  return words.filter((_, nth) => current[nth] !== null)
}

test('the entry is lit to which a page belongs, and none for a page that belongs to none', async ({ as }) => {
  const page = await as('vera')
  for (const [place, words] of [
    ['/admin', ['Home']],
    [`/admin/packages/${demoPackageId('diagrams')}`, ['Access packages']],
    [`/admin/packages/${demoPackageId('diagrams')}/policies/new`, ['Access packages']],
    [`/admin/policies/${demoId('policy:design-suite:0')}`, ['Access packages']],
    ['/my-access', ['Packages']],
    [`/my-access/packages/${demoPackageId('diagrams')}`, ['Packages']],
    ['/my-access/search?q=design', []],
    ['/my-apps', ['Apps']],
  ] as const)
    expect(await lit(page, place), place).toEqual(words)
})

test('a license administrator is neither led to catalogs and packages nor let in', async ({ as }) => {
  const page = await as('lena')
  await page.goto('/admin')
  const words = await entries(page).allTextContents()
  expect(words).toContain('Products')
  for (const list of ['Catalogs', 'Access packages', 'Requests', 'Assignments']) expect(words).not.toContain(list)
  for (const place of ['catalogs', 'packages', 'requests', 'assignments']) {
    expect((await page.goto(`/admin/${place}`))?.status(), place).toBe(403)
    await expect(heading(page)).toHaveText('This is not yours to open')
  }
  expect((await page.goto(`/admin/packages/${demoPackageId('diagrams')}`))?.status()).toBe(404)
})

test('a reason for a license leads to the request only where that may be read', async ({ as, portal }) => {
  await portal.ask('bruno', 'diagrams')
  for (const [key, links] of [
    ['lena', 0],
    ['gideon', 1],
  ] as const) {
    const page = await as(key)
    await page.goto(`/admin/users/${demoUserId('bruno')}?tab=licenses`)
    const why = page.getByRole('list', { name: 'Why Visio Plan 2' })
    await expect(why).toContainText('Diagrams')
    await expect(why.getByRole('link', { name: 'Diagrams' })).toHaveCount(links)
    await expect(why.getByRole('link', { name: 'Diagram users' })).toHaveCount(1)
  }
})

test('a catalog owner without a role finds what is about catalogs and packages, and no other list', async ({ as }) => {
  const page = await as('clara')
  await page.goto('/admin')
  expect(await entries(page).allTextContents()).toEqual([
    'Home',
    'Catalogs',
    'Access packages',
    'Requests',
    'Assignments',
    'Reports',
  ])
})
