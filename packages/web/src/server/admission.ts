import { refusalFor } from '@latchkey/core/authorization/may'
import type { SignedInUser } from '@latchkey/services/authentication/session'
import { appOfPath, newPasswordPath, signInPath } from '../apps.ts'
import { mayOpen } from './doors.ts'
import { goTo, placeOf } from './place.ts'
import type { Visit } from './visit.ts'

/**
 * The same visit, known to be somebody's. Sends who is not signed in to the sign-in page and back, and who must choose a new
 * password there first, and back too; refuses with `notAllowed` where the app is not theirs to open.
 */
export function admitted(visit: Visit<SignedInUser | null>): Visit {
  const { user, url } = visit
  if (user === null) throw goTo(url, signInPath(placeOf(url)))
  const app = appOfPath(url.pathname)
  if (user.mustChangePassword && app !== 'sign-in')
    throw goTo(url, `${newPasswordPath}?to=${encodeURIComponent(placeOf(url))}`)
  if (app !== undefined && !mayOpen(visit.portal.actor, app)) throw refusalFor(visit.portal.actor)
  return { ...visit, user }
}
