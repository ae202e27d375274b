import { expect, nameOf, test } from '../journey.ts'

/* The lists of My Access are searched by their address, so that it works without JavaScript too. */

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'in a browser' : 'without JavaScript', () => {
    test('Felix finds a request of his, and is told why there is none', async ({ as }) => {
      const page = await as('felix', { javaScriptEnabled })
      const found = page.getByRole('main').getByRole('rowheader')
      await page.goto('/my-access/requests')
      await page.getByRole('searchbox', { name: 'Search my requests' }).fill('finance')
      await page.getByRole('button', { name: 'Search', exact: true }).click()
      await expect(page.getByRole('list', { name: 'Active filters' })).toContainText('“finance”')
      await expect(found).toHaveText(['Finance reports'])
      await page.goto('/my-access/requests?search=finance&state=denied')
      await expect(page.getByLabel('State', { exact: true })).toHaveValue('denied')
      await expect(page.getByText('No request of yours matches “finance” and is in the state “Denied”')).toBeVisible()
      await page.getByRole('link', { name: 'Show all my requests' }).click()
      await expect(found.first()).toBeVisible()
    })

    test('Grace finds what her team has by person and by package', async ({ as }) => {
      const page = await as('grace', { javaScriptEnabled })
      const search = async (text: string) => {
        await page.getByRole('searchbox', { name: 'Search my team' }).fill(text)
        await page.getByRole('button', { name: 'Search', exact: true }).click()
        await expect(page.getByRole('list', { name: 'Active filters' })).toContainText(`“${text}”`)
      }
      await page.goto('/my-access/team')
      await search('diagrams')
      await expect(page.getByRole('rowheader', { name: nameOf('leo') })).toHaveCount(1)
      await search(nameOf('jonas'))
      await expect(page.getByRole('rowheader', { name: nameOf('jonas') })).toHaveCount(1)
      await expect(page.getByText('Nobody of your team has access that matches')).toBeVisible()
      await search('nothing like this')
      await expect(page.getByText('Nothing of your team matches “nothing like this”')).toBeVisible()
      await page.getByRole('link', { name: 'Show the whole team' }).click()
      await expect(page.getByRole('rowheader').nth(3)).toBeVisible()
    })
  })
