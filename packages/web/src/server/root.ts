import type { SignedInUser } from '@latchkey/services/authentication/session'
import { answersAwaited, waitingForMe } from '@latchkey/services/overview/waiting-for-me'
import type { AppName } from '../apps.ts'
import type { NavigationRow } from '../navigation.tsx'
import { appsFor, navigationFor } from './app-navigation.ts'
import { openPage } from './route.ts'
import { heard, type Said } from './said.ts'
import { type Theme, themeOf } from './theme.ts'
import { isSecure, type Visit } from './visit.ts'

/** What the frame of every page knows. */
export interface RootData {
  readonly app: AppName
  readonly user: Pick<SignedInUser, 'id' | 'displayName' | 'userPrincipalName' | 'jobTitle' | 'department'> | null
  /** The apps that this person may open. */
  readonly apps: readonly AppName[]
  readonly navigation: readonly NavigationRow[]
  /** How many things wait for this person's decision. */
  readonly waiting: number
  /** How many of their own requests wait for an answer of the person. */
  readonly answersAwaited: number
  readonly theme: Theme
  /** What the last form has to say, once. */
  readonly said: (Said & { readonly id: string }) | null
  /** The token that every form on this page carries: sending it twice does nothing twice. */
  readonly once: string
  /** The instant of the page's data, ISO 8601. */
  readonly now: string
  /** The IANA zone in which times are read. */
  readonly timeZone: string
  /** What finds this request in the log. */
  readonly reference: string
  /** Whether this is the demo organization. */
  readonly demo: boolean
}

/** The loader of an app's root: who is here, what they may open and what waits for them. Never refuses: the pages inside do. */
export const rootLoader = (app: AppName) => openPage((visit) => rootData(visit, app))

async function rootData(visit: Visit<SignedInUser | null>, app: AppName): Promise<RootData> {
  const { portal, user, request, context } = visit
  const cookies = request.headers.get('cookie')
  return {
    app,
    user: user && profileOf(user),
    apps: user ? appsFor(portal.actor) : [],
    navigation: user ? navigationFor(portal.actor, app) : [],
    waiting: user ? await waitingForMe(portal) : 0,
    answersAwaited: user ? await answersAwaited(portal) : 0,
    theme: themeOf(cookies) ?? 'system',
    said: takeSaid(visit, cookies),
    once: portal.newId(),
    now: visit.now.toISOString(),
    timeZone: portal.settings.timeZone,
    reference: portal.origin.requestId,
    demo: context.installation.demo,
  }
}

const profileOf = ({ id, displayName, userPrincipalName, jobTitle, department }: SignedInUser) => ({
  id,
  displayName,
  userPrincipalName,
  jobTitle,
  department,
})

function takeSaid({ portal, context }: Visit<SignedInUser | null>, cookies: string | null): RootData['said'] {
  const message = heard(cookies, isSecure(portal))
  if (!message) return null
  context.setCookies.push(message.clear)
  return { ...message.said, id: portal.origin.requestId }
}
