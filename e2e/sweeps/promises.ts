import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '../journey.ts'

// The program is put into the page by hand: its Playwright wrapper goes into frames too, and the frame that shows a mail runs no script.
const ofWrapper = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))
const axeSource = readFileSync(ofWrapper.resolve('axe-core/axe.min.js'), 'utf8')

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Finding {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[]
}

interface Axe {
  run(context: Document, options: object): Promise<{ violations: readonly Finding[] }>
}

/** What axe finds on a page, a line for each rule with the first places. `only` the named rules, or all. */
export async function findings(page: Page, only?: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(axeSource)
  const runOnly = only ? { type: 'rule', values: only } : { type: 'tag', values: everything }
  const violations = await page.evaluate(
    async (options) => {
      const { axe } = window as unknown as { axe: Axe }
      return (await axe.run(document, options)).violations
    },
    { runOnly, iframes: false, resultTypes: ['violations'] },
  )
  return violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target }) => target.join(' '))
    return `${id}, ${nodes.length} times: ${places.join(' | ')} (${nodes[0]?.failureSummary?.replace(/\s+/g, ' ')})`
  })
}

/** What reaches beyond the right edge of the page, in words that say what to mend; nothing where all of it fits. */
export const overflow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = Array.from(document.querySelectorAll('body *')).filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    )
    const named = wide.slice(0, 4).map((element) => `${element.tagName}: ${element.textContent?.slice(0, 60)}`)
    return [`${scrollWidth} px of ${clientWidth} px`, ...named]
  })

/** The other tabs of a page: its own path with another query. */
const tabsOf = async (page: Page): Promise<readonly string[]> => {
  const links = page.getByRole('main').getByRole('navigation').getByRole('link')
  const places = await links.evaluateAll((all) =>
    all.map((link) => new URL((link as HTMLAnchorElement).href)).map(String),
  )
  const here = new URL(page.url())
  return places
    .map((place) => new URL(place))
    .filter(({ pathname, search }) => pathname === here.pathname && search !== here.search)
    .filter(({ search }) => search !== '' && !search.includes('cursor='))
    .map(({ pathname, search }) => pathname + search)
}

/**
 * What every page promises, and each of its tabs: a title, one heading of the first level, nothing that axe finds in light and in dark,
 * nothing that overflows at 360 px. That the console stays silent is watched in every journey.
 */
export async function keepsItsPromises(page: Page, place: string, status = 200): Promise<void> {
  await keepsThemHere(page, place, status)
  for (const tab of await tabsOf(page)) await keepsThemHere(page, tab, status)
}

async function keepsThemHere(page: Page, place: string, status: number): Promise<void> {
  const answer = await page.goto(place)
  expect(answer?.status(), place).toBe(status)
  expect(new URL(page.url()).pathname, 'the page itself, and not one that it led to').toBe(place.split('?')[0])
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expect(page).toHaveTitle(/\S · Latchkey$/)
  expect.soft(await findings(page), `axe finds in light on ${place}`).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect.soft(await findings(page, ['color-contrast']), `axe finds in dark on ${place}`).toEqual([])
  await page.setViewportSize({ width: 360, height: 740 })
  expect.soft(await overflow(page), `overflows at 360 px on ${place}`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 800 })
}
