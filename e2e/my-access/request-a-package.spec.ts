import { days, minutes } from '@latchkey/core/time'
import { expect, nameOf, type Page, test } from '../journey.ts'

/* The main job, from the wish to the end of it, told in order: each test goes on where the one before ended. */
test.describe.configure({ mode: 'serial' })

const why = 'Drawings of the new handheld.'
const product = 'Adobe Creative Cloud All Apps'
const addresses = new Map<string, string>()

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

async function ask(page: Page, key: string, forDays: number): Promise<void> {
  await page.getByLabel('Why do you need it?').fill(why)
  await page.getByLabel('For how long?').fill(String(forDays))
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(page.getByText('Your request is sent.').first()).toBeVisible()
  addresses.set(key, new URL(page.url()).pathname)
}

async function approve(page: Page, key: string): Promise<void> {
  const row = page
    .getByRole('listitem')
    .filter({ hasText: nameOf(key) })
    .filter({ hasText: 'Design suite' })
  await row.getByRole('button', { name: `Approve: Design suite for ${nameOf(key)}` }).click()
  await expect(row.getByText('Approved', { exact: true })).toBeVisible()
}

const licenseOn = (page: Page) => page.getByRole('region', { name: product })

test('Ada comes in, finds the Design suite in My Access and asks for it for 90 days with a reason', async ({
  visitor,
}) => {
  const page = await visitor()
  await page.goto('/my-access')
  await expect(heading(page)).toHaveText('Sign in')
  await page.getByRole('button', { name: /Ada Lindqvist/ }).click()
  await expect(heading(page)).toHaveText('Access packages')
  await page.getByLabel('Search packages').fill('design suite')
  await page.getByLabel('Search packages').press('Enter')
  await page.getByRole('link', { name: 'Request Design suite' }).click()
  await expect(heading(page)).toHaveText('Design suite')
  await expect(page.getByText('Grace Okafor').first()).toBeVisible()
  await ask(page, 'ada', 90)
  const steps = page.getByRole('list', { name: 'What happened, and what comes next' }).getByRole('listitem')
  await expect(steps.filter({ hasText: 'Requested for 90 days' })).toContainText(why)
  await expect(steps.filter({ hasText: 'Waiting for a decision (1 of 2)' })).toContainText('Grace Okafor')
})

test('Sam asks the same minute, and Lin after him', async ({ as }) => {
  for (const [key, forDays] of [
    ['sam', 90],
    ['lin', 120],
  ] as const) {
    const page = await as(key)
    await page.goto('/my-access')
    await page.getByRole('link', { name: 'Request Design suite' }).click()
    await ask(page, key, forDays)
  }
})

test('Grace, their manager, is told of each by mail and approves in her list', async ({ as, mails }) => {
  const letters = await mails.to('grace')
  expect(letters.map(({ subject }) => subject)).toEqual(
    ['ada', 'sam', 'lin'].map((key) => `Decide: ${nameOf(key)} asks for Design suite`),
  )
  const page = await as('grace')
  await page.goto(/https?:\S+/.exec(letters[0]?.text ?? '')?.[0] ?? '')
  await expect(heading(page)).toHaveText('Design suite for Ada Lindqvist')
  await expect(page.getByRole('main')).toContainText(why)
  await page.goto('/my-access/approvals')
  for (const key of ['ada', 'sam', 'lin']) await approve(page, key)
  await page.goto('/my-access/approvals/history')
  await expect(page.getByRole('row').filter({ hasText: 'Design suite' }).filter({ hasText: 'Approved' })).toHaveCount(3)
})

test('Owen, who owns the design applications, has the last word', async ({ as }) => {
  const page = await as('owen')
  await page.goto('/my-access/approvals')
  await expect(page.getByRole('link', { name: 'Waiting for your decision: 3' })).toBeVisible()
  for (const key of ['ada', 'sam', 'lin']) await approve(page, key)
  await expect(page.getByRole('link', { name: 'Waiting for your decision: 0' })).toBeVisible()
})

