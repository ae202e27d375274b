import { parseRule } from '@latchkey/core/directory/rule/parse-rule'
import { objectionsToRule } from '@latchkey/core/entitlement/automatic'
import { automaticStages } from '@latchkey/core/entitlement/callout'
import { plainTerms } from '@latchkey/core/entitlement/policy'
import { type CalloutsForm, calloutsFromForm, noCallouts } from '@latchkey/core/entitlement/policy-form'
import { longestGrace } from '@latchkey/core/entitlement/policy-objections'
import type { PolicyId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import { isPlainText } from '@latchkey/core/plain-text'
import { invalid } from '@latchkey/core/refusal'
import type { Transaction } from '@latchkey/schema/database'
import { z } from 'zod'
import { idOf, line, paragraph, revision, tick, whole } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import type { Portal } from '../../portal.ts'
import { record } from '../../record.ts'
import { insistFresh } from '../../stale.ts'
import { addPolicy, savePolicy } from '../admin/packages.store.ts'
import { CalloutFields } from '../admin/policy-fields.ts'
import { namesOfExtensions } from '../admin/policy-names.store.ts'
import { packageById, type StoredPackage, type StoredPolicy } from '../catalogs.store.ts'
import { entitlementSettings } from '../entitlement-settings.store.ts'
import { insistRolePackage } from '../insist-role-package.ts'
import { insistRoomForAccess } from '../limits.store.ts'
import { automaticPolicyOf, withRule } from './automatic-policies.store.ts'
import { differenceByPolicies } from './difference-by-policies.ts'
import { eachStretch } from './everybody.ts'
import { followEverywhere } from './follow-everywhere.ts'

/** Whom a rule lets have a package, and what becomes of the access of those whom it does not take any more. */
export const SetPolicyRule = z.object({
  accessPackageId: idOf('an access package'),
  /** Of the automatic policy that there is; 0 where it is new. */
  revision: revision(),
  displayName: line('a name'),
  description: paragraph(),
  enabled: tick().default(true),
  membershipRule: z
    .string()
    .trim()
    .min(1, 'Write a rule.')
    .max(20_000, 'This is far too long for a rule.')
    .refine(isPlainText, 'Leave out control characters.'),
  endsOutOfScope: tick().default(true),
  graceHours: whole(0, longestGrace * 24).default(0),
  /** Whether holders get mail about their assignment. */
  notifies: tick().default(false),
  /** Which custom extensions of the catalog are called at which stage; what is said of others than `automaticStages` counts for nothing. */
  callouts: CalloutFields.default({ ...noCallouts } as never),
})

/**
 * An administrator lets a rule assign an access package, or changes the rule: whom it takes has the package. A package has one such policy at
 * most. Whoever has the package by another way keeps that.
 *
 * Refuses a rule that does not parse, with the place of the mistake, one that takes more people than a policy may assign to or than the limits
 * on access leave room for, and one that calls an extension which is not in the catalog. Returns the run
 * that goes through everybody, or null where there are few enough to be done with at once.
 */
export const setPolicyRule = operation('assignmentPolicy.setRule', SetPolicyRule, async (portal, tx, input) => {
  must(portal, 'assignmentPolicy.setRule')
  const found = await packageById(tx, input.accessPackageId)
  await insistRolePackage(portal, tx, found.id)
  const before = await automaticPolicyOf(tx, found.id)
  insistFresh(input.revision, before?.revision ?? 0)
  const parsed = parseRule(input.membershipRule)
  if (!parsed.ok) throw invalid({ membershipRule: [`Character ${parsed.error.start + 1}: ${parsed.error.says}`] })
  const { accessPackageId: _, revision: __, notifies, callouts: called, ...changes } = input
  const callouts = calloutsFromForm(called as CalloutsForm, automaticStages)
  const kept = { ...changes, graceHours: input.endsOutOfScope ? input.graceHours : 0 }
  const policy = await keptPolicy(portal, tx, found, before, {
    ...kept,
    terms: { ...(before?.terms ?? plainTerms), notifies, callouts },
  })
  await insistRule(portal, tx, found, policy)
  await record(portal, tx, [
    {
      activity: 'assignmentPolicy.ruleSet',
      target: { type: 'assignmentPolicy', id: policy.id, name: policy.displayName },
      related: [{ type: 'accessPackage', id: found.id, name: found.displayName }],
      details: { before: before?.membershipRule ?? null, after: { ...kept, notifies, callouts } },
    },
  ])
  if (!policy.enabled) return null
  return followEverywhere(portal, tx, policy, `The rule of ${found.displayName} was changed`)
})

async function keptPolicy(
  portal: Portal,
  tx: Transaction,
  found: StoredPackage,
  before: StoredPolicy | undefined,
  changes: Pick<
    StoredPolicy,
    'displayName' | 'description' | 'enabled' | 'membershipRule' | 'endsOutOfScope' | 'graceHours' | 'terms'
  >,
): Promise<StoredPolicy> {
  if (before) {
    await savePolicy(tx, before, changes)
    return { ...before, ...changes }
  }
  const id: PolicyId = portal.newId()
  const policy: StoredPolicy = {
    id,
    accessPackageId: found.id,
    allowedTargetScope: 'specificDirectoryUsers',
    ruleRunAt: null,
    reviewSettings: null,
    createdAt: portal.now(),
    deletedAt: null,
    revision: 0,
    ...changes,
  }
  await addPolicy(tx, policy)
  return policy
}

/** Refuses a rule that takes more people than a policy may assign to or than there is room for, and one that calls what is not in the catalog. */
async function insistRule(portal: Portal, tx: Transaction, accessPackage: StoredPackage, policy: StoredPolicy) {
  const rule = withRule({ policy, accessPackage }, policy.membershipRule ?? '')
  let taken = 0
  let joining = 0
  await eachStretch(tx, portal.now(), async (userIds) => {
    const found = await differenceByPolicies(tx, [rule], userIds, portal.now())
    taken += found.taken
    joining += found.joining.length
  })
  const { limits } = await entitlementSettings(tx)
  const called = [...new Set(policy.terms.callouts.map(({ extensionId }) => extensionId))]
  const unknown = called.length - (await namesOfExtensions(tx, accessPackage.catalogId, called)).size
  insist(objectionsToRule, { taken, most: limits.automaticAssignments, unknown })
  await insistRoomForAccess(tx, { requests: joining, assignments: joining })
}
