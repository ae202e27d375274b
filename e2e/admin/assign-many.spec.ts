import { days } from '@latchkey/core/time'
import { demoPackageId } from '@latchkey/services/installation/demo/structure'
import { exactly, expect, nameOf, type Page, test, userNameOf } from '../journey.ts'
import { exported, found, heading, openTab, row, section, told } from './steps.ts'

/* A new team gets Diagrams from a pasted list. Tess has it, Salome has what does not go together with it, Wanda cannot sign in. */
test.describe.configure({ mode: 'serial' })

const name = 'Diagrams'
const assigning = `/admin/assignments/new?package=${demoPackageId('diagrams')}`
const people = (page: Page) => page.getByLabel(exactly('People'))
const effect = (page: Page) => section(page, 'What it would do')

async function preview(page: Page, lines: readonly string[]): Promise<void> {
  await people(page).fill(lines.join('\n'))
  await page.getByRole('button', { name: 'Show what it would do' }).click()
}

test('two packages are kept apart', async ({ as }) => {
  const page = await as('gideon')
  await page.goto(`/admin/packages/${demoPackageId('diagrams')}`)
  await openTab(page, 'Separation of duties')
  const line = await found(page, 'Find by name', 'Copilot pilot')
  await line.getByRole('button', { name: 'Exclude Copilot pilot' }).click()
  await told(page, 'Excluded.')
})

test('a list says of each line what would become of it, and nothing is done yet', async ({ as }) => {
  const page = await as('gideon')
  await page.goto('/admin/assignments')
  await page.getByRole('link', { name: 'Assign', exact: true }).click()
  const line = await found(page, 'Which access package', name)
  await line.getByRole('link', { name: `Choose ${name}`, exact: true }).click()
  await expect(heading(page)).toHaveText(`Assign ${name}`)
  await preview(page, [
    userNameOf('ada'),
    `"${nameOf('lin')}";${userNameOf('lin').toUpperCase()}`,
    userNameOf('tess'),
    userNameOf('salome'),
    userNameOf('wanda'),
    'nobody@brightwater.example',
    userNameOf('ada'),
  ])
  await expect(effect(page)).toContainText('Nothing has been done yet.')
  for (const [who, becomes] of [
    [nameOf('ada'), 'Gets it'],
    [nameOf('lin'), 'Gets it'],
    [nameOf('tess'), 'Has it already.'],
    [nameOf('salome'), 'Does not go together with “Copilot pilot”.'],
    [nameOf('wanda'), 'The account is disabled.'],
    ['nobody@brightwater.example', 'Nobody has this user name or mail address.'],
  ] as const) {
    await expect(row(page, who)).toHaveCount(1)
    await expect(row(page, who)).toContainText(becomes)
  }
  await expect(effect(page)).toContainText('4 lines are left out.')
  await expect(page.getByRole('button', { name: 'Assign to 2 people' })).toBeVisible()
  const lines = await exported(page, 'button')
  expect(lines).toHaveLength(6)
  expect(lines.filter((line) => line.includes(',Gets the package,,Member of Diagram users,'))).toHaveLength(2)
  expect(lines).toContain(
    'nobody@brightwater.example,nobody@brightwater.example,,Nobody has this user name or mail address.,,,,,',
  )

  const ada = await as('ada')
  await ada.goto('/my-access/assignments')
  await expect(ada.getByText('You have no access through a package')).toBeVisible()
})

test('a list that comes to nobody offers nothing to press', async ({ as }) => {
  const page = await as('gideon')
  await page.goto(assigning)
  await preview(page, ['nobody@brightwater.example', userNameOf('tess')])
  await expect(page.getByRole('status').filter({ hasText: 'Nobody of this list gets it' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Assign to/ })).toHaveCount(0)
})

test('an end beyond the policy is refused beside its field, and the list is kept', async ({ as, clock }) => {
  const page = await as('gideon')
  await page.goto(assigning)
  const late = new Date((await clock.now()).getTime() + days(60)).toISOString().slice(0, 10)
  await page.getByLabel(exactly('Ends')).fill(late)
  await preview(page, [userNameOf('ada')])
  await expect(page.getByLabel(exactly('Ends'))).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('The policy lets the access end sooner.').first()).toBeVisible()
  await expect(people(page)).toHaveValue(userNameOf('ada'))
})

test('those who can get it have it at once; one who got it meanwhile holds up no other', async ({
  as,
  portal,
  mails,
}) => {
  const page = await as('gideon')
  await page.goto(assigning)
  await page.getByLabel(exactly('Reason')).fill('The new team for test benches.')
  await preview(page, ['ada', 'lin', 'maya', 'tess', 'wanda'].map(userNameOf))
  await expect(effect(page)).toBeVisible()
  await portal.ask('maya', 'diagrams')
  await page.getByRole('button', { name: 'Assign to 3 people' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Assigned to 2 people' })).toBeVisible()
  const result = page.getByRole('table', { name: 'What became of each' })
  for (const [who, became] of [
    ['ada', 'Delivered'],
    ['lin', 'Delivered'],
    ['maya', 'Has it already.'],
    ['tess', 'Has it already.'],
    ['wanda', 'The account is disabled.'],
  ] as const)
    await expect(result.getByRole('row').filter({ hasText: nameOf(who) })).toContainText(became)

  const ada = await as('ada')
  await ada.goto('/my-access/assignments')
  await expect(row(ada, name)).toContainText('Member of Diagram users')
  expect((await mails.to('ada')).map(({ subject }) => subject)).toContain(`Your access is ready: ${name}`)
  await page.goto('/admin/assignments?search=Ada')
  await page.getByRole('link', { name: `Details of ${name} of ${nameOf('ada')}` }).click()
  const why = section(page, 'Why there is this access')
  await expect(why).toContainText('Assigned by an administrator')
  await expect(why).toContainText('The new team for test benches.')
})
