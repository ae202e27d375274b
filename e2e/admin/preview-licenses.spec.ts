import { days } from '@latchkey/core/time'
import { demoId } from '@latchkey/services/installation/demo/demo-id'
import { demoUserId } from '@latchkey/services/installation/demo/people'
import { demoProductId } from '@latchkey/services/installation/demo/products'
import { exactly, expect, nameOf, type Page, test } from '../journey.ts'
import { findings, overflow } from '../sweeps/promises.ts'
import { card, exported, heading, row, section, told } from './steps.ts'

/* The group of the diagrams changes over from Visio to Copilot, of which one seat is free for seven members. */
test.describe.configure({ mode: 'serial' })

const group = `/admin/groups/${demoId('group:diagram')}`
const visio = 'Visio Plan 2'
const copilot = 'Microsoft Copilot for Microsoft 365'
const total = (page: Page, product: string) =>
  page.getByRole('table', { name: 'Products' }).getByRole('row').filter({ hasText: product })
const concerned = (page: Page) => page.getByRole('table', { name: 'Whom it concerns' })

/** Fills the form of a swap in: Visio goes, Copilot comes without one of its plans. */
async function draftSwap(page: Page): Promise<void> {
  await page.goto(`${group}?tab=licenses`)
  await page.getByRole('link', { name: 'Change several at once' }).click()
  await expect(heading(page)).toHaveText('Change licenses')
  await page.getByRole('checkbox', { name: `Take away ${visio}` }).check()
  await page.getByLabel('Another product').selectOption(demoProductId('copilot'))
  await page.getByRole('button', { name: 'Add product' }).click()
  await expect(page.getByRole('checkbox', { name: `Take away ${visio}` })).toBeChecked()
  await page.getByRole('checkbox', { name: 'Microsoft 365 Chat' }).uncheck()
  await page.getByRole('button', { name: 'Preview the change' }).click()
  await expect(heading(page)).toHaveText('Preview of the change')
}

/** That a page that no route sweep opens in this state keeps its promises too. */
async function keepsPromises(page: Page): Promise<void> {
  expect(await findings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findings(page, ['color-contrast'])).toEqual([])
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await overflow(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 800 })
}

