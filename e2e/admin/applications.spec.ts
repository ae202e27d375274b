import { exactly, expect, nameOf, type Page, test } from '../journey.ts'
import { confirm, found, heading, openTab, row, section, told } from './steps.ts'

/* One application, Wiki, from its making to its end, and others deleted. */
test.describe.configure({ mode: 'serial' })

async function openApplication(page: Page, name: string, tab?: string): Promise<void> {
  await page.goto(`/admin/applications?search=${encodeURIComponent(name)}`)
  await page.getByRole('main').getByRole('link', { name, exact: true }).click()
  await expect(heading(page)).toHaveText(name)
  if (tab !== undefined) await openTab(page, tab)
}

async function create(page: Page, name: string, roles = ''): Promise<void> {
  await page.goto('/admin/applications/new')
  await page.getByLabel(exactly('Name')).fill(name)
  await page.getByRole('textbox', { name: 'Address' }).fill('https://wiki.example')
  await page.getByRole('textbox', { name: 'Roles' }).fill(roles)
  await page.getByRole('button', { name: 'Create application' }).click()
  await told(page, 'The application is there.')
}

test('an application is made with its roles, and an address that is none is refused', async ({ as }) => {
  const page = await as('nadia')
  await page.goto('/admin/applications')
  await page.getByRole('link', { name: 'New application' }).click()
  await page.getByLabel(exactly('Name')).fill('Wiki')
  await page.getByRole('textbox', { name: 'Address' }).fill('javascript:alert(1)')
  await page.getByRole('textbox', { name: 'Roles' }).fill('Reader\nWriter')
  await page.getByRole('button', { name: 'Create application' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter an address that starts with https://.')
  await expect(page.getByRole('textbox', { name: 'Roles' })).toHaveValue('Reader\nWriter')
  await page.getByRole('textbox', { name: 'Address' }).fill('https://wiki.example')
  await page.getByRole('button', { name: 'Create application' }).click()
  await told(page, 'The application is there.')
  await expect(heading(page)).toHaveText('Wiki')
})

test('its details and roles are changed, and it is disabled and hidden', async ({ as }) => {
  const page = await as('nadia')
  await openApplication(page, 'Wiki')
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await page.getByRole('textbox', { name: 'Roles' }).fill('Reader\nEditor')
  await page.getByLabel('Publisher').fill('Brightwater')
  await page.getByLabel('Enabled').uncheck()
  await page.getByLabel('Shown in My Apps').uncheck()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await told(page, 'Changes saved.')
  await expect(section(page, 'Roles').getByRole('rowheader')).toHaveText(['Editor', 'Reader'])
  await expect(section(page, 'Details')).toContainText('No, it is disabled')
  await expect(section(page, 'Details')).toContainText('No, it is hidden')
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await expect(page.getByLabel('Enabled')).not.toBeChecked()
  await page.getByLabel('Enabled').check()
  await page.getByLabel('Shown in My Apps').check()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(section(page, 'Details')).not.toContainText('No,')
})

test('it is assigned to a person and a group in a role, shows in My Apps, and is taken away', async ({ as }) => {
  const page = await as('nadia')
  await openApplication(page, 'Wiki', 'Assignments')
  await page.getByLabel(exactly('Role')).selectOption('Editor')
  const person = await found(page, 'Find a person or a group', nameOf('kurt'))
  await person.getByRole('button', { name: `Assign to ${nameOf('kurt')} as Editor` }).click()
  await told(page, 'The application is assigned.')
  await expect(row(page, nameOf('kurt'))).toContainText('Editor')
  const group = await found(page, 'Find a person or a group', 'Finance approvers')
  await group.getByRole('button', { name: 'Assign to Finance approvers as Editor' }).click()
  await expect(row(page, 'Finance approvers')).toHaveCount(1)
  const kurt = await as('kurt')
  await kurt.goto('/my-apps')
  await expect(kurt.getByRole('main')).toContainText('Wiki')

  await group.getByRole('button', { name: 'Assign to Finance approvers as Editor' }).click()
  await expect(page.getByRole('alert')).toBeVisible()

  await confirm(page, row(page, nameOf('kurt')).getByRole('button', { name: 'Take away' }), 'Take away')
  await told(page, 'The application is taken away.')
  await expect(row(page, nameOf('kurt'))).toHaveCount(0)
  await kurt.reload()
  await expect(kurt.getByRole('main')).not.toContainText('Wiki')
})

test('it gets an owner, who loses it again', async ({ as }) => {
  const page = await as('nadia')
  await openApplication(page, 'Wiki', 'Owners')
  await expect(section(page, 'Owners')).toContainText('Nobody owns this application')
  const line = await found(page, 'Find somebody', nameOf('bo'))
  await line.getByRole('button', { name: 'Add' }).click()
  await told(page, 'Made an owner.')
  await expect(section(page, 'Owners').getByRole('rowheader')).toHaveText([nameOf('bo')])
  await confirm(page, row(page, nameOf('bo')).getByRole('button', { name: 'Remove' }), 'Remove owner')
  await told(page, 'No longer an owner.')
  await expect(section(page, 'Owners')).toContainText('Nobody owns this application')
})

test('it is deleted by its name', async ({ as }) => {
  const page = await as('nadia')
  await openApplication(page, 'Wiki')
  await confirm(page, page.getByRole('button', { name: 'Delete' }), 'Delete application', 'Wiki')
  await told(page, 'The application is deleted.')
  await expect(heading(page)).toHaveText('Applications')
})

test('on a phone, and without JavaScript, an application is deleted too', async ({ as }) => {
  const page = await as('nadia', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  await create(page, 'C++ (old) / "beta" [1.0]')
  await page.getByText('Delete', { exact: true }).click()
  await page.getByRole('textbox', { name: /^Type/ }).fill('C++ (old) / "beta" [1.0]')
  await page.getByRole('button', { name: 'Delete application' }).click()
  await told(page, 'The application is deleted.')
})

test('on a phone with JavaScript too', async ({ as }) => {
  const page = await as('nadia', { viewport: { width: 390, height: 844 }, hasTouch: true })
  await create(page, 'Old wiki')
  await confirm(page, page.getByRole('button', { name: 'Delete' }), 'Delete application', 'Old wiki')
  await told(page, 'The application is deleted.')
})
