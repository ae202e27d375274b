import { expect, test } from '../journey.ts'
test('Ada comes in', async ({ as, mails, portal, clock }) => {
  const page = await as('ada')
  await page.goto('/my-access')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Access packages')
  await portal.ask('ada', 'design-suite', 90)
  console.log(await mails.to('grace'))
  await clock.advance(1000)
})
test('second', async ({ as }) => {
  const page = await as('grace')
  await page.goto('/my-access/approvals')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Approvals')
  console.log(await page.getByRole('main').ariaSnapshot())
})