test('a swap is previewed: totals, everybody with before and after, what it costs, and a file', async ({ as }) => {
  const page = await as('lena')
  await draftSwap(page)
  await expect(total(page, visio)).toContainText('−7')
  await expect(total(page, copilot)).toContainText('+1')
  await expect(total(page, copilot)).toContainText('4 → 5 of 5')
  await expect(total(page, copilot)).toContainText('+€30.00')
  const leo = concerned(page)
    .getByRole('row')
    .filter({ hasText: nameOf('leo') })
  await expect(leo).toContainText(visio)
  await expect(leo).toContainText('Waits in line')
  const bo = concerned(page)
    .getByRole('row')
    .filter({ hasText: nameOf('bo') })
  await expect(bo).toContainText('Microsoft 365 Copilot in Microsoft Teams')
  await expect(bo).not.toContainText('Microsoft 365 Chat')
  expect(await exported(page)).toHaveLength(14)
  await keepsPromises(page)
  await page.getByRole('link', { name: 'Change it' }).click()
  await expect(page.getByRole('checkbox', { name: `Take away ${visio}` })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Microsoft 365 Chat' })).not.toBeChecked()
  await keepsPromises(page)
  await page.goto(`${group}?tab=licenses`)
  await expect(card(page, 'VISIOCLIENT')).toHaveCount(1)
})

test('a swap is applied only as it was shown; what has changed since is shown anew', async ({ as, portal }) => {
  const page = await as('lena')
  await draftSwap(page)
  await portal.ask('bruno', 'diagrams')
  await page.getByRole('button', { name: 'Apply exactly this' }).click()
  await expect(page.getByRole('alert')).toContainText('Something has changed since this preview was made')
  await expect(concerned(page)).toContainText(nameOf('bruno'))
  await expect(total(page, visio)).toContainText('−8')
  await page.getByRole('button', { name: 'Apply exactly this' }).click()
  await told(page, 'The licenses of the group are changed.')
  await expect(card(page, 'VISIOCLIENT')).toHaveCount(0)
  await expect(card(page, 'Microsoft_365_Copilot')).toContainText('2 of 3 plans on')
})

test('nothing is previewed where nothing would change, and nobody previews what they may not do', async ({ as }) => {
  const page = await as('lena')
  await page.goto(`${group}/licenses`)
  await page.getByRole('button', { name: 'Preview the change' }).click()
  await expect(page.getByRole('alert')).toContainText('Nothing would change yet.')
  const nadia = await as('nadia')
  expect((await nadia.goto(`${group}/licenses/preview?take=${demoProductId('copilot')}`))?.status()).toBe(403)
  expect((await nadia.goto(`${group}/licenses`))?.status()).toBe(403)
})

test('without JavaScript a product is added, left out again and previewed', async ({ as }) => {
  const page = await as('lena', { javaScriptEnabled: false })
  await page.goto(`/admin/groups/${demoId('group:finance-reports')}/licenses`)
  await page.getByLabel('Another product').selectOption(demoProductId('visio'))
  await page.getByRole('button', { name: 'Add product' }).click()
  await page.getByRole('button', { name: `Leave out ${visio}` }).click()
  await expect(page.getByRole('main')).toContainText('This group gives no product')
  await page.getByLabel('Another product').selectOption(demoProductId('visio'))
  await page.getByRole('button', { name: 'Add product' }).click()
  await page.getByRole('button', { name: 'Preview the change' }).click()
  await expect(total(page, visio)).toContainText('+2')
  await page.getByRole('button', { name: 'Apply exactly this' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The licenses of the group are changed.' })).toBeVisible()
})

test('units are previewed before they are bought: who gets a seat, and what it costs', async ({ as }) => {
  const page = await as('lena')
  await page.goto(`/admin/products/${demoProductId('copilot')}`)
  await page
    .getByRole('link', { name: /^Change / })
    .first()
    .click()
  await page.getByLabel(exactly('Units')).fill('8')
  await page.getByRole('button', { name: 'Preview', exact: true }).click()
  await expect(heading(page)).toContainText('Preview: ')
  await expect(total(page, copilot)).toContainText('+3')
  await expect(total(page, copilot)).toContainText('5 → 8 of 8')
  await expect(page.getByRole('main')).toContainText('+€90.00')
  await keepsPromises(page)
  await page.getByRole('link', { name: 'Change it' }).click()
  await expect(page.getByLabel(exactly('Units'))).toHaveValue('8')
  await page.getByRole('button', { name: 'Preview', exact: true }).click()
  await page.getByRole('button', { name: 'Apply exactly this' }).click()
  await told(page, 'Subscription changed.')
  await page.goto(`/admin/users/${demoUserId('tomasz')}?tab=licenses`)
  await expect(card(page, 'Microsoft_365_Copilot').first()).toContainText('Has a seat')
})

test('the countries of a product are previewed before anybody loses it', async ({ as }) => {
  const page = await as('lena')
  await page.goto(`/admin/products/${demoProductId('powerbi')}?tab=rules`)
  await page.getByLabel('Allowed countries').fill('IS')
  await page.getByRole('button', { name: 'Preview', exact: true }).click()
  await expect(heading(page)).toHaveText('Preview of the rules')
  await expect(total(page, 'Power BI Pro')).toContainText('−7')
  await keepsPromises(page)
  await page.getByRole('button', { name: 'Apply exactly this' }).click()
  await told(page, 'The rules are saved.')
  await page.goto(`/admin/users/${demoUserId('conrad')}/why/${demoProductId('powerbi')}`)
  await expect(section(page, 'How it stands')).toContainText('It may in IS.')
})

test('why somebody has a product: the way to it, and what would take it away', async ({ as }) => {
  const page = await as('vera')
  await page.goto(`/admin/users/${demoUserId('bruno')}?tab=licenses`)
  await page.getByRole('link', { name: `Why, and what would end it: ${copilot}` }).click()
  await expect(heading(page)).toHaveText(`Why: ${copilot}`)
  const way = page.getByRole('list', { name: `Why ${copilot}` })
  for (const step of ['Request', 'Diagrams', 'Diagram users', copilot]) await expect(way).toContainText(step)
  const endings = section(page, 'What would take it away')
  await expect(endings).toContainText('Diagrams is given back or taken away.')
  await expect(endings).toContainText(`The group Diagram users does not give ${copilot} any more.`)
  await keepsPromises(page)

  await page.goto(`/admin/users/${demoUserId('bruno')}/why/${demoProductId('visio')}`)
  await expect(heading(page)).toHaveText(`Why not: ${visio}`)
  await expect(section(page, 'Before')).toContainText('The group Diagram users did not give it any more')
  await expect(section(page, 'What would give it')).toContainText('Finance report readers')
  await keepsPromises(page)
})

test('everybody reads why they have a product, or how to get it, and nothing of others', async ({ as }) => {
  const page = await as('bruno')
  await page.goto('/my-account/licenses')
  await page.getByRole('link', { name: `What would take it away: ${copilot}` }).click()
  await expect(heading(page)).toHaveText(`Why: ${copilot}`)
  await expect(section(page, 'What would take it away')).toContainText('Diagrams is given back or taken away.')
  await keepsPromises(page)
  const felix = await as('felix')
  await felix.goto(`/my-account/licenses/${demoProductId('copilot')}`)
  await expect(heading(felix)).toHaveText(`Why not: ${copilot}`)
  await felix.getByRole('link', { name: 'Request Diagrams' }).click()
  await expect(heading(felix)).toContainText('Diagrams')
  expect((await felix.goto(`/my-account/licenses/${demoProductId('powerbi')}`))?.status()).toBe(404)
  expect((await felix.goto(`/admin/users/${demoUserId('bruno')}/why/${demoProductId('copilot')}`))?.status()).toBe(403)
})

test('as of a past day: who had what, and what has changed since', async ({ as, clock }) => {
  const today = (await clock.now()).toISOString().slice(0, 10)
  await clock.advance(days(3))
  const page = await as('lena')
  const subscription = `/admin/groups/${demoId('group:diagram')}/licenses/preview?take=${demoProductId('copilot')}`
  await page.goto(subscription)
  await page.getByRole('button', { name: 'Apply exactly this' }).click()
  await told(page, 'The licenses of the group are changed.')

  await page.goto(`/admin/products/${demoProductId('copilot')}`)
  await page.getByRole('link', { name: 'On a past day' }).click()
  await expect(heading(page)).toHaveText('Licenses on a day')
  await expect(row(page, nameOf('bo'))).toHaveCount(0)
  await page.getByLabel('On the day').fill(today)
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(row(page, nameOf('bo'))).toContainText('From the group Diagram users')
  expect((await exported(page)).length).toBeGreaterThan(5)
  await keepsPromises(page)

  await page.getByLabel('On the day').fill('')
  await page.getByLabel('Compared with').fill(today)
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(row(page, nameOf('bo'))).toContainText('The group Diagram users did not give it any more')
  await keepsPromises(page)
  await page.getByLabel('Compared with').fill('2091-01-01')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter a day that has begun')
})

test('the licenses of a person and of a group on a past day are found by name', async ({ as, clock }) => {
  const today = (await clock.now()).toISOString().slice(0, 10)
  const page = await as('vera')
  await page.goto('/admin/licenses/as-of?of=user')
  await page.getByRole('searchbox', { name: 'Whose licenses' }).fill(nameOf('bo'))
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByRole('link', { name: `Choose ${nameOf('bo')}` }).click()
  await expect(row(page, 'Exchange Online (Plan 1)')).toContainText('Has a seat')
  await keepsPromises(page)
  await page.goto('/admin/licenses/as-of?of=group')
  await page.getByRole('searchbox', { name: 'Which group' }).fill('Reporting')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByRole('link', { name: 'Choose Reporting users' }).click()
  await expect(row(page, 'Power BI Pro')).toHaveCount(1)
  await expect(page.getByRole('main')).toContainText('It had 7 direct members.')
  await keepsPromises(page)
  await page.goto(`/admin/licenses/as-of?group=${demoId('group:diagram')}&on=${today}&since=2020-01-01`)
  await expect(page.getByRole('main')).toContainText('It had 0 direct members before')
})
