import { randomBytes } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import type { Portal } from '@latchkey/services/portal'
import { appOfPath, homePath, themePath } from '@latchkey/web/apps'
import { ownPlace } from '@latchkey/web/server/place'
import { isTheme, keepTheme } from '@latchkey/web/server/theme'
import { type Context, Hono } from 'hono'
import type { AppMount } from './app-mount.ts'
import { bodyLimit, bodyWithin } from './body.ts'
import { answered, callbacksPath, isCallback } from './callbacks.ts'
import { compressed } from './compress.ts'
import { ownOrigin, turnedAway } from './gate.ts'
import { icon } from './icon.ts'
import { pageContexts } from './page-context.ts'
import { type PlainPage, plainPage } from './plain-page.ts'
import { securityHeaders } from './security-headers.ts'

/** What the host needs to answer. */
export interface HostOptions {
  readonly portal: Portal
  readonly mounts: readonly AppMount[]
  /** Whether the database answers; nothing is served before every migration is done. */
  readonly ready: () => Promise<boolean>
  /** Whether apps are served from their sources. */
  readonly development: boolean
  /** Told of every answer, for the access log. */
  readonly answered: (facts: { requestId: string; method: string; path: string; status: number; ms: number }) => void
}

type Environment = { Bindings: HttpBindings; Variables: { requestId: string; nonce: string } }

/** The one origin of the portal: every app under its path, health for machines, and the same guard and headers around all. */
export function makeHost(options: HostOptions): Hono<Environment> {
  const { portal, development } = options
  const { settings } = portal
  const secure = settings.origin.startsWith('https:')
  const contextOf = pageContexts(portal)
  const host = new Hono<Environment>()

  host.use(async (c, next) => {
    const started = performance.now()
    c.set('requestId', portal.newId())
    c.set('nonce', randomBytes(16).toString('base64url'))
    const away = turnedAway(c.req.method, c.req.raw.headers, settings, isCallback(c.req.path) ? 'anywhere' : 'pages')
    if (away) c.res = said(c, { status: away.status, title: 'Not accepted', says: away.says })
    else await next()
    finish(c)
    const ms = Math.round(performance.now() - started)
    options.answered({
      requestId: c.get('requestId'),
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms,
    })
  })

  host.get('/healthz', (c) => c.text('alive'))
  host.get('/readyz', async (c) => ((await options.ready()) ? c.text('ready') : c.text('not ready', 503)))
  host.get('/', (c) => c.redirect(homePath))
  host.get('/favicon.ico', () => icon())
  host.post(themePath, async (c) => {
    const body = await bodyWithin(c.req.raw, 1024)
    const theme = body && new URLSearchParams(Buffer.from(body).toString()).get('theme')
    if (!isTheme(theme)) return said(c, { status: 422, title: 'No such theme', says: 'Choose system, light or dark.' })
    c.header('Set-Cookie', keepTheme(theme, secure))
    return c.redirect(backFrom(c.req.header('referer')), 303)
  })

  host.post(`${callbacksPath}/:calloutId`, (c) =>
    answered(portal, c.req.raw, c.req.param('calloutId'), c.get('requestId')),
  )

  for (const mount of options.mounts) {
    const { path } = mount
    const answer = (c: Context<Environment>) => appAnswer(c, mount)
    host.all(path, answer).all(`${path}.data`, answer).all(`${path}/*`, answer)
  }

  host.notFound((c) =>
    said(c, { status: 404, title: 'Nothing here', says: 'This address leads to no page of this portal.' }),
  )
  host.onError((error, c) => {
    portal.log.error({ err: error, requestId: c.get('requestId'), path: c.req.path }, 'A request failed')
    return said(c, {
      status: 500,
      title: 'Something went wrong',
      says: 'It is written down under this reference. Try again.',
    })
  })
  return host

  async function appAnswer(c: Context<Environment>, mount: AppMount): Promise<Response> {
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
    const file = c.req.path.slice(mount.path.length + 1)
    const asset = reads && mount.files(file, c.req.header('accept-encoding') ?? null)
    if (asset) return asset

    const { request, bodyTooLarge } = reads ? { request: readRequest(c), bodyTooLarge: false } : await changeRequest(c)
    const context = await contextOf({
      requestId: c.get('requestId'),
      nonce: c.get('nonce'),
      address: addressOf(c),
      userAgent: c.req.header('user-agent')?.slice(0, 500) ?? null,
      cookies: c.req.header('cookie') ?? null,
      bodyTooLarge,
    })
    const response = await mount.answer(request, context)
    for (const cookie of context.setCookies) response.headers.append('Set-Cookie', cookie)
    if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'no-store')
    if (bodyTooLarge) response.headers.set('Connection', 'close')
    return settings.loopback ? response : compressed(response, c.req.header('accept-encoding'))
  }

  function readRequest(c: Context<Environment>): Request {
    const { method, headers, signal } = c.req.raw
    return new Request(addressOfRequest(c), { method, headers, signal })
  }

  /** A request that changes something, its body read within its limit; without its Origin, which the gate has judged already. */
  async function changeRequest(c: Context<Environment>) {
    const { method, headers: sent } = c.req.raw
    const body = await bodyWithin(c.req.raw, bodyLimit(c.req.path, sent.get('content-type')))
    const headers = new Headers(sent)
    headers.delete('origin')
    headers.delete('content-length')
    return { request: new Request(addressOfRequest(c), { method, headers, body }), bodyTooLarge: body === null }
  }

  function addressOfRequest(c: Context<Environment>): string {
    const { pathname, search } = new URL(c.req.url)
    return ownOrigin(c.req.raw.headers, settings) + pathname + search
  }

  function addressOf(c: Context<Environment>): string | null {
    const forwarded = settings.trustProxy && c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    return forwarded || c.env.incoming.socket.remoteAddress || null
  }

  function backFrom(referer: string | undefined): string {
    if (!referer || !URL.canParse(referer)) return homePath
    const { pathname, search } = new URL(referer)
    return appOfPath(pathname) ? (ownPlace(pathname + search) ?? homePath) : homePath
  }

  function said(c: Context<Environment>, page: Pick<PlainPage, 'status' | 'title' | 'says'>): Response {
    return plainPage({ ...page, nonce: c.get('nonce'), reference: c.get('requestId') })
  }

  function finish(c: Context<Environment>): void {
    const { headers } = c.res
    for (const [name, value] of securityHeaders({ nonce: c.get('nonce'), secure, development }))
      headers.set(name, value)
    headers.set('X-Request-Id', c.get('requestId'))
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  }
}
