import { personOfCookie } from '@latchkey/services/authentication/session'
import { installationOf } from '@latchkey/services/installation/installation'
import { actingAs, type Portal } from '@latchkey/services/portal'
import type { PageContext } from '@latchkey/web/server/context'

/** What is known of a request before an app sees it. */
export interface Arrival {
  readonly requestId: string
  readonly nonce: string
  readonly address: string | null
  readonly userAgent: string | null
  readonly cookies: string | null
  readonly bodyTooLarge: boolean
}

/**
 * Makes the contexts of requests: finds out who sent each one. Whether the installation is ready is asked until it is; it never
 * becomes empty again.
 */
export function pageContexts(portal: Portal): (arrival: Arrival) => Promise<PageContext> {
  let ready: PageContext['installation'] | undefined
  return async ({ requestId, nonce, address, userAgent, cookies, bodyTooLarge }) => {
    const visited = { ...portal, origin: { requestId, address, userAgent } }
    const person = await personOfCookie(visited, cookies)
    const installation = ready ?? (await installationOf(visited))
    if (installation.state === 'ready') ready = installation
    return {
      portal: actingAs(visited, person.actor),
      user: person.user,
      nonce,
      installation,
      setCookies: person.setCookie === null ? [] : [person.setCookie],
      bodyTooLarge,
    }
  }
}
