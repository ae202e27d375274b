import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { hours } from '@latchkey/core/time'
import { exactly, expect, type Page, test } from '../journey.ts'
import { exported, heading, openTab, row, section, told } from './steps.ts'

/* A company of 290 people is imported, a rule assigns a package by department, and somebody changes departments. */
test.describe.configure({ mode: 'serial' })

const company = fileURLToPath(new URL('../../../shared/data/employees.csv', import.meta.url))
test.skip(!existsSync(company), 'The folder shared/data beside the repository is not there.')

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function openRule(page: Page): Promise<void> {
  await page.goto('/admin/packages?search=Shop')
  await page.getByRole('main').getByRole('link', { name: 'Shop floor', exact: true }).click()
  await expect(heading(page)).toHaveText('Shop floor')
  await openTab(page, 'Policies')
  await page.getByRole('link', { name: 'Change Everybody in Production' }).click()
}

const holders = (page: Page) => section(page, 'Everybody in Production').getByText('Have it by the rule').locator('..')

test('a company is imported', async ({ as }) => {
  const page = await as('vera')
  await page.goto('/admin/import')
  await page.getByLabel('CSV file').setInputFiles(company)
  await button(page, 'Show what it would change').click()
  await button(page, 'Import 290 changes').click()
  await expect(page.getByRole('main')).toContainText('290')
})

test('a rule by department is looked at, saved without a grace, and assigns', async ({ as }) => {
  const page = await as('gideon')
  await openRule(page)
  await expect(holders(page)).toContainText('187')
  await button(page, 'Write it as text').click()
  await page.getByLabel(exactly('Rule text')).fill('user.department -eq "Tool Design"')
  await button(page, 'Preview').click()
  const effect = section(page, 'What this rule would change')
  await expect(effect.getByText('and 87 more')).toBeAttached()
  await expect(effect.getByText('Would get it').first().locator('..')).toContainText('4')
  await expect(effect.getByText('Would lose it').first().locator('..')).toContainText('187')
  const lines = await exported(page, 'button')
  expect(lines.filter((line) => line.includes(',Gets the package,'))).toHaveLength(4)
  expect(lines.filter((line) => line.includes(',Loses the package,'))).toHaveLength(187)
  await page.getByLabel('After a grace of').fill('0')
  await button(page, 'Save rule').click()
  await told(page, 'The rule is saved.')
})

test('a change of department moves the access', async ({ as }) => {
  const page = await as('vera')
  const place = async () => {
    await page.goto('/admin/users?search=kevin0')
    await page
      .getByRole('main')
      .getByRole('link', { name: /Kevin 0/ })
      .first()
      .click()
    await expect(heading(page)).toHaveText('Kevin 0')
  }
  await place()
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await page.getByLabel(exactly('Department')).fill('Tool Design')
  await button(page, 'Save changes').click()
  await place()
  await page.goto(`${page.url().split('?')[0]}?tab=access`)
  await expect(page.getByRole('main')).toContainText('Shop floor')
})

test('before the rule is deleted it is shown who loses the package, and when', async ({ as, portal, clock }) => {
  await portal.runJob('expire-assignments')
  const page = await as('gideon')
  await page.goto('/admin/packages?search=Shop')
  await page.getByRole('main').getByRole('link', { name: 'Shop floor', exact: true }).click()
  await expect(heading(page)).toHaveText('Shop floor')
  await openTab(page, 'Policies')
  await page.getByRole('link', { name: 'Delete Everybody in Production' }).click()
  await expect(heading(page)).toHaveText('Delete Everybody in Production')
  const main = page.getByRole('main')
  await expect(main).toContainText('5 people would lose access')
  const end = await main.getByRole('time').first().getAttribute('datetime')
  expect(new Date(end ?? '').getTime() - (await clock.now()).getTime()).toBeGreaterThan(hours(0.9))
  const concerned = page.getByRole('table', { name: 'Whom it concerns' })
  await expect(concerned.getByRole('row').filter({ hasText: 'Kevin 0' })).toContainText('Member of Shop floor')
  const lines = await exported(page)
  expect(lines.filter((line) => /,Loses the package,\d{4}-.*Z,,Member of Shop floor,/.test(line))).toHaveLength(5)

  await page.getByRole('button', { name: 'Delete policy' }).click()
  await told(page, 'Policy deleted.')
  await clock.advance(hours(1))
  await portal.runJob('expire-assignments')
  await page.goto('/admin/assignments?search=Kevin')
  await expect(row(page, 'Kevin 0')).toContainText('Ended')
})
