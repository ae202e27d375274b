import { readFile } from 'node:fs/promises'
import { days } from '@latchkey/core/time'
import { expect, nameOf, type Page, test } from '../journey.ts'

const rowOf = (page: Page, who: string) => page.getByRole('row').filter({ hasText: nameOf(who) })

async function exported(page: Page): Promise<string> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export as CSV' }).click()
  return readFile(await (await downloading).path(), 'utf8')
}

test('who had what on a day, and what came and went since another, on the page and as a file', async ({
  as,
  clock,
}) => {
  const dayBefore = async (n: number) => new Date((await clock.now()).getTime() - days(n)).toISOString().slice(0, 10)
  const page = await as('vera')
  await page.goto('/admin/assignments')
  await page.getByRole('link', { name: 'On a day', exact: true }).click()
  await page.getByLabel('On the day').fill(await dayBefore(8))
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(rowOf(page, 'emre')).toContainText('Given back')
  expect(await exported(page)).toContain(`${nameOf('emre')},`)

  await page.getByLabel('On the day').fill('')
  await page.getByLabel('Compared with').fill(await dayBefore(15))
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(rowOf(page, 'emre')).toContainText('Went')
  await expect(rowOf(page, 'tess')).toContainText('Came')
  const file = await exported(page)
  expect(file).toMatch(new RegExp(`${nameOf('emre')},.*,Went,`))
  expect(file).toMatch(new RegExp(`${nameOf('tess')},.*,Came,`))
})

test('the file of a day that does not exist, or of somebody who reads no assignments, is refused', async ({ as }) => {
  const vera = await as('vera')
  expect((await vera.request.get('/admin/assignments/as-of.csv?on=2026-02-31')).status()).toBe(422)
  const ada = await as('ada')
  expect((await ada.request.get('/admin/assignments/as-of.csv')).status()).toBe(403)
})
