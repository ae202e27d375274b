import { demoUserId } from '@latchkey/services/installation/demo/people'
import { demoProductId } from '@latchkey/services/installation/demo/products'
import { expect, nameOf, type Page, test, userNameOf } from '../journey.ts'

test.describe.configure({ mode: 'serial' })

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const product = `/admin/products/${demoProductId('design')}`

test('the license administrator sees who has a seat and who waits in line', async ({ as, portal }) => {
  for (const key of ['ada', 'sam', 'lin']) {
    const requestId = await portal.ask(key, 'design-suite', 90)
    await portal.decide('grace', requestId, 0)
    await portal.decide('owen', requestId, 1)
  }
  const page = await as('lena')
  await page.goto(`${product}?tab=holders`)
  await expect(page.getByRole('main')).toContainText(nameOf('ada'))
  await expect(page.getByRole('main')).toContainText(nameOf('sam'))
  await expect(page.getByRole('main')).not.toContainText(nameOf('lin'))
  await page.goto(`${product}?tab=line`)
  await expect(page.getByRole('row').filter({ hasText: nameOf('lin') })).toHaveCount(1)
})

test('the global administrator reads in the audit log who asked, who approved and what followed', async ({ as }) => {
  const page = await as('vera')
  await page.goto(`/admin/audit?person=${userNameOf('ada')}`)
  await expect(heading(page)).toHaveText('Audit log')
  const log = page.getByRole('main')
  for (const words of [nameOf('grace'), nameOf('owen'), 'Design suite', 'Adobe Creative Cloud All Apps'])
    await expect(log).toContainText(words)
})

test('the page of a user says what they have and why', async ({ as }) => {
  const page = await as('vera')
  await page.goto(`/admin/users/${demoUserId('ada')}`)
  await expect(heading(page)).toContainText(nameOf('ada'))
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Licenses/ })
    .first()
    .click()
  await expect(page.getByRole('main')).toContainText('Adobe Creative Cloud All Apps')
  await expect(page.getByRole('main')).toContainText('Design suite')
})

test('every mail that went out is listed, and can be read', async ({ as, mails }) => {
  const [letter] = await mails.to('ada')
  const page = await as('vera')
  await page.goto('/admin/messages')
  const row = page
    .getByRole('row')
    .filter({ hasText: nameOf('ada') })
    .first()
  await expect(row).toBeVisible()
  await expect(page.getByRole('main')).toContainText(letter?.subject ?? 'a letter')
})

test('who is no administrator meets a friendly page in Admin', async ({ as }) => {
  const page = await as('ada')
  const answer = await page.goto('/admin')
  expect(answer?.status()).toBe(403)
  await expect(heading(page)).toHaveText('This is not yours to open')
})
