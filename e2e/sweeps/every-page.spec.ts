import { expect, type Key, test } from '../journey.ts'
import { everyPage, type PageOfApp } from './pages.ts'
import { withIds } from './places.ts'
import { findings, keepsItsPromises } from './promises.ts'

/* Which pages there are is read off the routes of the apps. */
test.describe.configure({ mode: 'parallel', timeout: 180_000 })

/** Who opens a page: somebody for whom there is something to see on it. */
function reader({ app, pattern }: PageOfApp): Key {
  if (app === 'admin') return 'vera'
  if (pattern.includes('/approvals')) return 'grace'
  return app === 'my-access' ? 'leo' : 'owen'
}

for (const one of everyPage.filter(({ app }) => app !== 'sign-in')) {
  test(`${one.pattern} keeps the promises of every page`, async ({ as, portal }) => {
    const page = await as(reader(one))
    const nowhere = one.pattern.includes('/nowhere')
    await keepsItsPromises(page, await withIds(one.pattern, page, portal), nowhere ? 404 : 200)
  })
}

/** The pages before one is in: each is shown in a situation of its own, which a test below makes. */
const doors = ['/sign-in', '/sign-in/new-password', '/sign-in/set-up']

test('every page of the door has its test here', () => {
  const shown = everyPage.filter(({ app }) => app === 'sign-in').map(({ pattern }) => pattern)
  expect(shown).toEqual(doors)
})

test('/sign-in keeps the promises of every page', async ({ visitor }) => {
  await keepsItsPromises(await visitor(), '/sign-in')
})

test('/sign-in/new-password keeps the promises of every page', async ({ as, portal }) => {
  await portal.resetPassword('bo')
  await keepsItsPromises(await as('bo'), '/sign-in/new-password')
})

test('a form with errors keeps the promises too', async ({ as, portal }) => {
  const page = await as('sam')
  await page.goto(await withIds('/my-access/packages/:packageId', page, portal))
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  expect(await findings(page)).toEqual([])
})

test('a page of the host itself keeps the promises too', async ({ visitor }) => {
  await keepsItsPromises(await visitor(), '/nowhere', 404)
})
