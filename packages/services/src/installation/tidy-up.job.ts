import { after, days } from '@latchkey/core/time'
import { answers } from '@latchkey/schema/tables/installation'
import { lte } from 'drizzle-orm'
import { forgetExpiredSessions } from '../authentication/sessions.store.ts'
import type { Portal } from '../portal.ts'

/** Forgets sessions that are over, and the answers to forms that nobody will send again. */
export async function tidyUp(portal: Portal): Promise<number> {
  const now = portal.now()
  await portal.db.transaction(async (tx) => {
    await forgetExpiredSessions(tx, now)
    await tx.delete(answers).where(lte(answers.at, after(now, -days(1))))
  })
  return 0
}
