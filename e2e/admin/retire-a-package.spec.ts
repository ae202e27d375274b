import { days } from '@latchkey/core/time'
import { demoPackageId } from '@latchkey/services/installation/demo/structure'
import { exactly, expect, nameOf, type Page, test } from '../journey.ts'
import { confirm, heading, row, section, told } from './steps.ts'

/* The pilot of Copilot is over. Salome and Lin have the package; Pia and Jonas wait for a decision on it. */
test.describe.configure({ mode: 'serial' })

const name = 'Copilot pilot'
const place = `/admin/packages/${demoPackageId('copilot')}`
const note = 'The pilot is over. Everybody gets Copilot in spring.'
const retired = 'The access package was retired'

/** The day on which access is to end, as a field for a date takes it. */
const dayIn = (now: Date, ahead: number) => new Date(now.getTime() + days(ahead)).toISOString().slice(0, 10)

async function retire(page: Page, day: string): Promise<void> {
  await page.goto(place)
  await page.getByRole('link', { name: 'Retire', exact: true }).click()
  await expect(heading(page)).toHaveText(`Retire ${name}`)
  await page.getByLabel(exactly('Access ends on')).fill(day)
  await page.getByLabel(exactly('Note to those who have it')).fill(note)
  await page.getByRole('button', { name: 'Retire package' }).click()
}

async function openMine(page: Page, show: 'active' | 'ended' = 'active'): Promise<void> {
  await page.goto(show === 'ended' ? '/my-access/assignments?show=ended' : '/my-access/assignments')
  await expect(heading(page)).toHaveText('My access')
}

test('who is affected is seen before anything happens, and a day that is over is refused', async ({
  as,
  portal,
  clock,
}) => {
  const requestId = await portal.ask('lin', 'copilot', 90)
  await portal.decide('grace', requestId, 0)
  await portal.decide('vera', requestId, 1)
  const page = await as('gideon')
  await page.goto(`/admin/packages?search=${encodeURIComponent(name)}`)
  await page.getByRole('main').getByRole('link', { name, exact: true }).click()
  await page.getByRole('link', { name: 'Retire', exact: true }).click()
  const effect = section(page, 'What would end')
  await expect(effect).toContainText('2 people have this package and lose it on the day')
  await expect(effect).toContainText('2 open requests are closed now, and the requestors are told.')
  const concerned = page.getByRole('table', { name: 'Whom it concerns' })
  for (const who of ['salome', 'lin'])
    await expect(concerned.getByRole('row').filter({ hasText: nameOf(who) })).toContainText(`Member of ${name}`)

  await retire(page, dayIn(await clock.now(), -1))
  await expect(page.getByText('This time is over. Choose a later one.').first()).toBeVisible()
  await expect(page.getByLabel(exactly('Note to those who have it'))).toHaveValue(note)
})

test('it is retired on a day, with a note', async ({ as, clock }) => {
  const page = await as('gideon')
  await retire(page, dayIn(await clock.now(), 6))
  await told(page, 'The package is being retired. 2 people are told.')
  await expect(page.getByText('Being retired', { exact: true })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('2 people have it')
  await expect(page.getByRole('link', { name: 'Retire', exact: true })).toHaveCount(0)
})

test('those who have it read when it ends and why, in My Access and by mail', async ({ as, clock, mails }) => {
  const page = await as('salome')
  await openMine(page)
  const mine = row(page, name)
  await expect(mine).toContainText(retired)
  const end = await mine.getByRole('time').last().getAttribute('datetime')
  expect(end?.slice(0, 10)).toBe(dayIn(await clock.now(), 6))
  const letter = (await mails.to('salome')).find(({ subject }) => subject.startsWith('Ends for everybody'))
  expect(letter?.text).toContain(note)

  const gideon = await as('gideon')
  await gideon.goto(`/admin/assignments?search=${nameOf('salome').split(' ')[0]}`)
  await expect(row(gideon, name)).toContainText(retired)
})

test('nobody new gets it: not from the list, not by its address, not by an administrator', async ({ as, mails }) => {
  const page = await as('jonas')
  await page.goto('/my-access/requests')
  await expect(row(page, name)).toContainText('Canceled')
  expect((await mails.to('jonas')).some(({ text }) => text.includes('The access package is being retired.'))).toBe(true)
  await page.goto('/my-access')
  await expect(heading(page)).toHaveText('Access packages')
  await expect(page.getByRole('link', { name: `Request ${name}` })).toHaveCount(0)
  await page.goto(`/my-access/packages/${demoPackageId('copilot')}`)
  await expect(page.getByRole('button', { name: 'Send request' })).toBeDisabled()
  await expect(page.getByRole('main')).toContainText('being retired, so that nobody new gets it.')

  const gideon = await as('gideon')
  await gideon.goto(`/admin/assignments/new?package=${demoPackageId('copilot')}`)
  await expect(gideon.getByRole('main')).toContainText('being retired, so that nobody new gets it.')
  await expect(gideon.getByLabel(exactly('People'))).toHaveCount(0)
})

test('called off before its day, everybody keeps it and it can be requested again', async ({ as, portal, clock }) => {
  const page = await as('gideon')
  await page.goto(place)
  await confirm(page, page.getByRole('button', { name: 'Call off', exact: true }), 'Call off')
  await told(page, 'The retirement is called off. Whoever has the package keeps it.')
  await expect(page.getByRole('link', { name: 'Retire', exact: true })).toBeVisible()
  await clock.advance(days(7))
  await portal.runJobs()

  const salome = await as('salome')
  await openMine(salome)
  await expect(row(salome, name)).toHaveCount(1)
  await expect(row(salome, name)).not.toContainText(retired)
  const jonas = await as('jonas')
  await jonas.goto('/my-access')
  await expect(jonas.getByRole('link', { name: `Request ${name}` })).toBeVisible()
})

test('a request that was being written while the package was retired is refused', async ({ as, clock }) => {
  const jonas = await as('jonas')
  await jonas.goto(`/my-access/packages/${demoPackageId('copilot')}`)
  await jonas.getByLabel('Why do you need it?').fill('Test reports take me a day a week.')
  const gideon = await as('gideon')
  await retire(gideon, dayIn(await clock.now(), 6))
  await told(gideon, 'The package is being retired. 2 people are told.')
  await jonas.getByRole('button', { name: 'Send request' }).click()
  await expect(jonas.getByText('being retired, so that nobody new gets it.').first()).toBeVisible()
  await jonas.goto('/my-access/requests')
  await expect(row(jonas, name)).toHaveCount(1)
  await expect(row(jonas, name)).toContainText('Canceled')
})

test('after its day the access has ended and the package is gone', async ({ as, portal, clock, mails }) => {
  await clock.advance(days(7))
  await portal.runJob('expire-assignments')
  await portal.runJob('finish-retirements')
  const salome = await as('salome')
  await openMine(salome)
  await expect(row(salome, name)).toHaveCount(0)
  await openMine(salome, 'ended')
  await expect(row(salome, name)).toContainText(retired)
  expect((await mails.to('salome')).map(({ subject }) => subject)).toContain(`Your access has ended: ${name}`)

  const gideon = await as('gideon')
  await gideon.goto(`/admin/packages?search=${encodeURIComponent(name)}`)
  await expect(heading(gideon)).toHaveText('Access packages')
  await expect(gideon.getByRole('main').getByRole('link', { name, exact: true })).toHaveCount(0)
  await gideon.goto(place)
  await expect(heading(gideon)).toHaveText('Nothing here')
})
