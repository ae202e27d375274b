import { readFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'
import { expect, type Page } from '../journey.ts'

/** The heading of the page. */
export const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** The row of a table that shows these words. */
export const row = (page: Page, words: string | RegExp) => page.getByRole('row').filter({ hasText: words })

/** The card or line of a list that shows these words. */
export const card = (page: Page, words: string) =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: words })

/** The part of the page under a heading of its own. */
export const section = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true })

/** Opens a tab of the thing whose page this is. */
export async function openTab(page: Page, tab: string): Promise<void> {
  const name = (await heading(page).textContent()) ?? ''
  const link = page.getByRole('navigation', { name, exact: true }).getByRole('link', { name: new RegExp(`^${tab}`) })
  await link.click()
  await expect(link).toHaveAttribute('aria-current', 'page')
}

/** Waits until the page tells what was done. */
export async function told(page: Page, sentence: string): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: sentence }).first()).toBeVisible()
}

/** Presses a button that asks first, types the name where the question wants it, and says yes. */
export async function confirm(page: Page, button: Locator, yes: string, word?: string): Promise<void> {
  await button.click()
  const question = page.getByRole('alertdialog')
  if (word !== undefined) await question.getByRole('textbox').fill(word)
  await question.getByRole('button', { name: yes }).click()
}

/** Finds somebody or something by the search of a section, and answers with the line that was found. */
export async function found(page: Page, field: string, name: string): Promise<Locator> {
  await page.getByRole('searchbox', { name: field }).fill(name)
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  return page.getByRole('list', { name: 'Found' }).getByRole('listitem').filter({ hasText: name })
}

/** The lines of the file that the page exports, without its first line. A preview of a form that was not saved has a button for it, not a link. */
export async function exported(page: Page, role: 'link' | 'button' = 'link'): Promise<readonly string[]> {
  const started = page.waitForEvent('download')
  await page.getByRole(role, { name: 'Export as CSV' }).click()
  const text = await readFile(await (await started).path(), 'utf8')
  return text.replace('\ufeff', '').trim().split('\r\n').slice(1)
}
