import { demoId } from '@latchkey/services/installation/demo/demo-id'
import { demoUserId } from '@latchkey/services/installation/demo/people'
import { demoProductId } from '@latchkey/services/installation/demo/products'
import { exactly, expect, nameOf, test } from '../journey.ts'
import { card, confirm, heading, openTab, row, section, told } from './steps.ts'

/* Copilot and Power BI are bought, given and taken back; the seats follow. */
test.describe.configure({ mode: 'serial' })

const product = (key: string) => `/admin/products/${demoProductId(key)}`
const copilot = 'Microsoft Copilot for Microsoft 365'

test('a product is renamed everywhere, and its part number stays', async ({ as }) => {
  const page = await as('lena')
  await page.goto(product('powerbi'))
  await page.getByRole('link', { name: 'Rename' }).click()
  await page.getByLabel(exactly('Name')).fill('Power BI for reports')
  await page.getByRole('button', { name: 'Rename product' }).click()
  await told(page, 'Product renamed.')
  await expect(heading(page)).toHaveText('Power BI for reports')
  await expect(page.getByRole('main')).toContainText('POWER_BI_PRO')
  await page.goto('/admin/products')
  await expect(row(page, 'Power BI for reports')).toHaveCount(1)
})

test('a subscription is added, and a price that is none is refused without losing what was typed', async ({ as }) => {
  const page = await as('lena')
  await page.goto(product('copilot'))
  await page.getByRole('link', { name: 'Add subscription' }).click()
  await page.getByLabel(exactly('Name')).fill('Copilot, second order')
  await page.getByLabel(exactly('Units')).fill('3')
  await page.getByLabel('Price per unit and month').fill('thirty')
  await expect(page.getByLabel('Currency')).toHaveValue('EUR')
  await page.getByLabel('Currency').fill('chf')
  await page.getByLabel('Renews on').fill('2031-03-31')
  await page.getByRole('button', { name: 'Add subscription' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter a price like 12.50.')
  await expect(page.getByLabel(exactly('Units'))).toHaveValue('3')
  await page.getByLabel('Price per unit and month').fill('30,5')
  await page.getByRole('button', { name: 'Add subscription' }).click()
  await told(page, 'Subscription added.')
  await expect(row(page, 'Copilot, second order')).toContainText('CHF 30.50')
  await expect(row(page, 'Copilot, second order')).toContainText('CHF 91.50')
})

test('units and state of a subscription are changed, and suspended units are not assigned', async ({ as }) => {
  const page = await as('lena')
  await page.goto(product('copilot'))
  await page.getByRole('link', { name: 'Change Copilot, second order' }).click()
  await expect(page.getByLabel('Price per unit and month')).toHaveValue('30.50')
  await page.getByLabel(exactly('Units')).fill('4')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await told(page, 'Subscription changed.')
  await expect(row(page, 'Copilot, second order')).toContainText('CHF 122.00')
  await expect(page.getByRole('main')).toContainText('9can be assigned')
  await page.getByRole('link', { name: 'Change Copilot, second order' }).click()
  await page.getByLabel(exactly('State')).selectOption('suspended')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(row(page, 'Copilot, second order')).toContainText('Suspended')
  await expect(page.getByRole('main')).toContainText('5can be assigned')
})

test('units are added by who may buy, not by who may only assign', async ({ as }) => {
  const page = await as('ulrich')
  await page.goto(product('copilot'))
  await page.getByRole('button', { name: 'Add subscription: why not' }).click()
  await expect(page.getByRole('dialog')).toContainText('Billing Administrator')
})

test('a group gives a product, its plans are changed, and it is taken back with the seats', async ({ as }) => {
  const page = await as('lena')
  const group = `/admin/groups/${demoId('group:finance-approvers')}`
  await page.goto(`${group}?tab=licenses`)
  await page.getByLabel(exactly('Product')).selectOption({ label: 'Adobe Creative Cloud All Apps (2 free)' })
  await page.getByRole('button', { name: 'Choose', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Fonts' }).uncheck()
  await page.getByRole('button', { name: 'Assign Adobe Creative Cloud All Apps' }).click()
  await told(page, 'The group gives the product with these plans.')
  const given = card(page, 'ADOBE_CC_ALL_APPS')
  await expect(given).toContainText('4 of 5 plans on')

  await given.getByRole('link', { name: 'Change plans' }).click()
  await expect(page.getByRole('checkbox', { name: 'Fonts' })).not.toBeChecked()
  await page.getByRole('checkbox', { name: 'Fonts' }).check()
  await page.getByRole('checkbox', { name: 'Photoshop' }).uncheck()
  await page.getByRole('checkbox', { name: 'InDesign' }).uncheck()
  await page.getByRole('button', { name: 'Change Adobe Creative Cloud All Apps' }).click()
  await expect(given).toContainText('3 of 5 plans on')

  await page.goto(`${product('design')}?tab=holders`)
  await expect(row(page, nameOf('conrad'))).toHaveCount(1)
  await page.goto(`${group}?tab=licenses`)
  await confirm(page, given.getByRole('button', { name: 'Remove' }), 'Remove product')
  await told(page, 'The group does not give the product any more.')
  await expect(page.getByRole('main')).toContainText('This group gives no product')
  await page.goto(`${product('design')}?tab=holders`)
  await expect(row(page, nameOf('conrad'))).toHaveCount(0)
})

test('a person gets a product directly, then other plans, and loses it again', async ({ as }) => {
  const page = await as('lena')
  await page.goto(`/admin/users/${demoUserId('felix')}`)
  await openTab(page, 'Licenses')
  await page.getByLabel(exactly('Product')).selectOption({ label: `${copilot} (1 free)` })
  await page.getByRole('button', { name: 'Choose', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Microsoft 365 Chat' }).uncheck()
  await page.getByRole('button', { name: `Assign ${copilot}` }).click()
  await told(page, 'The product is assigned.')
  const license = card(page, 'Microsoft_365_Copilot').first()
  await expect(license).toContainText('Has a seat')
  await expect(license).toContainText('2 of 3 plans on')

  await page.getByLabel(exactly('Product')).selectOption({ label: `${copilot} (no free seat)` })
  await page.getByRole('button', { name: 'Choose', exact: true }).click()
  await expect(page.getByRole('checkbox', { name: 'Microsoft 365 Chat' })).not.toBeChecked()
  await page.getByRole('checkbox', { name: 'Microsoft 365 Chat' }).check()
  await page.getByRole('button', { name: `Change ${copilot}` }).click()
  await expect(license).toContainText('3 of 3 plans on')

  await confirm(page, license.getByRole('button', { name: 'Remove direct license' }), 'Remove license')
  await told(page, 'The direct license is removed.')
  await expect(section(page, 'Licenses')).not.toContainText(copilot)
  await expect(section(page, 'Ended')).toContainText(copilot)
})
