import type { Page } from '@playwright/test'

/** What a browser says when a page or a form was answered with a refusal; which is what many journeys are about. */
const refusedPage = /^Failed to load resource: the server responded with a status of 4\d\d/

/**
 * What goes wrong in a page's browser, as it goes on: errors on the console, breaches of the content security policy among them, what a
 * script threw, parts of the page that did not load, and faults of the server.
 */
export function problemsOf(page: Page): readonly string[] {
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() !== 'error' || refusedPage.test(message.text())) return
    problems.push(`console: ${message.text()} (${page.url()})`)
  })
  page.on('pageerror', (error) => problems.push(`thrown: ${error.stack ?? error.message} (${page.url()})`))
  page.on('response', (response) => {
    const kind = response.request().resourceType()
    const isPart = ['script', 'stylesheet', 'image', 'font', 'manifest'].includes(kind)
    if (response.status() >= 500 || (isPart && response.status() >= 400))
      problems.push(`${response.status()} for ${response.url()}`)
  })
  return problems
}
