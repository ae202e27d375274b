import { exactly, expect, nameOf, type Page, test } from '../journey.ts'
import { confirm, found, heading, openTab, row, section, told } from './steps.ts'

/* One catalog, Field tools, from its making to its end. */
test.describe.configure({ mode: 'serial' })

async function openCatalog(page: Page, tab?: string): Promise<void> {
  await page.goto('/admin/catalogs')
  await page.getByRole('link', { name: 'Field tools' }).click()
  await expect(heading(page)).toHaveText('Field tools')
  if (tab !== undefined) await openTab(page, tab)
}

test('a governance administrator makes a catalog and owns it', async ({ as }) => {
  const page = await as('gideon')
  await page.goto('/admin/catalogs')
  await page.getByRole('link', { name: 'New catalog' }).click()
  await page.getByLabel(exactly('Name')).fill('Field tools')
  await page.getByLabel('Description').fill('What one takes along to a customer.')
  await page.getByLabel('Unpublished').check()
  await page.getByRole('button', { name: 'Create catalog' }).click()
  await told(page, 'Catalog created.')
  await expect(heading(page)).toHaveText('Field tools')
  await openCatalog(page, 'Roles')
  await expect(row(page, nameOf('gideon'))).toContainText('Catalog owner')
})

test('its details are changed, and a name that is missing is asked for', async ({ as }) => {
  const page = await as('gideon')
  await openCatalog(page)
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await page.getByLabel(exactly('Name')).fill(' ')
  await page.getByLabel('Description').fill('For the workshop on wheels.')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter a name.')
  await expect(page.getByLabel('Description')).toHaveValue('For the workshop on wheels.')
  await page.getByLabel(exactly('Name')).fill('Field tools')
  await page.getByRole('radio', { name: /^Published/ }).check()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await told(page, 'Changes saved.')
  await expect(page.getByRole('main')).toContainText('For the workshop on wheels.')
  await expect(page.getByRole('main')).toContainText('Published')
})

