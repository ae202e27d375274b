import { isPlainLine } from '@latchkey/core/plain-text'
import { notFound } from '@latchkey/core/refusal'
import type { SignedInUser } from '@latchkey/services/authentication/session'
import type { Portal } from '@latchkey/services/portal'
import type { LoaderFunctionArgs } from '@remix-run/node'
import type { PageContext } from './context.ts'

/** One request, as a page sees it. */
export interface Visit<User extends SignedInUser | null = SignedInUser> {
  /** The portal with the person of this request acting: what operations and views take. */
  readonly portal: Portal
  readonly user: User
  readonly request: Request
  /** The address of the page, with the app's own path. */
  readonly url: URL
  readonly now: Date
  readonly context: PageContext
  /** A part of the path by its name in the route; refuses with `notFound` where it is missing or no text of ours. */
  param(name: string): string
}

/** What a loader or an action is called with, as a visit. */
export function visitOf(args: LoaderFunctionArgs): Visit<SignedInUser | null> {
  const { context, request, params } = args
  return {
    portal: context.portal,
    user: context.user,
    request,
    url: addressOf(request),
    now: context.portal.now(),
    context,
    param: (name) => {
      const value = params[name]
      if (!value || !isPlainLine(value)) throw notFound('page')
      return value
    },
  }
}

/** The address of a request, whose texts are without zero bytes: no text of ours has one, and PostgreSQL refuses them. */
function addressOf(request: Request): URL {
  const url = new URL(request.url)
  if (!url.search.includes('%00')) return url
  const texts = [...url.searchParams].map(([name, text]) => [name, text.replaceAll('\0', '')])
  url.search = new URLSearchParams(texts).toString()
  return url
}

/** Whether cookies of this portal may travel over https alone. */
export const isSecure = (portal: Portal): boolean => portal.settings.origin.startsWith('https:')
