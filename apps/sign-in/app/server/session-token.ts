import { luciaOver } from '@latchkey/services/authentication/lucia'
import type { SignedInUser } from '@latchkey/services/authentication/session'
import type { Visit } from '@latchkey/web/server/visit'

/** The token of the session that this browser sent along, valid or not; null where it sent none. */
export const sessionTokenOf = ({ portal, request }: Visit<SignedInUser | null>): string | null =>
  luciaOver(portal.db, portal.settings).readSessionCookie(request.headers.get('cookie') ?? '')
