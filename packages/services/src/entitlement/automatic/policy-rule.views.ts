import { type CalloutsForm, formFromCallouts } from '@latchkey/core/entitlement/policy-form'
import type { AccessPackageId } from '@latchkey/core/ids'
import type { RunState } from '@latchkey/core/licensing/run'
import { runs } from '@latchkey/schema/tables/licensing'
import { desc, eq } from 'drizzle-orm'
import type { WhyNot } from '../../overview/why-not.ts'
import type { Portal } from '../../portal.ts'
import { administered } from '../admin/administered.ts'
import { type ExtensionChoice, extensionsOfCatalog } from '../admin/policy-names.store.ts'
import type { StoredPackage } from '../catalogs.store.ts'
import { entitlementSettings } from '../entitlement-settings.store.ts'
import { whyNotWiden } from '../insist-role-package.ts'
import { automaticPolicyOf } from './automatic-policies.store.ts'
import { holdersUnder } from './standings.store.ts'

/** The policy by whose rule a package is assigned, and how far it has come. */
export interface AutomaticForAdmin {
  readonly accessPackage: StoredPackage
  /** Why the one who acts cannot decide who gets it, whatever they may do otherwise; null where nothing stands in the way. */
  readonly whyNotWiden: WhyNot
  readonly policy: {
    readonly id: string
    readonly revision: number
    readonly displayName: string
    readonly description: string
    readonly enabled: boolean
    readonly membershipRule: string
    readonly endsOutOfScope: boolean
    readonly graceHours: number
    readonly notifies: boolean
    readonly callouts: CalloutsForm
    readonly ruleRunAt: Date | null
  } | null
  /** How many have the package by it now. */
  readonly holders: number
  /** How many one policy may assign to. */
  readonly most: number
  /** What the policy can call. */
  readonly extensions: readonly ExtensionChoice[]
  /** The last run over everybody; null where there was none, because there are few people. */
  readonly run: {
    readonly state: RunState
    readonly done: number
    readonly total: number
    readonly changed: number
  } | null
}

/** The automatic policy of a package. Refuses with notFound. */
export async function automaticForAdmin(portal: Portal, packageId: AccessPackageId): Promise<AutomaticForAdmin> {
  const db = portal.db.read
  const accessPackage = await administered(portal, packageId)
  const found = await automaticPolicyOf(db, packageId)
  const { limits } = await entitlementSettings(db)
  const extensions = await extensionsOfCatalog(db, accessPackage.catalogId)
  const shared = {
    accessPackage,
    most: limits.automaticAssignments,
    extensions,
    whyNotWiden: await whyNotWiden(portal, db, packageId),
  }
  if (!found) return { ...shared, policy: null, holders: 0, run: null }
  const { id, revision, displayName, description, enabled, endsOutOfScope, graceHours, ruleRunAt, terms } = found
  const [run] = await db
    .select({ state: runs.state, done: runs.done, total: runs.total, changed: runs.changed })
    .from(runs)
    .where(eq(runs.policyId, id))
    .orderBy(desc(runs.createdAt), desc(runs.id))
    .limit(1)
  return {
    ...shared,
    policy: {
      id,
      revision,
      displayName,
      description,
      enabled,
      membershipRule: found.membershipRule ?? '',
      endsOutOfScope,
      graceHours,
      notifies: terms.notifies,
      callouts: formFromCallouts(terms.callouts),
      ruleRunAt,
    },
    holders: await holdersUnder(db, id),
    run: run ?? null,
  }
}
