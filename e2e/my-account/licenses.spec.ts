import { demoUserId } from '@latchkey/services/installation/demo/people'
import { demoProductId } from '@latchkey/services/installation/demo/products'
import { told } from '../admin/steps.ts'
import { exactly, expect, type Page, test } from '../journey.ts'

test.describe.configure({ mode: 'serial' })

const product = 'Planner and Project Plan 3'
const mine = (page: Page) => page.getByRole('region', { name: product })

async function buyOne(page: Page, units: number): Promise<void> {
  await page.goto(`/admin/products/${demoProductId('project')}`)
  await page.getByRole('link', { name: /^Change Planner/ }).click()
  await page.getByLabel(exactly('Units')).fill(String(units))
  await page.getByRole('button', { name: 'Save changes' }).click()
  await told(page, 'Subscription changed.')
}

test('who waits sees the place in line, and how it moves until the license is there', async ({ as }) => {
  const lena = await as('lena')
  await lena.goto(`/admin/users/${demoUserId('ada')}?tab=licenses&product=${demoProductId('project')}`)
  await lena.getByRole('button', { name: `Assign ${product}` }).click()
  await told(lena, 'The product is assigned.')

  const ada = await as('ada')
  await ada.goto('/my-account/licenses')
  await expect(mine(ada)).toContainText('Waiting in line')
  await expect(mine(ada)).toContainText('You are number 2 in line.')

  await buyOne(lena, 7)
  await ada.reload()
  await expect(mine(ada)).toContainText('You are next in line.')

  await buyOne(lena, 8)
  await ada.reload()
  await expect(mine(ada)).toContainText('Yours to use')
  await expect(mine(ada)).toContainText('Assigned directly by an administrator')
})
