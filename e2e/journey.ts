import type { Duration } from '@latchkey/core/time'
import { type CastKey, cast } from '@latchkey/services/installation/demo/cast'
import { demoDomain, demoPeople, demoUserId, demoUserName } from '@latchkey/services/installation/demo/people'
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { type PortalProcess, startPortalProcess } from './portal-process.ts'
import type { Start } from './server/commands.ts'
import type { Mail } from './server/mailbox.ts'
import { problemsOf } from './watch.ts'

export type { Page }
export { expect }

/** Somebody of the demo organization, by the short name that stories use. */
export type Key = CastKey | (string & {})

/** What a file of journeys may choose. */
export interface JourneyOptions {
  /** What the portal starts from. */
  readonly start: Start
}

/** What journeys have at hand. */
export interface JourneyFixtures {
  /** A page on which somebody is signed in, in a browser context of its own. */
  readonly as: (key: Key, options?: BrowserContextOptions) => Promise<Page>
  /** A page in a browser context of its own, on which nobody is signed in. */
  readonly visitor: (options?: BrowserContextOptions) => Promise<Page>
  readonly clock: { advance(length: Duration): Promise<void>; now(): Promise<Date> }
  readonly mails: { to(key: Key): Promise<readonly Mail[]> }
  /** Fails the journey on faults that the portal logged. */
  readonly noFaults: undefined
}

interface WorkerFixtures {
  /** The portal, and what can be asked of it beside its pages. */
  readonly portal: PortalProcess
  /** The portal's address, and which file it was begun for. */
  readonly stage: { url: string; file: string }
}

/** A test that is a journey through the portal. Every file begins with a fresh installation. */
export const test = base.extend<JourneyFixtures & JourneyOptions, WorkerFixtures>({
  start: ['demo', { option: true }],

  portal: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const portal = await startPortalProcess(process.env.LATCHKEY_JOURNEYS_PREPARED ?? '')
      await use(portal)
      await portal.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  stage: [async ({}, use) => use({ url: '', file: '' }), { scope: 'worker' }],

  baseURL: async ({ portal, stage, start }, use, { file }) => {
    if (stage.file !== file) {
      stage.url = await portal.begin(start)
      stage.file = file
    }
    await use(stage.url)
  },

  noFaults: [
    // biome-ignore lint/correctness/noUnusedFunctionParameters: the portal must have begun
    async ({ portal, baseURL }, use) => {
      await use(undefined)
      expect(await portal.takeFaults(), 'faults in the log').toEqual([])
    },
    { auto: true },
  ],

  visitor: async ({ browser, baseURL }, use) => {
    const opened: { context: BrowserContext; problems: readonly string[] }[] = []
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), ...options })
      opened.push({ context, problems: problemsOf(context) })
      return context.newPage()
    })
    for (const { context } of opened) await context.close()
    expect(
      opened.flatMap(({ problems }) => problems),
      'problems in the browser',
    ).toEqual([])
  },

  as: async ({ visitor, baseURL, portal }, use) => {
    await use(async (key, options) => {
      const page = await visitor(options)
      if (isCast(key)) await enter(page, key, baseURL ?? '')
      else await letIn(page, await portal.letIn(key), baseURL ?? '')
      return page
    })
  },

  clock: async ({ portal }, use) => {
    await use({ advance: (length) => portal.advance(length), now: async () => new Date(await portal.now()) })
  },

  mails: async ({ portal }, use) => {
    await use({ to: async (key) => (await portal.mails()).filter(({ to }) => to.includes(userNameOf(key))) })
  },
})

/** A label in these words and no more, but for the mark of what is required. */
export const exactly = (label: string): RegExp =>
  new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*\\*?$`)

/** The user name, which is the mail address too, of somebody of the demo organization. */
export function userNameOf(key: Key): string {
  const person = demoPeople.find((one) => one.key === key)
  if (!person) throw new Error(`nobody of ${demoDomain} is called ${key}`)
  return demoUserName(person)
}

/** The name of somebody of the demo organization. */
export function nameOf(key: Key): string {
  return demoPeople.find((one) => one.key === key)?.displayName ?? key
}

const isCast = (key: Key): boolean => cast.some((one) => one.key === key)

/** Comes in through the door of the cast, without opening its page. */
async function enter(page: Page, key: Key, origin: string): Promise<void> {
  const answer = await page.request.post('/sign-in?index', {
    form: { _intent: 'enter', userId: demoUserId(key) },
    headers: { origin },
    maxRedirects: 0,
  })
  expect(answer.status(), `${key} comes in`).toBe(303)
}

/** Comes in with a session that the portal has begun. */
async function letIn(page: Page, setCookie: string, url: string): Promise<void> {
  const [pair = ''] = setCookie.split(';')
  const [name = '', value = ''] = pair.split('=')
  await page.context().addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
}
