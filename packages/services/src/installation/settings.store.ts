import type { KeptEntitlementSettings } from '@latchkey/core/entitlement/entitlement-settings'
import type { AccessCounts } from '@latchkey/core/entitlement/limits'
import type { AccessPackageId, AssignmentId } from '@latchkey/core/ids'
import type { MailChoices } from '@latchkey/core/notifications/mail-events'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { settings } from '@latchkey/schema/tables/installation'
import { eq } from 'drizzle-orm'

/** How far a change of what a package gives has come. */
export interface DeliveryUnderWay {
  /** The last assignment that it has come to. */
  readonly afterId: AssignmentId
  readonly done: number
  readonly total: number
}

/** What the installation knows of itself by name. */
export interface KnownSettings {
  /** Whether the data is the demo organization, whose cast may be come in as. */
  readonly demo: boolean
  /** What was set of entitlement management; the standard holds for everything else. */
  readonly entitlement: KeptEntitlementSettings
  /** How many assignments and requests there were when they were last counted; null before. */
  readonly accessCounts: AccessCounts | null
  /** What administrators have said about mail. */
  readonly mail: MailChoices
  /** The last day (`YYYY-MM-DD`) on which license administrators were told what is new, when that was, and which products ran dry then. */
  readonly licenseDigest: { readonly day: string; readonly at: string; readonly short: readonly string[] } | null
  /** Changes of what packages give that go on by themselves, by the id of the package; null where none does. */
  readonly deliveriesUnderWay: Readonly<Record<AccessPackageId, DeliveryUnderWay>> | null
  /** When access was last begun to be compared with what packages give, and how far that has come; null where it is through. */
  readonly mendingRound: { readonly since: string; readonly afterId: string | null } | null
  /** Up to when the changes of who may decide were followed; what was committed late is looked at again. */
  readonly approversFollowed: { readonly until: string } | null
  /** The SHA-256 of the one-time code of the first-run page, and until when it counts. */
  readonly setupCode: { readonly digest: string; readonly until: string } | null
}

/** The value of a setting, or undefined where it was never set. */
export async function settingOf<Name extends keyof KnownSettings>(
  db: Queries,
  name: Name,
): Promise<KnownSettings[Name] | undefined> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, name))
  return row?.value as KnownSettings[Name] | undefined
}

/** Sets a setting; null forgets it. */
export async function setSetting<Name extends keyof KnownSettings>(
  tx: Transaction,
  name: Name,
  value: KnownSettings[Name],
  changedAt: Date,
): Promise<void> {
  if (value === null) {
    await tx.delete(settings).where(eq(settings.name, name))
    return
  }
  await tx
    .insert(settings)
    .values({ name, value, changedAt })
    .onConflictDoUpdate({ target: settings.name, set: { value, changedAt } })
}
