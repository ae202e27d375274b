import { demoId } from '@latchkey/services/installation/demo/demo-id'
import { demoUserId } from '@latchkey/services/installation/demo/people'
import { demoProductId } from '@latchkey/services/installation/demo/products'
import { demoPackageId } from '@latchkey/services/installation/demo/structure'
import type { Page } from '../journey.ts'
import type { PortalProcess } from '../portal-process.ts'

type Finder = (page: Page, portal: PortalProcess, pattern: string) => string | Promise<string>

/** Takes the id off the first link of a list that leads below it. */
const firstOf =
  (list: string): Finder =>
  async (page) => {
    await page.goto(list)
    const places = await page
      .getByRole('main')
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname))
    const below = places.filter((place) => place.startsWith(`${list}/`) && !/\/(new|import|as-of)$/.test(place))
    const [place] = below
    if (place === undefined) throw new Error(`no link on ${list} leads below it`)
    return place.slice(list.length + 1).split('/')[0] ?? ''
  }

/** Where the id of each parameter of a route comes from: the demo organization, or the list that leads to the page. */
const finders: Readonly<Record<string, Finder>> = {
  packageId: () => demoPackageId('design-suite'),
  applicationId: () => demoId('application:figma'),
  userId: () => demoUserId('salome'),
  groupId: () => demoId('group:design-suite'),
  productId: () => demoProductId('design'),
  subscriptionId: () => demoId('subscription:design'),
  siteId: firstOf('/admin/sites'),
  policyId: () => demoId('policy:design-suite:0'),
  catalogId: () => demoId('catalog:creative'),
  extensionId: () => demoId('extension:tickets'),
  calloutId: () => demoId('callout:tickets:2'),
  organizationId: () => demoId('organization:studio'),
  eventId: firstOf('/admin/audit'),
  messageId: firstOf('/admin/messages'),
  requestId: (page, portal, pattern) => {
    if (pattern.startsWith('/admin')) return firstOf('/admin/requests')(page, portal, pattern)
    if (pattern.includes('/approvals')) return firstOf('/my-access/approvals')(page, portal, pattern)
    return firstOf('/my-access/requests')(page, portal, pattern)
  },
}

/** The path of a page, with ids in the place of its parameters. A parameter that is not known here fails: say whose it is. */
export async function withIds(pattern: string, page: Page, portal: PortalProcess): Promise<string> {
  const segments: string[] = []
  for (const segment of pattern.split('/')) {
    const name = segment.startsWith(':') ? segment.slice(1) : undefined
    const finder = name === undefined ? undefined : (finders[name] ?? firstOf(segments.join('/')))
    segments.push(finder ? await finder(page, portal, pattern) : segment)
  }
  return segments.join('/')
}
