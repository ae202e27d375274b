import { demoId } from '@latchkey/services/installation/demo/demo-id'
import { demoUserId } from '@latchkey/services/installation/demo/people'
import { demoProductId } from '@latchkey/services/installation/demo/products'
import { exactly, expect, nameOf, test } from '../journey.ts'
import { card, confirm, row, section, told } from './steps.ts'

/* Power BI is closed to most countries, and somebody is let in again; Visio replaces it for a while. */
test.describe.configure({ mode: 'serial' })

const rules = (key: string) => `/admin/products/${demoProductId(key)}?tab=rules`
const licensesOf = (key: string) => `/admin/users/${demoUserId(key)}?tab=licenses`

test('a product is closed to a country, and everybody there stands in the list of errors', async ({ as }) => {
  const page = await as('lena')
  await page.goto(rules('powerbi'))
  await page.getByLabel('Allowed countries').fill('Germany')
  await page.getByRole('button', { name: 'Save rules' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter country codes of two letters')
  await page.getByLabel('Allowed countries').fill('us')
  await page.getByRole('button', { name: 'Save rules' }).click()
  await told(page, 'The rules are saved.')

  await page.getByRole('link', { name: 'Errors and waiting' }).click()
  await expect(row(page, nameOf('julia'))).toContainText('It may not be used in DE.')
  await expect(row(page, nameOf('sofia'))).toHaveCount(0)
  await page.getByLabel(exactly('Error')).selectOption({ label: 'Plans clash' })
  await expect(page.getByRole('main')).toContainText('Nothing answers to these filters')
})

test('the person reads in plain words what is wrong and what to do', async ({ as }) => {
  const page = await as('julia')
  await page.goto('/my-account/licenses')
  const powerBi = page.getByRole('region', { name: 'Power BI Pro' })
  await expect(powerBi).toContainText('You cannot use this now')
  await expect(powerBi).toContainText('Ask your administrator to set your usage location.')
})

test('an error is worked off: the usage location is set, and the license works', async ({ as }) => {
  const page = await as('ulrich')
  await page.goto('/admin/licenses')
  await row(page, nameOf('julia')).getByRole('link', { name: 'Set usage location' }).click()
  await page.getByLabel('Usage location').fill('US')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await told(page, 'Changes saved.')
  await page.goto(licensesOf('julia'))
  await expect(card(page, 'POWER_BI_PRO').first()).toContainText('Has a seat')
  await expect(card(page, 'POWER_BI_PRO').first()).toContainText('Active')
  await page.goto('/admin/licenses')
  await expect(row(page, nameOf('henrik'))).toHaveCount(1)
  await expect(row(page, nameOf('julia'))).toHaveCount(0)
})

test('several lines are reprocessed at once, which tells that nothing had drifted', async ({ as }) => {
  const page = await as('lena')
  await page.goto('/admin/licenses')
  await page.getByRole('button', { name: 'Reprocess', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('Tick at least one line of the list.')
  await page.getByRole('checkbox', { name: `${nameOf('henrik')}, Power BI Pro` }).check()
  await page.getByRole('checkbox', { name: `${nameOf('priya')}, Power BI Pro` }).check()
  await page.getByRole('button', { name: 'Reprocess', exact: true }).click()
  await told(page, 'All was as it should be: nothing changed.')
})

test('a group tells what is wrong with its licenses, and leads to it', async ({ as }) => {
  const page = await as('lena')
  await page.goto(`/admin/groups/${demoId('group:reporting')}?tab=licenses`)
  const status = section(page, 'Status')
  await expect(status).toContainText('Errors and issues')
  await status.getByRole('link', { name: /errors?$/ }).click()
  await expect(page.getByRole('main')).toContainText('It may not be used in GB.')
  await page.goto(rules('powerbi'))
  await page.getByLabel('Allowed countries').fill('')
  await page.getByRole('button', { name: 'Save rules' }).click()
  await told(page, 'The rules are saved.')
  await page.goto(`/admin/groups/${demoId('group:reporting')}?tab=licenses`)
  await expect(status).toContainText('All licenses assigned')
  await page.goto('/admin/licenses')
  await expect(page.getByRole('main')).toContainText('Every license works')
})

test('a direct license is removed from the list of those who wait, after a question that names it', async ({ as }) => {
  const page = await as('lena')
  await page.goto(licensesOf('felix'))
  await page.goto(`/admin/users/${demoUserId('felix')}?tab=licenses&product=${demoProductId('project')}`)
  await page.getByRole('button', { name: /^Assign Planner/ }).click()
  await told(page, 'The product is assigned.')
  await page.goto('/admin/licenses?show=waiting')
  await page.getByRole('checkbox', { name: new RegExp(nameOf('felix')) }).check()
  await page.getByRole('button', { name: 'Remove direct licenses' }).click()
  await expect(page.getByRole('main')).toContainText(`${nameOf('felix')}: Planner and Project Plan 3`)
  await page.getByRole('button', { name: 'Remove 1 direct license' }).click()
  await told(page, '1 direct license is removed.')
  await page.goto('/admin/licenses?show=waiting')
  await expect(row(page, nameOf('tess'))).toHaveCount(1)
  await expect(row(page, nameOf('felix'))).toHaveCount(0)
})

test('a product replaces another, which frees its seats and gives them back', async ({ as }) => {
  const page = await as('lena')
  await page.goto(rules('visio'))
  await page.getByLabel('Another product that it replaces').selectOption({ label: 'Power BI Pro (POWER_BI_PRO)' })
  await page.getByRole('button', { name: 'Let it replace this product' }).click()
  await told(page, 'The product replaces the other one now.')
  await expect(row(page, 'POWER_BI_PRO')).toContainText('Made here')
  await page.goto(licensesOf('elliot'))
  await expect(card(page, 'POWER_BI_PRO').first()).toContainText('Replaced by Visio Plan 2')

  const elliot = await as('elliot')
  await elliot.goto('/my-account/licenses')
  await expect(elliot.getByRole('region', { name: 'Power BI Pro' })).toContainText(
    'You have Power BI Pro through Visio Plan 2, which includes it.',
  )

  await page.goto(rules('visio'))
  await confirm(page, row(page, 'POWER_BI_PRO').getByRole('button', { name: 'Remove' }), 'Remove rule')
  await told(page, 'The product does not replace the other one any more.')
  await page.goto(licensesOf('elliot'))
  await expect(card(page, 'POWER_BI_PRO').first()).toContainText('Has a seat')
})

test('rules are read by every administrator and changed by those of licenses only', async ({ as }) => {
  const page = await as('ulrich')
  await page.goto(rules('visio'))
  await expect(page.getByRole('main')).toContainText('Only a Global Administrator or a License Administrator')
  await expect(page.getByRole('button', { name: 'Save rules' })).toHaveCount(0)
  await page.goto('/admin/runs')
  await expect(page.getByRole('main')).toContainText('Nothing is under way')
})
