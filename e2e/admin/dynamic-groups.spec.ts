import { exactly, expect, nameOf, type Page, test } from '../journey.ts'
import { confirm, found, heading, openTab, row, section, told } from './steps.ts'

/* One group whose members a rule decides, Sales floor, and two that go inside each other. */
test.describe.configure({ mode: 'serial' })

async function makeGroup(page: Page, name: string): Promise<void> {
  await page.goto('/admin/groups/new')
  await page.getByLabel(exactly('Name')).fill(name)
  await page.getByRole('button', { name: 'Create group' }).click()
  await told(page, 'The group is there.')
}

async function openGroup(page: Page, name: string, tab?: string): Promise<void> {
  await page.goto(`/admin/groups?search=${encodeURIComponent(name)}`)
  await page.getByRole('main').getByRole('link', { name, exact: true }).click()
  await expect(heading(page)).toHaveText(name)
  if (tab !== undefined) await openTab(page, tab)
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const stat = (page: Page, label: string) =>
  section(page, 'What this rule would change').getByText(label).first().locator('..')

test('a rule with a mistake shows where, and is looked at before it is saved', async ({ as }) => {
  const page = await as('nadia')
  await makeGroup(page, 'Sales floor')
  await openTab(page, 'Rule')
  await button(page, 'Write it as text').click()
  await page
    .getByLabel(exactly('Rule text'))
    .fill('user.departement -eq "Sales" -and user.jobTitle -contains "Account"')
  await button(page, 'Save rule').click()
  await expect(page.getByRole('alert')).toContainText('Did you mean user.department?')
  await expect(page.getByRole('figure').locator('mark')).toHaveText('user.departement')

  await page.getByLabel(exactly('Rule text')).fill('user.department -eq "Sales" -and user.jobTitle -contains "Account"')
  await expect(page.getByRole('figure')).toHaveCount(0)
  await button(page, 'Preview').click()
  await expect(stat(page, 'Members then')).toContainText('3')
  await expect(page.getByRole('list', { name: 'Would join' }).getByRole('listitem')).toHaveCount(3)
  await openGroup(page, 'Sales floor')
  await expect(page.getByRole('main')).toContainText('Nobody is in this group yet')
})

test('it is written in the builder, tried on people and saved, and its members appear', async ({ as }) => {
  const page = await as('nadia')
  await openGroup(page, 'Sales floor', 'Rule')
  await page.getByLabel('Property').selectOption('department')
  await page.getByLabel('Value').fill('Sales')
  await button(page, 'Add expression').click()
  await page.getByLabel('Property').nth(1).selectOption('jobTitle')
  await page.getByLabel('Operator').nth(1).selectOption('Contains')
  await page.getByLabel('Value').nth(1).fill('Account')
  await expect(page.getByRole('main')).toContainText(
    '(user.department -eq "Sales") -and (user.jobTitle -contains "Account")',
  )

  await page.getByRole('textbox', { name: 'People' }).fill(`${nameOf('sofia')}; ${nameOf('dylan')}`)
  await button(page, 'Try the rule').click()
  const results = page.getByRole('list', { name: 'Results' })
  await expect(results.getByText('Does not belong')).toHaveCount(1)
  await expect(results.getByText('Belongs', { exact: true })).toHaveCount(1)
  await expect(results).toContainText('Found: Head of Sales')

  await button(page, 'Save rule').click()
  await told(page, 'The rule is saved.')
  await expect(section(page, 'Rule')).toContainText('Update complete')
  await openTab(page, 'Members')
  await expect(section(page, 'Members').getByRole('rowheader')).toHaveCount(3)
  await expect(row(page, nameOf('dylan'))).toContainText('By the rule of the group')
  await expect(page.getByRole('main')).toContainText('A rule decides who is in this group')
  await expect(page.getByRole('searchbox', { name: 'Find somebody' })).toHaveCount(0)
  await expect(row(page, nameOf('dylan')).getByRole('button', { name: /Remove/ })).toHaveCount(0)
  await page.goto('/admin/groups?search=Sales+floor')
  await expect(row(page, 'Sales floor')).toContainText('Dynamic')
})

test('a person joins by an attribute that only rules read', async ({ as }) => {
  const nadia = await as('nadia')
  await openGroup(nadia, 'Sales floor', 'Rule')
  await button(nadia, 'Write it as text').click()
  await nadia
    .getByLabel(exactly('Rule text'))
    .fill('user.extensionAttribute7 -eq "floor" -or user.jobTitle -eq "Account Manager"')
  await button(nadia, 'Save rule').click()
  await told(nadia, 'The rule is saved.')

  const ulrich = await as('ulrich')
  await ulrich.goto(`/admin/users?search=${encodeURIComponent(nameOf('kurt'))}`)
  await row(ulrich, nameOf('kurt')).getByRole('rowheader').getByRole('link').click()
  await ulrich.getByRole('link', { name: 'Edit attributes' }).click()
  await ulrich.getByLabel(exactly('Extension attribute 7')).fill('floor')
  await ulrich.getByLabel(exactly('Other mail addresses')).fill('kurt@home.example\nkurt@club.example')
  await button(ulrich, 'Save changes').click()
  await told(ulrich, 'Changes saved.')
  await expect(section(ulrich, 'Further attributes')).toContainText('kurt@club.example')

  await openTab(nadia, 'Members')
  await expect(row(nadia, nameOf('kurt'))).toContainText('By the rule of the group')
})

test('the rule is paused, followed again and taken away', async ({ as }) => {
  const page = await as('nadia')
  await openGroup(page, 'Sales floor', 'Rule')
  await button(page, 'Pause').click()
  await told(page, 'The rule is paused.')
  await expect(section(page, 'Rule')).toContainText('Update paused')
  await button(page, 'Resume').click()
  await told(page, 'The rule is followed again.')
  await confirm(page, button(page, 'Remove rule'), 'Remove rule')
  await told(page, 'The rule is taken away.')
  await openTab(page, 'Members')
  await expect(section(page, 'Members').getByRole('rowheader')).toHaveCount(4)
  await confirm(page, row(page, nameOf('kurt')).getByRole('button', { name: 'Remove' }), 'Remove')
  await told(page, 'Removed from the group.')
})

test('without JavaScript a rule is written line by line, looked at and saved', async ({ as }) => {
  const page = await as('nadia', { javaScriptEnabled: false })
  await makeGroup(page, 'Plain rule')
  await openTab(page, 'Rule')
  await page.getByLabel('Property').selectOption('department')
  await page.getByLabel('Operator').selectOption('Is one of')
  await page.getByLabel('Value').fill('Legal; Finance')
  await button(page, 'Add expression').click()
  await expect(page.getByLabel('Value').first()).toHaveValue('Legal; Finance')
  await page.getByLabel('Property').nth(1).selectOption('accountEnabled')
  await page.getByLabel('Value').nth(1).fill('perhaps')
  await page.getByLabel('Value').nth(1).press('Enter')
  await expect(page.getByRole('alert')).toContainText('accountEnabled is compared with true or false.')
  await expect(page.getByLabel('Value').nth(1)).toHaveValue('perhaps')
  await page.getByLabel('Value').nth(1).fill('true')
  await button(page, 'Preview').click()
  await expect(stat(page, 'Would join')).toContainText('7')
  await button(page, 'Remove expression 2').click()
  await button(page, 'Write it as text').click()
  await expect(page.getByLabel(exactly('Rule text'))).toHaveValue('user.department -in ["Legal", "Finance"]')
  await button(page, 'Save rule').click()
  await expect(page.getByRole('status').filter({ hasText: 'The rule is saved.' })).toBeVisible()
})

test('groups go inside each other, never in a circle, and say how their licenses reach', async ({ as }) => {
  const page = await as('nadia')
  for (const name of ['Hall one', 'Hall two']) await makeGroup(page, name)
  await openGroup(page, 'Hall one', 'Nested groups')
  const two = await found(page, 'Find a group', 'Hall two')
  await two.getByRole('button', { name: 'Put inside' }).click()
  await told(page, 'The group is inside.')
  await expect(section(page, 'Groups inside').getByRole('rowheader')).toHaveText('Hall two')

  await openGroup(page, 'Hall two', 'Nested groups')
  await expect(section(page, 'Groups that it is inside').getByRole('rowheader')).toHaveText('Hall one')
  const one = await found(page, 'Find a group', 'Hall one')
  await one.getByRole('button', { name: 'Put inside' }).click()
  await expect(page.getByRole('alert')).toContainText('“Hall two” is inside “Hall one” is inside “Hall two”')

  const lena = await as('lena')
  await openGroup(lena, 'Hall one', 'Licenses')
  await lena.getByLabel('Licenses reach the members of groups inside this one').check()
  await lena.getByLabel('Priority in line').fill('5')
  await button(lena, 'Save settings').click()
  await told(lena, 'Settings saved.')
  await expect(lena.getByLabel('Priority in line')).toHaveValue('5')

  await openGroup(page, 'Hall one', 'Nested groups')
  await confirm(page, row(page, 'Hall two').getByRole('button', { name: 'Take out' }), 'Take out')
  await told(page, 'The group is taken out.')
})
