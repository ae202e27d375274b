import type { Settings } from '@latchkey/services/settings'

/** Why the host turns a request away before anything else sees it. */
export interface TurnedAway {
  readonly status: 400 | 403 | 421
  readonly says: string
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])
const local = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The origin that a request was sent to, as its sender sees it. */
export function ownOrigin(headers: Headers, settings: Settings): string {
  const host = (settings.trustProxy && first(headers.get('x-forwarded-host'))) || headers.get('host') || ''
  if (host === new URL(settings.origin).host) return settings.origin
  const scheme = settings.trustProxy && first(headers.get('x-forwarded-proto')) === 'https' ? 'https' : 'http'
  return `${scheme}://${host}`
}

/**
 * Turns away what a browser was tricked into: a foreign name that was pointed at this machine (DNS rebinding), and a change that
 * another site asked for (cross-site request forgery). Programs that change something must send an Origin too, but `anywhere`: at
 * addresses that know no session, where a token alone decides.
 */
export function turnedAway(
  method: string,
  headers: Headers,
  settings: Settings,
  from: 'anywhere' | 'pages' = 'pages',
): TurnedAway | null {
  const own = ownOrigin(headers, settings)
  if (!URL.canParse(own)) return { status: 400, says: 'The request does not say which host it is for.' }
  if (settings.loopback && own !== settings.origin && !local.has(new URL(own).hostname)) {
    return { status: 421, says: 'This portal does not answer under that name.' }
  }
  if (reading.has(method) || from === 'anywhere') return null

  const site = headers.get('sec-fetch-site')
  const sender = headers.get('origin') ?? originOf(headers.get('referer'))
  const foreign = site === 'cross-site' || site === 'same-site'
  if (!foreign && sender !== null && (sender === own || sender === settings.origin)) return null
  return { status: 403, says: 'This change was not asked for by a page of this portal, so nothing was done.' }
}

const first = (list: string | null): string | undefined => list?.split(',')[0]?.trim() || undefined

const originOf = (address: string | null): string | null =>
  address !== null && URL.canParse(address) ? new URL(address).origin : null
