import { demoId } from '@latchkey/services/installation/demo/demo-id'
import { demoPackageId } from '@latchkey/services/installation/demo/structure'
import { exactly, expect, nameOf, type Page, test, userNameOf } from '../journey.ts'

/* Every kind of form, sent by a browser that runs no script. */

const plain = { javaScriptEnabled: false }
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const said = (page: Page) => page.getByRole('status')

test('without JavaScript one comes in, asks for a package, hears what is missing and withdraws', async ({
  visitor,
}) => {
  const page = await visitor(plain)
  await page.goto('/my-access')
  await page.getByRole('button', { name: /Ada Lindqvist/ }).click()
  await page.getByLabel('Search packages').fill('project')
  await page.getByLabel('Search packages').press('Enter')
  await page.getByRole('link', { name: 'Request Project planning' }).click()
  await page.getByLabel('For how long?').fill('30')
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(page.getByRole('alert')).toContainText('Say why you need this access.')
  await expect(page.getByLabel('For how long?')).toHaveValue('30')
  await page.getByLabel('Why do you need it?').fill('A plan without scripts.')
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(said(page).filter({ hasText: 'Your request is sent.' })).toBeVisible()
  await page.getByText('Withdraw', { exact: true }).click()
  await page.getByRole('button', { name: 'Withdraw request' }).click()
  await expect(said(page).filter({ hasText: 'You have withdrawn your request.' })).toBeVisible()
  await expect(page.getByRole('main').getByText('Withdrawn').first()).toBeVisible()
})

test('without JavaScript an approver approves in the list and denies on the page', async ({ as, portal }) => {
  await portal.ask('lin', 'project-planning', 20)
  const refused = await portal.ask('sam', 'project-planning', 20)
  const page = await as('grace', plain)
  await page.goto('/my-access/approvals')
  await page.getByRole('button', { name: 'Approve: Project planning for Lin Zhao' }).click()
  await expect(said(page).filter({ hasText: 'Approved.' })).toBeVisible()
  await page.goto(`/my-access/approvals/${refused}`)
  await page.getByLabel('Reason').fill('Next quarter.')
  await page.getByRole('button', { name: 'Deny' }).click()
  await expect(said(page).filter({ hasText: 'Denied.' })).toBeVisible()
})

test('without JavaScript access is given back after a question', async ({ as }) => {
  const page = await as('leo', plain)
  await page.goto('/my-access/assignments')
  const row = page.getByRole('row').filter({ hasText: 'Diagrams' })
  await row.getByText('Give back', { exact: true }).first().click()
  await row.getByRole('button', { name: 'Give back' }).click()
  await expect(said(page).filter({ hasText: 'You have given it back.' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Diagrams' })).toHaveCount(0)
})

test('without JavaScript a password is changed, the colors too, and one signs out', async ({ visitor, portal }) => {
  const password = 'a 1st phrase that is long enough'
  await portal.setPassword('bo', password)
  const page = await visitor(plain)
  await page.goto('/my-account/password')
  await page.getByLabel('User name').fill(userNameOf('bo'))
  await page.getByLabel(exactly('Password')).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(heading(page)).toHaveText('Password')
  await page.getByLabel(exactly('Present password')).fill(password)
  await page.getByLabel(exactly('New password')).fill(`${password} and more`)
  await page.getByLabel(exactly('New password again')).fill(`${password} and more`)
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(said(page).filter({ hasText: 'Your password is changed.' })).toBeVisible()

  await page.goto('/my-account/settings')
  await page.getByRole('main').getByRole('button', { name: 'Dark' }).click()
  await expect(heading(page)).toHaveText('Settings')
  await expect(page.getByRole('main').getByRole('button', { name: 'Dark' })).toHaveAttribute('aria-pressed', 'true')

  await page.getByLabel(`Menu of ${nameOf('bo')}`).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(heading(page)).toHaveText('Sign in')
})

test('without JavaScript an administrator makes a group, a user and a catalog, and changes a policy', async ({
  as,
}) => {
  const page = await as('vera', plain)
  await page.goto('/admin/groups/new')
  await page.getByRole('button', { name: 'Create group' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByLabel(exactly('Name')).fill('Made by hand')
  await page.getByRole('button', { name: 'Create group' }).click()
  await expect(heading(page)).toHaveText('Made by hand')

  await page.goto('/admin/users/new')
  await page.getByLabel(exactly('Name')).fill('Zoë Plain')
  await page.getByLabel(exactly('User name')).fill('zoe.plain@brightwater.example')
  await page.getByRole('button', { name: 'Create user' }).click()
  await expect(heading(page)).toHaveText('Zoë Plain can sign in')

  await page.goto('/admin/catalogs/new')
  await page.getByLabel(exactly('Name')).fill('Workshop')
  await page.getByRole('button', { name: 'Create catalog' }).click()
  await expect(heading(page)).toHaveText('Workshop')

  await page.goto(`/admin/policies/${demoId('policy:diagrams:0')}`)
  await page.getByLabel(exactly('Description')).fill('Granted at once, changed without a script.')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.goto(`/admin/packages/${demoPackageId('diagrams')}?tab=policies`)
  await expect(page.getByRole('main')).toContainText('Granted at once, changed without a script.')
})
