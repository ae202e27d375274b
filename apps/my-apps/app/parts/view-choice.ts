import { cookieOf, setCookie } from '@latchkey/web/server/cookies'
import { isSecure, type Visit } from '@latchkey/web/server/visit'

const name = 'latchkey_apps_view'
const views = ['tiles', 'list'] as const

/** How the applications are laid out. */
export type View = (typeof views)[number]

const isView = (text: unknown): text is View => views.some((view) => view === text)

/** The layout that the address names, else the one chosen before in this browser. A new choice is kept for a year. */
export function chosenView({ url, request, portal, context }: Visit): View {
  const asked = url.searchParams.get('view')
  const kept = cookieOf(request.headers.get('cookie'), name)
  if (!isView(asked)) return isView(kept) ? kept : 'tiles'
  if (asked !== kept)
    context.setCookies.push(setCookie(name, asked, { maxAge: 365 * 24 * 60 * 60, secure: isSecure(portal) }))
  return asked
}
