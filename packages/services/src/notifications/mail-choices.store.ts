import { type MailChoices, standardMail } from '@latchkey/core/notifications/mail-events'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { settings } from '@latchkey/schema/tables/installation'
import { eq } from 'drizzle-orm'

const kept = prepared((db) => db.select({ value: settings.value }).from(settings).where(eq(settings.name, 'mail')))

/** What administrators have said about mail; the standard holds for everything else. One query. */
export async function mailChoices(db: Queries): Promise<MailChoices> {
  const [row] = await kept(db, {})
  return { ...standardMail, ...(row?.value as Partial<MailChoices> | undefined) }
}
