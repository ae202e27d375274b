import { exactly, expect, nameOf, type Page, test } from '../journey.ts'
import { confirm, found, heading, openTab, row, section, told } from './steps.ts'

/* One group, Fire wardens, from its making to its end. */
test.describe.configure({ mode: 'serial' })

async function openGroup(page: Page, tab?: string): Promise<void> {
  await page.goto('/admin/groups?search=wardens')
  await page.getByRole('main').getByRole('link', { name: 'Fire wardens' }).click()
  await expect(heading(page)).toHaveText('Fire wardens')
  if (tab !== undefined) await openTab(page, tab)
}

test('a group is made, and a mail nickname that it needs is asked for', async ({ as }) => {
  const page = await as('nadia')
  await page.goto('/admin/groups')
  await page.getByRole('link', { name: 'New group' }).click()
  await page.getByRole('radio', { name: /^Microsoft 365/ }).check()
  await page.getByLabel(exactly('Name')).fill('Fire wardens')
  await page.getByRole('button', { name: 'Create group' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('radio', { name: /^Microsoft 365/ })).toBeChecked()
  await expect(page.getByLabel(exactly('Name'))).toHaveValue('Fire wardens')
  await page.getByLabel('Mail nickname').fill('fire-wardens')
  await page.getByRole('button', { name: 'Create group' }).click()
  await told(page, 'The group is there.')
  await expect(page.getByRole('main')).toContainText('fire-wardens')
})

test('its details are changed', async ({ as }) => {
  const page = await as('nadia')
  await openGroup(page)
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await page.getByLabel('Description').fill('Lead everybody out.')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await told(page, 'Changes saved.')
  await expect(page.getByRole('main')).toContainText('Lead everybody out.')
})

test('members come in by hand, none twice, and are removed', async ({ as }) => {
  const page = await as('nadia')
  await openGroup(page)
  for (const key of ['petra', 'dieter']) {
    const line = await found(page, 'Find somebody', nameOf(key))
    await line.getByRole('button', { name: `Add ${nameOf(key)}` }).click()
    await told(page, 'Added to the group.')
    await expect(line).toContainText('Added before')
  }
  await expect(section(page, 'Members').getByRole('rowheader')).toHaveCount(2)
  await confirm(page, row(page, nameOf('dieter')).getByRole('button', { name: 'Remove' }), 'Remove')
  await told(page, 'Removed from the group.')
  await expect(section(page, 'Members').getByRole('rowheader')).toHaveCount(1)
})

test('an owner looks after the group without a role, until that ends', async ({ as }) => {
  const page = await as('nadia')
  await openGroup(page, 'Owners')
  const line = await found(page, 'Find somebody', nameOf('magnus'))
  await line.getByRole('button', { name: 'Add' }).click()
  await told(page, 'Made an owner.')
  await expect(line).toContainText('Owns it already')

  const magnus = await as('magnus')
  await openGroup(magnus)
  const kurt = await found(magnus, 'Find somebody', nameOf('kurt'))
  await kurt.getByRole('button', { name: 'Add' }).click()
  await told(magnus, 'Added to the group.')

  await confirm(page, row(page, nameOf('magnus')).getByRole('button', { name: 'Remove' }), 'Remove owner')
  await told(page, 'No longer an owner.')
  await magnus.reload()
  await expect(section(magnus, 'Add a member').getByRole('searchbox')).toHaveCount(0)
})

test('members who came by an access package are not removed by hand', async ({ as }) => {
  const page = await as('nadia')
  await page.goto('/admin/groups?search=Diagram')
  await page.getByRole('main').getByRole('link', { name: 'Diagram users' }).click()
  await row(page, nameOf('leo')).getByRole('button', { name: 'Remove: why not' }).click()
  await expect(page.getByRole('dialog')).toContainText('It ends when that access is ended.')
})

test('a group is deleted by its name, one that gives products says why not', async ({ as }) => {
  const page = await as('nadia')
  await page.goto('/admin/groups?search=Diagram')
  await page.getByRole('main').getByRole('link', { name: 'Diagram users' }).click()
  await page.getByRole('button', { name: 'Delete: why not' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()

  await openGroup(page)
  await confirm(page, page.getByRole('button', { name: 'Delete' }), 'Delete group', 'Fire wardens')
  await told(page, 'The group is deleted.')
  await expect(heading(page)).toHaveText('Groups')
  await page.goto('/admin/groups?search=wardens')
  await expect(page.getByRole('main')).toContainText('No group answers to this search')
})
