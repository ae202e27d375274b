import { expect, type Page, test } from '../journey.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('who signs out is out, and the way back leads through the door', async ({ as }) => {
  const page = await as('ada')
  await page.goto('/my-apps')
  await page.getByRole('button', { name: 'Menu of Ada Lindqvist' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(heading(page)).toHaveText('Sign in')
  await expect(page.getByText('You are signed out.').first()).toBeVisible()
  await page.goto('/my-account')
  await expect(heading(page)).toHaveText('Sign in')
})

test('who signs out everywhere is out in every browser', async ({ as }) => {
  const [here, there] = [await as('sam'), await as('sam')]
  await there.goto('/my-apps')
  await expect(heading(there)).toHaveText('Apps')
  await here.goto('/my-account/sign-ins')
  await expect(here.getByText('This browser')).toHaveCount(1)
  await here.getByRole('button', { name: 'Sign out everywhere' }).click()
  await here.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(heading(here)).toHaveText('Sign in')
  await there.goto('/my-apps')
  await expect(heading(there)).toHaveText('Sign in')
})

test('whose account is disabled is out at the next request, and the door does not offer them any more', async ({
  as,
  portal,
}) => {
  const page = await as('leo')
  await page.goto('/my-apps')
  await expect(heading(page)).toHaveText('Apps')
  await portal.disable('leo')
  await page.getByRole('link', { name: 'Request an app' }).click()
  await expect(heading(page)).toHaveText('Sign in')
  await expect(page.getByRole('button', { name: /Ada Lindqvist/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /Leo Marchetti/ })).toHaveCount(0)
})

test('the door of the cast lets in nobody else', async ({ visitor, baseURL }) => {
  const page = await visitor()
  const answer = await page.request.post('/sign-in?index', {
    form: { _intent: 'enter', userId: 'somebody-else' },
    headers: { origin: baseURL ?? '' },
  })
  expect(answer.status()).toBe(404)
})
