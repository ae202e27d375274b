import { deviceOf } from '../authentication/browser.ts'
import { storedSessionId } from '../authentication/lucia.ts'
import { sessionsOf } from '../authentication/sessions.store.ts'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'

/** A browser in which somebody is signed in. */
export interface OpenSession {
  readonly browser: string | null
  readonly operatingSystem: string | null
  /** The network address from which it was begun. */
  readonly address: string | null
  readonly since: Date
  /** When it ends unless it is used before. */
  readonly until: Date
  /** Whether it is the one that asks. */
  readonly current: boolean
}

/** Where the person who acts is signed in, newest first. `token` is the one of the request's cookie. Refuses who is not signed in. */
export async function mySessions(portal: Portal, token: string | null): Promise<readonly OpenSession[]> {
  const { id } = signedIn(portal)
  const current = token === null ? null : storedSessionId(token)
  const now = portal.now()
  const rows = await sessionsOf(portal.db.read, id)
  return rows
    .filter(({ expiresAt }) => expiresAt > now)
    .map((row) => ({
      ...deviceOf(row.userAgent),
      address: row.address,
      since: row.createdAt,
      until: row.expiresAt,
      current: row.id === current,
    }))
}