test('who becomes an owner may open Admin at once, and may not any more when that ends', async ({ as }) => {
  const bo = await as('bo')
  expect((await bo.goto('/admin/catalogs'))?.status()).toBe(403)

  const page = await as('gideon')
  await openCatalog(page, 'Roles')
  const line = await found(page, 'Find somebody', nameOf('bo'))
  await line.getByRole('button', { name: `Make catalog owner ${nameOf('bo')}` }).click()
  await told(page, 'Catalog owner: given.')
  await expect(
    section(page, 'Who has a role')
      .getByRole('row')
      .filter({ hasText: nameOf('bo') }),
  ).toHaveCount(1)
  await expect(page.getByRole('list', { name: 'Found' })).toContainText('Catalog owner already')

  await openCatalog(bo, 'Roles')
  await expect(bo.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Products' })).toHaveCount(0)

  await confirm(page, row(page, nameOf('bo')).getByRole('button', { name: 'Remove' }), 'Take away')
  await told(page, 'Catalog owner: taken away.')
  await expect(row(page, nameOf('bo'))).toHaveCount(0)
  expect((await bo.goto('/admin/catalogs'))?.status()).toBe(403)
})

test('who gets a role in a catalog can do what the role says, and is told whose the rest is', async ({ as }) => {
  const gideon = await as('gideon')
  await openCatalog(gideon, 'Roles')
  await gideon.getByLabel('Role', { exact: true }).selectOption('Access package manager')
  const line = await found(gideon, 'Find somebody', nameOf('bo'))
  await line.getByRole('button', { name: `Make access package manager ${nameOf('bo')}` }).click()
  await told(gideon, 'Access package manager: given.')

  const bo = await as('bo')
  await openCatalog(bo, 'Resources')
  await expect(section(bo, 'Add a resource')).toContainText('an owner of the catalog')
  await bo.getByRole('button', { name: 'Edit: why not' }).click()
  await expect(bo.getByRole('dialog')).toContainText('Only a Global Administrator')
  await bo.keyboard.press('Escape')
  await bo.getByRole('link', { name: 'New package' }).click()
  await bo.getByLabel(exactly('Name')).fill('Torque wrench')
  await bo.getByRole('button', { name: 'Create package' }).click()
  await expect(heading(bo)).toHaveText('Torque wrench')
  await confirm(bo, bo.getByRole('button', { name: 'Delete' }), 'Delete package', 'Torque wrench')
  await told(bo, 'Package deleted.')

  await openCatalog(gideon, 'Roles')
  await confirm(gideon, row(gideon, nameOf('bo')).getByRole('button', { name: 'Remove' }), 'Take away')
  await told(gideon, 'Access package manager: taken away.')
  expect((await bo.goto('/admin/catalogs'))?.status()).toBe(403)
})

test('a catalog creator sees the catalogs of nobody else, and owns what they make', async ({ as }) => {
  const mina = await as('mina')
  await mina.goto('/admin/catalogs')
  await expect(mina.getByText('There are no catalogs that you look after')).toBeVisible()
  await mina.getByRole('link', { name: 'New catalog' }).click()
  await mina.getByLabel(exactly('Name')).fill('Onboarding')
  await mina.getByRole('button', { name: 'Create catalog' }).click()
  await expect(heading(mina)).toHaveText('Onboarding')
  await openTab(mina, 'Roles')
  await expect(row(mina, nameOf('mina'))).toContainText('Catalog owner')
  await confirm(mina, mina.getByRole('button', { name: 'Delete' }), 'Delete catalog')
  await told(mina, 'Catalog deleted.')
})

test('a resource comes in only by somebody who may change it', async ({ as }) => {
  const gideon = await as('gideon')
  await openCatalog(gideon, 'Resources')
  const refused = await found(gideon, 'Find by name', 'Engineering')
  await refused.getByRole('button', { name: 'Add' }).click()
  await expect(gideon.getByRole('alert')).toContainText('You may only add groups that you own or administer.')

  const page = await as('vera')
  await openCatalog(page, 'Resources')
  const group = await found(page, 'Find by name', 'Engineering')
  await group.getByRole('button', { name: 'Add' }).click()
  await told(page, 'Resource added.')
  await page.getByLabel('Kind').selectOption('Application')
  const application = await found(page, 'Find by name', 'Grafana')
  await application.getByRole('button', { name: 'Add' }).click()
  await told(page, 'Resource added.')
  await expect(section(page, 'Resources').getByRole('rowheader')).toHaveText(['Engineering', 'Grafana'])
})

test('a resource that a package gives stays, any other is taken out', async ({ as }) => {
  const page = await as('vera')
  await openCatalog(page, 'Resources')
  await confirm(page, row(page, 'Engineering').getByRole('button', { name: 'Take out' }), 'Take out')
  await told(page, 'Resource taken out of the catalog.')
  await expect(row(page, 'Engineering')).toHaveCount(0)
  await expect(row(page, 'Grafana')).toHaveCount(1)

  await page.goto('/admin/catalogs')
  await page.getByRole('link', { name: 'Creative tools' }).click()
  await expect(heading(page)).toHaveText('Creative tools')
  await openTab(page, 'Resources')
  await row(page, 'Figma').getByRole('button', { name: 'Take out: why not' }).click()
  await expect(page.getByRole('dialog')).toContainText('Take it out of them first.')
})

test('an empty catalog is deleted, one with packages says why not', async ({ as }) => {
  const page = await as('gideon')
  await page.goto('/admin/catalogs')
  await page.getByRole('link', { name: 'Creative tools' }).click()
  await page.getByRole('button', { name: 'Delete: why not' }).click()
  await expect(page.getByRole('dialog')).toContainText('This catalog has 2 access packages. Delete them first.')

  await openCatalog(page)
  await confirm(page, page.getByRole('button', { name: 'Delete' }), 'Delete catalog')
  await told(page, 'Catalog deleted.')
  await expect(heading(page)).toHaveText('Catalogs')
  await expect(page.getByRole('link', { name: 'Field tools' })).toHaveCount(0)
})
