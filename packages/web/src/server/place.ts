import { redirect } from '@remix-run/node'
import { appOfPath, apps } from '../apps.ts'

/** The place in this portal that a text names, or undefined where it would lead anywhere else. Never trust `?to=` without it. */
export function ownPlace(to: string | null | undefined): string | undefined {
  if (!to || !/^\/(?![/\\])/.test(to)) return undefined
  const base = 'http://portal.invalid'
  if (!URL.canParse(to, base)) return undefined
  const url = new URL(to, base)
  return url.origin === base ? url.pathname + url.search + url.hash : undefined
}

/** The path and query of an address, without what the router adds for itself. */
export function placeOf(url: URL): string {
  const kept = new URLSearchParams(url.search)
  kept.delete('index')
  kept.delete('_routes')
  return url.pathname + (kept.size > 0 ? `?${kept}` : '')
}

/**
 * A redirect from the page at `from` to a path from the origin. Inside one app the router goes there without a reload; it would
 * put the app's own path before any other, so a place in another app is named with its origin.
 */
export function goTo(from: URL, place: string, setCookies: readonly string[] = []): Response {
  const headers = new Headers(setCookies.map((value): [string, string] => ['Set-Cookie', value]))
  const here = appOfPath(from.pathname)
  if (here === undefined || here !== appOfPath(place)) return redirect(from.origin + place, { status: 303, headers })
  return redirect(place.slice(apps[here].path.length) || '/', { status: 303, headers })
}
