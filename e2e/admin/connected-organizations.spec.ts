import { exactly, expect, nameOf, test } from '../journey.ts'
import { confirm, heading, row, section, told } from './steps.ts'

/* An organization whose people come as guests, from its making to its end. */
test.describe.configure({ mode: 'serial' })

test('a governance administrator adds an organization, and a domain belongs to one', async ({ as }) => {
  const page = await as('gideon')
  await page.goto('/admin/organizations')
  await expect(row(page, 'Studio Taylor')).toContainText('Configured')
  await page.getByRole('link', { name: 'New organization' }).click()
  await page.getByLabel(exactly('Name')).fill('Contoso')
  await page.getByLabel(exactly('Mail domains')).fill('not a domain')
  await page.getByRole('button', { name: 'Add organization' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter domains like contoso.example')
  await page.getByLabel(exactly('Mail domains')).fill('contoso.example\ncontoso-labs.example')
  await page.getByRole('button', { name: 'Add organization' }).click()
  await told(page, 'Organization added.')
  await expect(heading(page)).toHaveText('Contoso')
})

test('an employee answers for it, and a guest of another cannot', async ({ as }) => {
  const page = await as('gideon')
  await page.goto('/admin/organizations')
  await page.getByRole('link', { name: 'Contoso' }).click()
  await page.getByLabel(exactly('Person')).fill(nameOf('clara'))
  await page.getByRole('button', { name: 'Add sponsor' }).click()
  await told(page, 'Made a sponsor.')
  await expect(section(page, 'Sponsors')).toContainText(nameOf('clara'))
  await page.getByLabel(exactly('Person')).fill(nameOf('gus'))
  await page.getByLabel('Side').selectOption('external')
  await page.getByRole('button', { name: 'Add sponsor' }).click()
  await expect(page.getByRole('alert')).toContainText('External sponsors are guests of this very organization.')
  await section(page, 'Sponsors').getByRole('button', { name: 'Remove' }).click()
  await told(page, 'No longer a sponsor.')
})

test('it is deleted, and its guests stay', async ({ as }) => {
  const page = await as('gideon')
  await page.goto('/admin/organizations')
  await page.getByRole('link', { name: 'Contoso' }).click()
  await confirm(page, page.getByRole('button', { name: 'Delete' }), 'Delete organization')
  await told(page, 'Organization deleted.')
  await expect(row(page, 'Contoso')).toHaveCount(0)
})
