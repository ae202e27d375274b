import { luciaOver } from '@latchkey/services/authentication/lucia'
import type { SignedInUser } from '@latchkey/services/authentication/session'
import type { Visit } from './visit.ts'

/** The token of the session that a request came with, for operations that end or keep it; null where it has none. */
export const sessionTokenOf = ({ portal, request }: Visit<SignedInUser | null>): string | null =>
  luciaOver(portal.db, portal.settings).readSessionCookie(request.headers.get('cookie') ?? '')
