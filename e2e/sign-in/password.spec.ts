import { minutes, seconds } from '@latchkey/core/time'
import { exactly, expect, type Page, test, userNameOf } from '../journey.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const password = 'correct horse 7 Battery'

async function type(page: Page, userName: string, secret: string): Promise<void> {
  await page.getByLabel('User name').fill(userName)
  await page.getByLabel(exactly('Password')).fill(secret)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

test('who has a password signs in with it and lands where they wanted to go', async ({ visitor, portal }) => {
  await portal.setPassword('bo', password)
  const page = await visitor()
  await page.goto('/my-access/requests')
  await expect(heading(page)).toHaveText('Sign in')
  await type(page, userNameOf('bo').toUpperCase(), password)
  await expect(heading(page)).toHaveText('My requests')
  await expect(page.getByRole('button', { name: 'Menu of Bo Andersen' })).toBeVisible()
})

test('a wrong password and a name that nobody has are answered in the same words', async ({ visitor, portal }) => {
  await portal.setPassword('pia', password)
  const words: string[] = []
  for (const [userName, secret] of [
    [userNameOf('pia'), 'not the password'],
    ['nobody@brightwater.example', 'not the password'],
  ] as const) {
    const page = await visitor()
    await page.goto('/sign-in')
    await type(page, userName, secret)
    await expect(page.getByRole('alert')).toContainText('The user name or the password is not right.')
    await expect(page.getByLabel('User name')).toHaveValue(userName)
    words.push((await page.getByRole('main').textContent()) ?? '')
  }
  expect(words[0]).toBe(words[1])
})

test('ten wrong passwords close the door for a minute, for the right one too', async ({
  visitor,
  portal,
  clock,
  baseURL,
}) => {
  await portal.setPassword('emre', password)
  const page = await visitor()
  for (let nth = 1; nth <= 10; nth++) {
    const answer = await page.request.post('/sign-in?index', {
      form: { _intent: 'signIn', userName: userNameOf('emre'), password: `guess number ${nth}` },
      headers: { origin: baseURL ?? '' },
    })
    expect(answer.status()).toBe(422)
  }
  await page.goto('/sign-in')
  await type(page, userNameOf('emre'), password)
  await expect(page.getByRole('alert')).toContainText('There were too many failed tries.')
  await clock.advance(minutes(1) + seconds(1))
  await type(page, userNameOf('emre'), password)
  await expect(heading(page)).toHaveText('Apps')
  await page.goto('/my-account/sign-ins')
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(13)
})

test('who got a temporary password chooses a new one before anything else', async ({ visitor, portal, mails }) => {
  const temporary = await portal.resetPassword('hana')
  const page = await visitor()
  await page.goto('/my-access')
  await type(page, userNameOf('hana'), temporary)
  await expect(heading(page)).toHaveText('Choose a new password')
  await page.goto('/my-apps')
  await expect(heading(page)).toHaveText('Choose a new password')

  await page.getByLabel('Temporary password').fill(temporary)
  await page.getByLabel(exactly('New password')).fill('short')
  await page.getByLabel('New password again').fill('shorter')
  await page.getByRole('button', { name: 'Set password' }).click()
  await expect(page.getByRole('alert')).toContainText('The two new passwords differ.')

  await page.getByLabel('Temporary password').fill(temporary)
  await page.getByLabel(exactly('New password')).fill(password)
  await page.getByLabel('New password again').fill(password)
  await page.getByRole('button', { name: 'Set password' }).click()
  await expect(heading(page)).toHaveText('Apps')
  await expect(page.getByText('Your new password is set.').first()).toBeVisible()
  const subjects = (await mails.to('hana')).map(({ subject }) => subject)
  expect(subjects).toEqual(['Your password was reset', 'Your password was changed'])
})

test('an address of another site is no place to go on to', async ({ visitor, portal }) => {
  await portal.setPassword('oskar', password)
  for (const to of ['https://elsewhere.example/', '//elsewhere.example/', '/\\elsewhere.example']) {
    const page = await visitor()
    await page.goto(`/sign-in?to=${encodeURIComponent(to)}`)
    await type(page, userNameOf('oskar'), password)
    await expect(heading(page)).toHaveText('Apps')
    expect(new URL(page.url()).pathname).toBe('/my-apps')
  }
})
