import { credentials } from '@latchkey/schema/tables/authentication'
import { eq } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'

/** What a person may know of their own password: since when they have it; null where they have none. */
export async function myPasswordAge(portal: Portal): Promise<{ readonly changedAt: Date } | null> {
  const { id } = signedIn(portal)
  const [row] = await portal.db.read
    .select({ changedAt: credentials.passwordChangedAt })
    .from(credentials)
    .where(eq(credentials.userId, id))
  return row ?? null
}
