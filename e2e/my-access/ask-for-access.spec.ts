import { days, hours } from '@latchkey/core/time'
import { expect, nameOf, type Page, test } from '../journey.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const steps = (page: Page) =>
  page.getByRole('list', { name: 'What happened, and what comes next' }).getByRole('listitem')

test('Maya answers the questions of Finance, is told what is wrong, and follows three stages', async ({
  as,
  portal,
}) => {
  const page = await as('maya')
  await page.goto('/my-access')
  await page.getByRole('link', { name: 'Finance reports', exact: true }).click()
  await expect(heading(page)).toHaveText('Finance reports')
  await page.getByLabel('Why do you need it?').fill('Cost of the certification.')
  await page.getByLabel('The number of your cost center').fill('forty')
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(page.getByRole('alert')).toContainText('The answer does not have the form that is asked for.')
  await expect(page.getByRole('alert')).toContainText('Answer this question.')
  await expect(page.getByLabel('Why do you need it?')).toHaveValue('Cost of the certification.')
  await expect(page.getByLabel('The number of your cost center')).toHaveValue('forty')
  await page.getByLabel('The number of your cost center').fill('CC-1040')
  await page.getByLabel('My department').check()
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(steps(page).filter({ hasText: 'Waiting for a decision (1 of 3)' })).toContainText(nameOf('grace'))
  await expect(page.getByRole('region', { name: 'What was asked for' })).toContainText('CC-1040')
  const requestId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await portal.decide('grace', requestId, 0)
  await portal.decide('conrad', requestId, 1)
  await page.reload()
  await expect(steps(page).filter({ hasText: 'Waiting for a decision (3 of 3)' })).toHaveCount(1)
  await portal.decide('ingrid', requestId, 2)
  await page.reload()
  await expect(steps(page).filter({ hasText: 'Access given' })).toContainText('Member of Finance report readers')
})

test('Emre reminds those who decide, once a day', async ({ as, clock, portal, mails }) => {
  const requestId = await portal.ask('emre', 'project-planning', 30)
  const page = await as('emre')
  await page.goto(`/my-access/requests/${requestId}`)
  await page.getByRole('button', { name: 'Remind' }).click()
  await page.getByRole('button', { name: 'Send a reminder' }).click()
  await expect(page.getByText('Those who decide are reminded.').first()).toBeVisible()
  await expect(page.getByRole('button', { name: /Remind: They have been reminded/ })).toBeDisabled()
  const reminders = async () =>
    (await mails.to('grace')).filter(({ subject }) => /^Still waiting for you/.test(subject))
  expect((await reminders()).length).toBeGreaterThan(0)
  await clock.advance(hours(25))
  await page.reload()
  await expect(page.getByRole('button', { name: 'Remind', exact: true })).toBeEnabled()
})

test('Grace asks for one of her engineers, and ends it again', async ({ as }) => {
  const page = await as('grace')
  await page.goto('/my-access')
  await page.getByRole('link', { name: 'Diagrams', exact: true }).click()
  await page.getByLabel('Who is it for?').selectOption({ label: await optionOf(page, nameOf('jonas')) })
  await expect(page.getByRole('heading', { name: `What ${nameOf('jonas')} would get` })).toBeVisible()
  await page.getByLabel('Why is it needed?').fill('Drawings of the test benches.')
  await page.getByRole('button', { name: `Send request for ${nameOf('jonas')}` }).click()
  await expect(steps(page).filter({ hasText: 'Access given' })).toHaveCount(1)
  await page.goto('/my-access/team')
  const row = page
    .getByRole('row')
    .filter({ hasText: nameOf('jonas') })
    .filter({ hasText: 'Diagrams' })
  await row.getByText(/^End /).first().click()
  await row.getByLabel('Why does it end?').fill('He draws no more.')
  await row.getByRole('button', { name: `End it for ${nameOf('jonas')}` }).click()
  await expect(page.getByText('The access has ended, and its holder is told why.').first()).toBeVisible()
  await expect(row).toHaveCount(0)
})

test('Tess extends what ends soon', async ({ as }) => {
  const page = await as('tess')
  await page.goto('/my-access/assignments')
  await page.getByRole('link', { name: 'Extend Diagrams' }).click()
  await expect(heading(page)).toHaveText('Extend Diagrams')
  await page.getByRole('button', { name: 'Ask for more time' }).click()
  await expect(steps(page).filter({ hasText: 'More time given' })).toHaveCount(1)
})

test('Priya asks for access that begins later', async ({ as, clock }) => {
  const page = await as('priya')
  await page.goto('/my-access')
  await page.getByRole('link', { name: 'Diagrams', exact: true }).click()
  const start = new Date((await clock.now()).getTime() + days(3)).toISOString().slice(0, 16)
  await page.getByLabel('From when on?').fill(start)
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(steps(page).filter({ hasText: 'The access begins later' })).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Withdraw' })).toBeVisible()
})

/** The whole label of the choice that begins with a name. */
async function optionOf(page: Page, name: string): Promise<string> {
  await expect(page.getByLabel('Who is it for?')).toBeVisible()
  const labels = await page.getByLabel('Who is it for?').getByRole('option').allTextContents()
  return labels.find((label) => label.startsWith(name)) ?? name
}
