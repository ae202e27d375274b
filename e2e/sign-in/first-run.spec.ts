import { exactly, expect, test } from '../journey.ts'

test.use({ start: 'empty' })
test.describe.configure({ mode: 'serial' })

const admin = { name: 'Núria Ó Briain', userName: 'nuria@first.example', password: 'the very first 1 of many' }

test('an empty installation leads everybody to its first page, and a wrong code makes nobody', async ({ visitor }) => {
  const page = await visitor()
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up Latchkey')
  await page.getByLabel('Code from the terminal').fill('0000-0000')
  await page.getByLabel('Your name').fill(admin.name)
  await page.getByLabel('User name').fill(admin.userName)
  await page.getByLabel(exactly('New password')).fill(admin.password)
  await page.getByLabel('New password again').fill(admin.password)
  await page.getByRole('button', { name: 'Set up and sign in' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveValue(admin.name)
  await expect(page.getByLabel('User name')).toHaveValue(admin.userName)
})

test('the code of the terminal makes the first Global Administrator, once', async ({ visitor, portal }) => {
  const code = await portal.setupCode()
  const page = await visitor()
  await page.goto('/sign-in/set-up')
  await page.getByLabel('Code from the terminal').fill(code)
  await page.getByLabel('Your name').fill(admin.name)
  await page.getByLabel('User name').fill(admin.userName)
  await page.getByLabel(exactly('New password')).fill(admin.password)
  await page.getByLabel('New password again').fill(admin.password)
  await page.getByRole('button', { name: 'Set up and sign in' }).click()
  await expect(page.getByText('Latchkey is set up, and you are its first Global Administrator.').first()).toBeVisible()
  await expect(page.getByRole('button', { name: `Menu of ${admin.name}` })).toBeVisible()

  const second = await visitor()
  await second.goto('/sign-in/set-up')
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  await expect(second.getByText('Come in as one of the cast')).toHaveCount(0)
})

test('the first administrator signs in with the password that they chose', async ({ visitor }) => {
  const page = await visitor()
  await page.goto('/my-account')
  await page.getByLabel('User name').fill(admin.userName)
  await page.getByLabel(exactly('Password')).fill(admin.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview')
  await expect(page.getByRole('main')).toContainText(admin.name)
})
