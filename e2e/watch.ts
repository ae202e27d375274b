import type { BrowserContext } from '@playwright/test'

/** What a browser says when a page or a form was answered with a refusal; which is what many journeys are about. */
const refusedPage = /^Failed to load resource: the server responded with a status of 4\d\d/

const parts = new Set(['script', 'stylesheet', 'image', 'font', 'manifest'])

/**
 * What goes wrong in the pages of a browser context, as it goes on: errors on the console, breaches of the content security policy among
 * them, what a script threw, parts of a page that did not load, and faults of the server.
 */
export function problemsOf(context: BrowserContext): readonly string[] {
  const problems: string[] = []
  context.on('console', (message) => {
    if (message.type() !== 'error' || refusedPage.test(message.text())) return
    problems.push(`console: ${message.text()} (${message.page()?.url()})`)
  })
  context.on('weberror', (thrown) => {
    problems.push(`thrown: ${thrown.error().stack ?? thrown.error().message} (${thrown.page()?.url()})`)
  })
  context.on('response', (response) => {
    const isPart = parts.has(response.request().resourceType())
    if (response.status() >= 500 || (isPart && response.status() >= 400))
      problems.push(`${response.status()} for ${response.url()}`)
  })
  return problems
}
