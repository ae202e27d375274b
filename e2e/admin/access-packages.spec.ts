import { exactly, expect, nameOf, type Page, test } from '../journey.ts'
import { card, confirm, heading, openTab, row, section, told } from './steps.ts'

/* One package, Prototyping, in the catalog of creative tools, from its making to its end. */
test.describe.configure({ mode: 'serial' })

async function openPackage(page: Page, tab?: string): Promise<void> {
  await page.goto('/admin/packages?search=Prototyping')
  await page.getByRole('main').getByRole('link', { name: 'Prototyping', exact: true }).click()
  await expect(heading(page)).toHaveText('Prototyping')
  if (tab !== undefined) await openTab(page, tab)
}

test('a catalog owner makes a package in their catalog, in no other', async ({ as }) => {
  const page = await as('clara')
  await page.goto('/admin/packages')
  await page.getByRole('link', { name: 'New package' }).click()
  await expect(page.getByLabel(exactly('Catalog')).getByRole('option')).toHaveText([
    'Choose a catalog',
    'Creative tools',
  ])
  await page.getByLabel(exactly('Name')).fill('Prototyping')
  await page.getByRole('button', { name: 'Create package' }).click()
  // The browser itself asks for the choice that is missing.
  await expect(heading(page)).toHaveText('New access package')
  await page.getByLabel(exactly('Catalog')).selectOption('Creative tools')
  await page.getByLabel('Description').fill('Try an idea before it is built.')
  await page.getByRole('button', { name: 'Create package' }).click()
  await told(page, 'Package created.')
  await expect(page.getByRole('main')).toContainText('Nobody can request this package')
})

test('it is given roles, one is taken out again, and none can be added twice', async ({ as }) => {
  const page = await as('clara')
  await openPackage(page)
  const role = section(page, 'Add a role').getByLabel(exactly('Role'))
  await role.selectOption('Editor of Figma')
  await page.getByRole('button', { name: 'Add role' }).click()
  await told(page, 'Role added.')
  await expect(row(page, 'Editor of Figma')).toHaveCount(1)
  await expect(role.getByRole('option', { name: 'Editor of Figma' })).toHaveCount(0)
  await role.selectOption('Viewer of Figma')
  await page.getByRole('button', { name: 'Add role' }).click()
  await expect(row(page, 'Viewer of Figma')).toHaveCount(1)
  await confirm(page, row(page, 'Editor of Figma').getByRole('button', { name: 'Take out' }), 'Take role out')
  await told(page, 'Role taken out of the package.')
  await expect(row(page, 'Editor of Figma')).toHaveCount(0)
})

test('its details are changed', async ({ as }) => {
  const page = await as('clara')
  await openPackage(page)
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await page.getByLabel('Hide it from lists').check()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await told(page, 'Changes saved.')
  await expect(page.getByText('Hidden', { exact: true })).toBeVisible()
})

test('a policy for chosen people lets them ask, and asks who was chosen to decide', async ({ as }) => {
  const page = await as('clara')
  await openPackage(page, 'Policies')
  await page.getByRole('link', { name: 'New policy' }).click()
  await page.getByLabel(exactly('Name')).fill('For the studio')
  await page.getByLabel('Specific users and groups').check()
  await page.getByLabel(exactly('People')).fill('Niko')
  await page.getByRole('button', { name: new RegExp(nameOf('niko')) }).click()
  await page.getByLabel(exactly('Groups')).fill('Design')
  await page
    .getByRole('list', { name: 'Found for Groups' })
    .getByRole('button', { name: /^D?\s*Design/ })
    .first()
    .click()
  await page.getByLabel('The manager of the person').first().uncheck()
  await page.getByLabel(exactly('People who decide')).first().fill('Clara Weiss')
  await page.getByRole('list', { name: 'Found for People who decide' }).getByRole('button').first().click()
  await page.getByLabel('On a day').check()
  await page.getByLabel('Last day').fill('2031-03-31')
  await page.getByRole('button', { name: 'Create policy' }).click()
  await told(page, 'Policy created.')
  const policy = card(page, 'For the studio')
  await expect(policy).toContainText(nameOf('niko'))
  await expect(policy).toContainText(nameOf('clara'))
  await expect(policy).toContainText('2031')
})

test('a policy is changed: it asks nobody, lasts thirty days and is off', async ({ as }) => {
  const page = await as('clara')
  await openPackage(page, 'Policies')
  await page.getByRole('link', { name: 'Change For the studio' }).click()
  await expect(page.getByRole('list', { name: 'People: chosen' })).toContainText(nameOf('niko'))
  await page.getByRole('checkbox', { name: nameOf('clara') }).uncheck()
  await page.getByLabel('After a number of days').check()
  await page.getByRole('checkbox', { name: /^On/ }).uncheck()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('spinbutton', { name: 'Number of days' })).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('checkbox', { name: nameOf('clara') })).not.toBeChecked()
  await page.getByRole('spinbutton', { name: 'Number of days' }).fill('30')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await told(page, 'Policy changed.')
  const policy = card(page, 'For the studio')
  await expect(policy).toContainText('30 days')
  await expect(policy).toContainText('Off')
  await expect(policy).not.toContainText(nameOf('clara'))
})

test('a policy is deleted', async ({ as }) => {
  const page = await as('clara')
  await openPackage(page, 'Policies')
  await page.getByRole('link', { name: 'Delete For the studio' }).click()
  await expect(heading(page)).toHaveText('Delete For the studio')
  await expect(page.getByRole('main')).toContainText('Nobody loses access')
  await page.getByRole('button', { name: 'Delete policy' }).click()
  await told(page, 'Policy deleted.')
  await expect(page.getByRole('main')).toContainText('This package has no policies')
})

test('a package that nobody has is deleted by its name, one that people have says why not', async ({ as }) => {
  const page = await as('gideon')
  await page.goto('/admin/packages?search=Diagrams')
  await page.getByRole('main').getByRole('link', { name: 'Diagrams', exact: true }).click()
  await page.getByRole('button', { name: 'Delete: why not' }).click()
  await expect(page.getByRole('dialog')).toContainText('End their assignments first.')

  await openPackage(page)
  await page.getByRole('button', { name: 'Delete' }).click()
  const question = page.getByRole('alertdialog')
  await question.getByRole('textbox').fill('Prototype')
  await question.getByRole('button', { name: 'Delete package' }).click()
  await expect(question).toBeVisible()
  await question.getByRole('textbox').fill('Prototyping')
  await question.getByRole('button', { name: 'Delete package' }).click()
  await told(page, 'Package deleted.')
  await expect(heading(page)).toHaveText('Access packages')
  await expect(page.getByRole('link', { name: 'Prototyping' })).toHaveCount(0)
})
