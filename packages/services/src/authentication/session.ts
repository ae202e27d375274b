import { type Actor, anonymous } from '@latchkey/core/authorization/actor'
import type { UserId } from '@latchkey/core/ids'
import type { Portal } from '../portal.ts'
import { luciaOver } from './lucia.ts'

/** What every page knows of the person who is signed in. */
export interface SignedInUser {
  readonly id: UserId
  readonly displayName: string
  readonly userPrincipalName: string
  readonly jobTitle: string | null
  readonly department: string | null
  readonly mustChangePassword: boolean
}

/** Who a request comes from. */
export interface Visitor {
  readonly actor: Actor
  readonly user: SignedInUser | null
  /** A Set-Cookie value to send along: the session was prolonged, or is dead. */
  readonly setCookie: string | null
}

/** Who the session cookie of a request belongs to now. A disabled user is nobody from the next request on. */
export async function personOfCookie(portal: Portal, cookieHeader: string | null): Promise<Visitor> {
  const lucia = luciaOver(portal.db, portal.settings)
  const token = lucia.readSessionCookie(cookieHeader ?? '')
  if (!token) return { actor: anonymous, user: null, setCookie: null }
  const { session, user } = await lucia.validateSession(token)
  if (!session || !user.accountEnabled) {
    return { actor: anonymous, user: null, setCookie: lucia.createBlankSessionCookie().serialize() }
  }
  const id = user.id as UserId
  return {
    actor: {
      kind: 'user',
      id,
      displayName: user.displayName,
      userType: user.userType,
      roles: user.roles,
      catalogRoles: user.catalogRoles,
    },
    user: {
      id,
      displayName: user.displayName,
      userPrincipalName: user.userPrincipalName,
      jobTitle: user.jobTitle,
      department: user.department,
      mustChangePassword: user.mustChangePassword ?? false,
    },
    setCookie: session.fresh ? lucia.createSessionCookie(token).serialize() : null,
  }
}
