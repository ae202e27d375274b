import { demoPackageId } from '@latchkey/services/installation/demo/structure'
import { exactly, expect, nameOf, type Page, test, userNameOf } from '../journey.ts'
import { heading, row, section, told } from './steps.ts'

/* Customer data asks three questions under its policy for a project. For trainees there is to be a policy that asks nothing. */
test.describe.configure({ mode: 'serial' })

const name = 'Customer data'
const place = `/admin/packages/${demoPackageId('customer-data')}`
const assigning = `/admin/assignments/new?package=${demoPackageId('customer-data')}`
const people = (page: Page) => page.getByLabel(exactly('People'))
const project = (page: Page) => page.getByLabel(exactly('Which project is it for?'))
const costCenter = (page: Page) => page.getByLabel(exactly('Which cost center pays?'))
const preview = (page: Page) => page.getByRole('button', { name: 'Show what it would do' }).click()

test('the only policy of a package asks its questions at once, of one person at a time', async ({ as }) => {
  const page = await as('gideon')
  await page.goto(assigning)
  await expect(heading(page)).toHaveText(`Assign ${name}`)
  await project(page).fill('The spring fair')
  await costCenter(page).fill('1040')
  await people(page).fill(`${userNameOf('ada')}\n${userNameOf('maya')}`)
  await preview(page)
  await expect(page.getByText('Assign it to one person at a time.').first()).toBeVisible()
  await expect(people(page)).toHaveAttribute('aria-invalid', 'true')
  await expect(project(page)).toHaveValue('The spring fair')
})

test('an answer that is missing or wrong is refused beside its question', async ({ as }) => {
  const page = await as('gideon')
  await page.goto(assigning)
  await project(page).fill('The spring fair')
  await costCenter(page).fill('ten-forty')
  await people(page).fill(userNameOf('ada'))
  await preview(page)
  await expect(costCenter(page)).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('The answer does not have the form that is asked for.').first()).toBeVisible()
})

test('the answers stand in the request, as with any other', async ({ as }) => {
  const page = await as('gideon')
  await page.goto(assigning)
  await project(page).fill('The spring fair')
  await costCenter(page).fill('1040')
  await page.getByLabel('Orders').check()
  await page.getByLabel('Complaints').check()
  await people(page).fill(userNameOf('ada'))
  await preview(page)
  await expect(section(page, 'What it would do')).toContainText('Gets it')
  await page.getByRole('button', { name: 'Assign to 1 person' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Assigned to 1 person' })).toBeVisible()
  await page.getByRole('table', { name: 'What became of each' }).getByRole('link', { name: 'Request' }).click()
  const main = page.getByRole('main')
  await expect(main).toContainText('The spring fair')
  await expect(main).toContainText('1040')
  await expect(main).toContainText('Orders')
  await expect(main).toContainText('Complaints')
})

test('with several policies, the one that is chosen asks its own questions', async ({ as }) => {
  const page = await as('gideon')
  await page.goto(`${place}/policies/new`)
  await page.getByLabel(exactly('Name')).fill('For trainees')
  await page.getByRole('button', { name: 'Create policy' }).click()
  await told(page, 'Policy created.')
  await page.goto(assigning)
  await expect(project(page)).toHaveCount(0)
  await page.getByLabel(exactly('Policy')).selectOption('For a project')
  await expect(project(page)).toBeVisible()
  await page.getByLabel(exactly('Policy')).selectOption('For trainees')
  await expect(project(page)).toHaveCount(0)
})

test('without JavaScript a button shows the questions, and nothing typed is lost', async ({ as }) => {
  const page = await as('gideon', { javaScriptEnabled: false })
  await page.goto(assigning)
  await people(page).fill(userNameOf('maya'))
  await page.getByLabel(exactly('Policy')).selectOption('For a project')
  await page.getByRole('button', { name: 'Show what the policy asks' }).click()
  await expect(project(page)).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(people(page)).toHaveValue(userNameOf('maya'))
  await project(page).fill('The spring fair')
  await preview(page)
  await expect(page.getByText('Answer this question.').first()).toBeVisible()
  await costCenter(page).fill('1040')
  await page.getByLabel('Orders').check()
  await page.getByLabel('Invoices').check()
  await preview(page)
  await page.getByRole('button', { name: 'Assign to 1 person' }).click()
  await expect(row(page, nameOf('maya'))).toContainText('Delivered')
})
