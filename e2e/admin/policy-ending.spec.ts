import { demoPackageId } from '@latchkey/services/installation/demo/structure'
import { expect, nameOf, type Page, test } from '../journey.ts'
import { card, exported, heading, row, section, told } from './steps.ts'

/* Diagrams is to be for Tess alone, and access is to end for everybody else. Elliot and Leo have it too. */
test.describe.configure({ mode: 'serial' })

const policies = `/admin/packages/${demoPackageId('diagrams')}?tab=policies`
const effect = (page: Page) => section(page, 'What this change would end')

/** Narrows the policy down to Tess, and sends the form. */
async function narrow(page: Page, choose: (page: Page) => Promise<void>): Promise<void> {
  await page.goto(policies)
  await page.getByRole('link', { name: 'Change For employees' }).click()
  await expect(heading(page)).toHaveText('Change For employees')
  await page.getByLabel('Specific users and groups').check()
  await choose(page)
  await page.getByRole('checkbox', { name: 'Access ends when a person is not among them any more' }).check()
  await page.getByLabel('After a grace of').fill('0')
  await page.getByRole('button', { name: 'Save changes' }).click()
}

const chooseTess = async (page: Page) => {
  await page.getByRole('textbox', { name: 'People', exact: true }).fill('Tess')
  await page.getByRole('button', { name: new RegExp(nameOf('tess')) }).click()
}

const typeTess = (page: Page) => page.getByRole('textbox', { name: 'People', exact: true }).fill(nameOf('tess'))

test('a change that ends access is not saved before it is shown whose', async ({ as }) => {
  const page = await as('gideon')
  await narrow(page, chooseTess)
  await expect(effect(page).getByRole('status')).toContainText(/people would lose access/)
  await expect(effect(page)).toContainText('Ends at once.')
  const losing = effect(page).getByRole('list', { name: 'Would lose it' })
  for (const who of ['elliot', 'leo']) await expect(losing).toContainText(nameOf(who))
  await expect(losing).not.toContainText(nameOf('tess'))
  await expect(row(page, 'Member of Diagram users')).toContainText('−')
  await expect(page.getByRole('button', { name: 'Save and end access' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'People: chosen' })).toContainText(nameOf('tess'))

  await page.goto(policies)
  await expect(card(page, 'For employees')).toContainText('All members')
  const elliot = await as('elliot')
  await elliot.goto('/my-access/assignments')
  await expect(row(elliot, 'Diagrams')).toHaveCount(1)
})

test('everybody who would lose it is in a file, with what they lose and keep', async ({ as }) => {
  const page = await as('gideon')
  await narrow(page, chooseTess)
  const losing = effect(page).getByRole('list', { name: 'Would lose it' })
  await expect(losing).toContainText(nameOf('elliot'))
  const lines = await exported(page, 'button')
  expect(lines).toHaveLength(await losing.getByRole('listitem').count())
  for (const line of lines) expect(line).toMatch(/,Loses the package,\d{4}-.*Z,,/)
  expect(lines.some((line) => line.startsWith(`${nameOf('elliot')},`))).toBe(true)
})

test('what is confirmed is what was shown: another choice is shown anew', async ({ as }) => {
  const page = await as('gideon')
  await narrow(page, chooseTess)
  await page.getByRole('checkbox', { name: nameOf('tess') }).uncheck()
  await page.getByRole('textbox', { name: 'People', exact: true }).fill('Elliot')
  await page.getByRole('button', { name: new RegExp(nameOf('elliot')) }).click()
  await page.getByRole('button', { name: 'Save and end access' }).click()
  const losing = effect(page).getByRole('list', { name: 'Would lose it' })
  await expect(losing).toContainText(nameOf('tess'))
  await expect(losing).not.toContainText(nameOf('elliot'))
})

test('confirmed, without JavaScript too, the access ends, and those who are named keep theirs', async ({ as }) => {
  const page = await as('gideon', { javaScriptEnabled: false })
  await narrow(page, typeTess)
  await expect(effect(page)).toContainText(nameOf('elliot'))
  await page.getByRole('button', { name: 'Save and end access' }).last().click()
  await told(page, 'Policy changed.')
  await expect(card(page, 'For employees')).toContainText('Ends at once')

  const elliot = await as('elliot')
  await elliot.goto('/my-access/assignments')
  await expect(heading(elliot)).toHaveText('My access')
  await expect(row(elliot, 'Diagrams')).toHaveCount(0)
  const tess = await as('tess')
  await tess.goto('/my-access/assignments')
  await expect(row(tess, 'Diagrams')).toHaveCount(1)
})