test('Ada has the access, opens the applications, and sees the license and why she has it', async ({ as, clock }) => {
  const page = await as('ada')
  await page.goto(addresses.get('ada') ?? '')
  const steps = page.getByRole('list', { name: 'What happened, and what comes next' }).getByRole('listitem')
  await expect(steps.filter({ hasText: 'Approved' })).toHaveText([/Grace Okafor/, /Owen Park/])
  await expect(steps.filter({ hasText: 'Access given' })).toBeVisible()

  await page.goto('/my-access/assignments')
  const end = page.getByRole('row').filter({ hasText: 'Design suite' }).getByRole('time').last()
  const ends = new Date((await end.getAttribute('datetime')) ?? '').getTime()
  expect(Math.round((ends - (await clock.now()).getTime()) / days(1))).toBe(90)

  await page.goto('/my-apps')
  await expect(page.getByRole('link', { name: 'Adobe Creative Cloud', exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Details of Figma' }).click()
  await expect(heading(page)).toHaveText('Figma')
  await expect(page.getByRole('main')).toContainText('Design suite')
  await expect(page.getByRole('link', { name: /Open Figma/ })).toHaveAttribute('rel', /noopener/)

  await page.goto('/my-account/licenses')
  await expect(licenseOn(page)).toContainText('Yours to use')
  await expect(licenseOn(page)).toContainText('Design suite users')
  await expect(
    licenseOn(page)
      .getByRole('link', { name: /Design suite/ })
      .first(),
  ).toBeVisible()
})

test('Sam has the last seat, and Lin waits in line and sees her position', async ({ as }) => {
  const sam = await as('sam')
  await sam.goto('/my-account/licenses')
  await expect(licenseOn(sam)).toContainText('Yours to use')
  const lin = await as('lin')
  await lin.goto('/my-account/licenses')
  await expect(licenseOn(lin)).toContainText('Waiting in line')
  await expect(licenseOn(lin)).toContainText('You are next in line.')
})

test('each of them has had the right mail so far', async ({ mails }) => {
  const granted = ['One step further: your request for Design suite', 'Your access is ready: Design suite']
  const subjects = async (key: string) => (await mails.to(key)).map(({ subject }) => subject)
  expect(await subjects('ada')).toEqual(granted)
  expect(await subjects('sam')).toEqual(granted)
  expect((await subjects('lin')).sort()).toEqual([...granted, `You are in line for ${product}`].sort())
  expect(await subjects('owen')).toHaveLength(3)
})

test('two weeks and a day before the end Ada is told, once each', async ({ as, clock, portal, mails }) => {
  await clock.advance(days(76) + minutes(30))
  await portal.runJobs()
  await portal.runJobs()
  const page = await as('ada')
  await page.goto('/my-access')
  await expect(page.getByRole('region', { name: 'What needs you' })).toContainText('Design suite')
  await clock.advance(days(13))
  await portal.runJobs()
  const notices = (await mails.to('ada')).filter(({ subject }) => /^Your access ends .*: Design suite$/.test(subject))
  expect(notices).toHaveLength(2)
})

test('after 90 days all of it ends by itself, and the seat passes to Lin', async ({ as, clock, portal, mails }) => {
  await clock.advance(days(1))
  await portal.runJobs()
  const ada = await as('ada')
  await ada.goto('/my-access/assignments')
  await expect(ada.getByText('You have no access through a package')).toBeVisible()
  await ada.goto('/my-access/assignments?show=ended')
  await expect(ada.getByRole('row').filter({ hasText: 'Design suite' })).toHaveCount(1)
  await ada.goto('/my-apps')
  await expect(heading(ada)).toHaveText('Apps')
  await expect(ada.getByRole('link', { name: 'Adobe Creative Cloud', exact: true })).toHaveCount(0)
  await ada.goto('/my-account/licenses')
  await expect(licenseOn(ada)).toHaveCount(0)
  await expect(ada.getByRole('table', { name: 'Licenses that have ended' })).toContainText(product)

  const lin = await as('lin')
  await lin.goto('/my-account/licenses')
  await expect(licenseOn(lin)).toContainText('Yours to use')

  const last = async (key: string) => (await mails.to(key)).map(({ subject }) => subject)
  expect(await last('ada')).toContain('Your access has ended: Design suite')
  expect(await last('sam')).toContain('Your access has ended: Design suite')
  expect(await last('lin')).toContain(`You have a license now: ${product}`)
})
