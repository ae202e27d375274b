import { exactly, expect, nameOf, test } from '../journey.ts'
import { confirm, found, heading, openTab, row, section, told } from './steps.ts'

/* Two packages that nobody should have at once: excluded, refused with the reason, told in the report, and allowed again. */
test.describe.configure({ mode: 'serial' })

const copy = 'Copy of Diagrams'

test('a package is duplicated, hidden, with an address to hand on', async ({ as }) => {
  const page = await as('gideon')
  await page.goto('/admin/packages?search=Diagrams')
  await page.getByRole('link', { name: 'Diagrams', exact: true }).click()
  await page.getByRole('button', { name: 'Duplicate' }).click()
  await told(page, 'Package duplicated.')
  await expect(heading(page)).toHaveText(copy)
  await expect(page.getByRole('main')).toContainText('Hidden')
  await expect(page.getByLabel('Address in My Access')).toHaveValue(/\/my-access\/packages\//)
})

test('an exclusion tells beforehand how many have both, and afterwards who', async ({ as }) => {
  const page = await as('gideon')
  await page.goto('/admin/packages?search=Diagrams')
  await page.getByRole('link', { name: 'Diagrams', exact: true }).click()
  await expect(heading(page)).toHaveText('Diagrams')
  await openTab(page, 'Separation of duties')
  await expect(section(page, 'What excludes it')).toContainText('No package excludes it.')
  await page.getByLabel('Kind').selectOption('Group')
  const line = await found(page, 'Find by name', 'Everyone')
  await expect(line).toContainText(/people have both/)
  await line.getByRole('button', { name: 'Exclude Everyone' }).click()
  await told(page, 'Excluded.')
  await row(page, 'Everyone')
    .getByRole('link', { name: /people have both/ })
    .click()
  await expect(heading(page)).toHaveText('Overlaps')
  await expect(row(page, nameOf('tess'))).toHaveCount(1)
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export as CSV' }).click()
  expect((await downloading).suggestedFilename()).toMatch(/^overlaps-.*\.csv$/)
  await page.goBack()
  await confirm(page, row(page, 'Everyone').getByRole('button', { name: 'Allow' }), 'Allow both')
  await told(page, 'Allowed.')
})

test('who has the one is refused the other, with the reason', async ({ as }) => {
  const gideon = await as('gideon')
  await gideon.goto(`/admin/packages?search=${copy}`)
  await gideon.getByRole('link', { name: copy, exact: true }).click()
  await expect(heading(gideon)).toHaveText(copy)
  await openTab(gideon, 'Separation of duties')
  const line = await found(gideon, 'Find by name', 'Diagrams')
  await line.getByRole('button', { name: 'Exclude Diagrams', exact: true }).click()
  await told(gideon, 'Excluded.')
  await openTab(gideon, 'Overview')
  const address = await gideon.getByLabel('Address in My Access').inputValue()

  const tess = await as('tess')
  await tess.goto(new URL(address).pathname)
  await expect(tess.getByRole('main')).toContainText('does not go together with “Diagrams”')
})

test('the duplicate is deleted by its name', async ({ as }) => {
  const page = await as('gideon')
  await page.goto(`/admin/packages?search=${copy}`)
  await page.getByRole('link', { name: copy, exact: true }).click()
  await expect(heading(page)).toHaveText(copy)
  await confirm(page, page.getByRole('button', { name: 'Delete', exact: true }), 'Delete package', copy)
  await told(page, 'Package deleted.')
  await expect(page.getByLabel(exactly(copy))).toHaveCount(0)
})
