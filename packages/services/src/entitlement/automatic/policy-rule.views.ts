import { parseRule } from '@latchkey/core/directory/rule/parse-rule'
import type { RuleError } from '@latchkey/core/directory/rule/rule-errors'
import { plainTerms } from '@latchkey/core/entitlement/policy'
import { type CalloutsForm, formFromCallouts } from '@latchkey/core/entitlement/policy-form'
import type { AccessPackageId, AssignmentId, UserId } from '@latchkey/core/ids'
import type { RunState } from '@latchkey/core/licensing/run'
import { runs } from '@latchkey/schema/tables/licensing'
import { desc, eq } from 'drizzle-orm'
import { peopleNamed } from '../../directory/people.store.ts'
import { type Named, nobodyNamed, withMore } from '../../directory/rule-preview.views.ts'
import type { PricedPreview } from '../../licensing/change-preview.views.ts'
import type { WhyNot } from '../../overview/why-not.ts'
import type { Portal } from '../../portal.ts'
import { rehearsing } from '../../rehearse.ts'
import { mustRead } from '../../visible.ts'
import { administered } from '../admin/administered.ts'
import { type ExtensionChoice, extensionsOfCatalog } from '../admin/policy-names.store.ts'
import type { StoredPackage } from '../catalogs.store.ts'
import { effectOfAssigning, sealOf } from '../effect-of-assigning.ts'
import { entitlementSettings } from '../entitlement-settings.store.ts'
import { whyNotWiden } from '../insist-role-package.ts'
import { automaticPolicyOf, withRule } from './automatic-policies.store.ts'
import { differenceByPolicies } from './difference-by-policies.ts'
import { eachStretch } from './everybody.ts'
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

/** What a rule would change about who has a package. */
export interface PolicyRuleEffect {
  readonly gaining: Named
  /** Those who would begin to lose it. */
  readonly losing: Named
  /** Whom the rule takes and who keep the package by another way. */
  readonly kept: number
  /** Whom the rule takes and who do not get the package, because they have what does not go together with it. */
  readonly inConflict: number
  /** Whom the rule takes and who get the package once their account is enabled. */
  readonly disabled: Named
  /** How many the rule takes. */
  readonly total: number
  /** How many one policy may assign to. */
  readonly most: number
  /** What follows for licenses; null where the rule takes too many to be saved. */
  readonly licenses: PricedPreview | null
  /** Names exactly the access that would end; empty where none does. */
  readonly seal: string
}

/** What a rule would change, or why the text is none. */
export type PolicyRulePreview =
  | { readonly error: RuleError; readonly effect: null }
  | { readonly error: null; readonly effect: PolicyRuleEffect }

/**
 * What a rule that has not been saved would change about who has a package: everybody is put to it, by the same comparison that follows it once
 * it is saved. Asked by who may set the rule.
 */
export async function previewPolicyRule(
  portal: Portal,
  input: { readonly packageId: AccessPackageId; readonly membershipRule: string; readonly endsOutOfScope: boolean },
): Promise<PolicyRulePreview> {
  mustRead(portal, 'assignmentPolicy.setRule')
  const db = portal.db.read
  const { policy: before, accessPackage, most } = await automaticForAdmin(portal, input.packageId)
  const text = input.membershipRule.trim()
  const parsed = parseRule(text)
  if (!parsed.ok) return { error: parsed.error, effect: null }
  const policy = {
    id: before?.id ?? '',
    displayName: before?.displayName ?? accessPackage.displayName,
    terms: plainTerms,
    endsOutOfScope: input.endsOutOfScope,
    graceHours: 0,
    createdAt: portal.now(),
  }
  const rule = withRule({ policy, accessPackage }, text)
  const effect = {
    gaining: nobodyNamed,
    losing: nobodyNamed,
    kept: 0,
    inConflict: 0,
    disabled: nobodyNamed,
    total: 0,
    most,
  }
  const gaining: UserId[] = []
  const losing: AssignmentId[] = []
  await eachStretch(db, portal.now(), async (userIds) => {
    const found = await differenceByPolicies(db, [rule], userIds, portal.now())
    effect.total += found.taken
    gaining.push(...found.joining.map(({ userId }) => userId))
    losing.push(...found.leaving.map(({ standing }) => standing.assignmentId))
    effect.kept += found.kept.length
    effect.inConflict += found.inConflict.length
    effect.gaining = withMore(
      effect.gaining,
      await peopleNamed(
        db,
        found.joining.map(({ userId }) => userId),
      ),
    )
    effect.disabled = withMore(effect.disabled, await peopleNamed(db, found.disabled))
    effect.losing = withMore(
      effect.losing,
      await peopleNamed(
        db,
        found.leaving.map(({ standing }) => standing.userId),
      ),
    )
  })
  const wished = { accessPackageId: accessPackage.id, gaining, losing }
  const licenses =
    effect.total > most
      ? null
      : await rehearsing(portal, async (tx) => (await effectOfAssigning(portal, tx, wished)).licenses)
  return { error: null, effect: { ...effect, licenses, seal: sealOf(losing) } }
}
