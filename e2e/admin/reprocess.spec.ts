import { days } from '@latchkey/core/time'
import { expect, nameOf, type Page, test } from '../journey.ts'
import { heading, row, section, told } from './steps.ts'

/* The group that the Design suite gives was lost by another program, and comes back. What could be given was given meanwhile. */
test.describe.configure({ mode: 'serial' })

const name = 'Design suite'
const role = 'Member of Design suite users'
const requests = new Map<string, string>()

/** How far a role is delivered, on the page of an assignment. */
const delivery = (page: Page, says = role) =>
  page.getByRole('table', { name: 'What it gives' }).getByRole('row').filter({ hasText: says })
const reprocess = (page: Page) => page.getByRole('button', { name: 'Reprocess', exact: true })

async function openAssignment(page: Page, key: string): Promise<void> {
  await page.goto(`/admin/assignments?search=${encodeURIComponent(nameOf(key))}`)
  await page.getByRole('link', { name: `Details of ${name} of ${nameOf(key)}` }).click()
  await expect(heading(page)).toHaveText(`${name} of ${nameOf(key)}`)
}

test('access of which a part cannot be given says so to its holder and to administrators', async ({ as, portal }) => {
  await portal.loseGroup('design-suite')
  for (const key of ['ada', 'sam', 'lin', 'maya']) {
    const requestId = await portal.ask(key, 'design-suite', 90)
    await portal.decide('grace', requestId, 0)
    await portal.decide('owen', requestId, 1)
    requests.set(key, requestId)
  }
  const ada = await as('ada')
  await ada.goto('/my-access/assignments')
  await expect(row(ada, name)).toContainText('Partly delivered')
  await expect(row(ada, name)).toContainText(`Missing: ${role}. It was deleted.`)

  const page = await as('gideon')
  await page.goto('/admin/assignments?state=partiallyDelivered')
  await expect(row(page, name)).toHaveCount(4)
  await openAssignment(page, 'ada')
  await expect(delivery(page)).toContainText('Cannot be given')
  await expect(delivery(page)).toContainText('Take it out of the package.')
  await expect(delivery(page, 'Editor of Figma')).toContainText('Given')
})

test('reprocessed while the reason lasts, it says what still cannot be given', async ({ as }) => {
  const page = await as('gideon')
  await openAssignment(page, 'ada')
  await reprocess(page).click()
  await told(page, `Cannot be given yet: ${role}.`)
  await expect(delivery(page)).toContainText('Cannot be given')
})

test('reprocessed when the reason is gone, it says what is given now, and the holder has it', async ({
  as,
  portal,
  mails,
}) => {
  await portal.findGroup('design-suite')
  const page = await as('gideon')
  await openAssignment(page, 'ada')
  await reprocess(page).click()
  await told(page, `Given: ${role}.`)
  await expect(delivery(page)).toContainText('Given')
  await expect(delivery(page)).not.toContainText('Cannot be given')
  await reprocess(page).click()
  await told(page, 'Nothing was missing.')

  const ada = await as('ada')
  await ada.goto('/my-access/assignments')
  await expect(row(ada, name)).not.toContainText('Missing')
  await ada.goto('/my-apps')
  await expect(ada.getByRole('link', { name: 'Adobe Creative Cloud', exact: true })).toBeVisible()
  const letters = (await mails.to('ada')).filter(({ subject }) => subject === `Your access is ready: ${name}`)
  expect(letters.at(-1)?.text).toContain(role)
})

test('a request that was delivered in part is reprocessed on its own page', async ({ as }) => {
  const page = await as('gideon')
  await page.goto(`/admin/requests/${requests.get('sam')}`)
  await expect(page.getByText('Partly delivered', { exact: true }).first()).toBeVisible()
  await section(page, 'Deliver again').getByRole('button', { name: 'Reprocess' }).click()
  await told(page, `Given: ${role}.`)
  await expect(section(page, 'Deliver again')).toHaveCount(0)
  await expect(page.getByText('Delivered', { exact: true }).first()).toBeVisible()
})

test('after two weeks the request says that its assignment is reprocessed instead', async ({ as, clock }) => {
  await clock.advance(days(14))
  const page = await as('gideon')
  await page.goto(`/admin/requests/${requests.get('lin')}`)
  const again = section(page, 'Deliver again')
  await expect(again).toContainText('Reprocess its assignment instead.')
  await expect(again.getByRole('button', { name: 'Reprocess' })).toHaveCount(0)
  await again.getByRole('link', { name: 'See the assignment' }).click()
  await expect(heading(page)).toHaveText(`${name} of ${nameOf('lin')}`)
  await expect(reprocess(page)).toBeEnabled()
})

test('several are reprocessed together from the list, and it says how many lacked something', async ({ as }) => {
  const page = await as('gideon')
  await page.goto(`/admin/assignments?search=${encodeURIComponent(name)}`)
  for (const key of ['ada', 'lin', 'maya'])
    await page.getByRole('checkbox', { name: `${nameOf(key)}, ${name}` }).check()
  await reprocess(page).click()
  await told(page, '3 assignments applied again. 2 lacked something and have it now.')
  await page.goto('/admin/assignments?state=partiallyDelivered')
  await expect(page.getByRole('main')).toContainText('No assignment answers to this')
})

test('who may only read is told who can', async ({ as }) => {
  const page = await as('magnus')
  await openAssignment(page, 'ada')
  await expect(reprocess(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Reprocess: why not' }).click()
  await expect(page.getByRole('dialog')).toContainText(/administrator/i)
})
