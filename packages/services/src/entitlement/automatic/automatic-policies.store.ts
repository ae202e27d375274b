import { type CompiledRule, compileRule } from '@latchkey/core/directory/rule/evaluate-rule'
import { needsOfRule, type RuleNeeds } from '@latchkey/core/directory/rule/needs-of-rule'
import { parseRule } from '@latchkey/core/directory/rule/parse-rule'
import type { PolicyId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { accessPackages, assignmentPolicies } from '@latchkey/schema/tables/entitlement'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { StoredPackage, StoredPolicy } from '../catalogs.store.ts'

/** A policy that assigns by its rule, ready to be put to people. */
export interface AutomaticPolicy {
  readonly policy: Pick<StoredPolicy, 'id' | 'displayName' | 'terms' | 'endsOutOfScope' | 'graceHours' | 'createdAt'>
  readonly accessPackage: Pick<StoredPackage, 'id' | 'displayName' | 'catalogId'>
  readonly matches: CompiledRule
  readonly needs: RuleNeeds
}

const columns = {
  policy: {
    id: assignmentPolicies.id,
    displayName: assignmentPolicies.displayName,
    terms: assignmentPolicies.terms,
    endsOutOfScope: assignmentPolicies.endsOutOfScope,
    graceHours: assignmentPolicies.graceHours,
    createdAt: assignmentPolicies.createdAt,
  },
  text: assignmentPolicies.membershipRule,
  accessPackage: {
    id: accessPackages.id,
    displayName: accessPackages.displayName,
    catalogId: accessPackages.catalogId,
  },
}

const followed = () =>
  and(
    eq(assignmentPolicies.enabled, true),
    isNotNull(assignmentPolicies.membershipRule),
    isNull(assignmentPolicies.deletedAt),
    isNull(accessPackages.deletedAt),
    isNull(accessPackages.retiresAt),
  )

const all = prepared((db) =>
  db
    .select(columns)
    .from(assignmentPolicies)
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentPolicies.accessPackageId))
    .where(followed())
    .orderBy(assignmentPolicies.id),
)

const one = prepared((db) =>
  db
    .select(columns)
    .from(assignmentPolicies)
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentPolicies.accessPackageId))
    .where(and(followed(), eq(assignmentPolicies.id, given('policyId')))),
)

const some = prepared((db) =>
  db
    .select(columns)
    .from(assignmentPolicies)
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentPolicies.accessPackageId))
    .where(and(followed(), amongGiven(assignmentPolicies.id, 'policyIds')))
    .orderBy(assignmentPolicies.id),
)

/** A policy with its rule from its text. Throws where it does not parse: what is stored has been parsed before. */
export function withRule(policy: Pick<AutomaticPolicy, 'policy' | 'accessPackage'>, text: string): AutomaticPolicy {
  const parsed = parseRule(text)
  if (!parsed.ok) throw new Error(`the rule of policy ${policy.policy.id} does not parse: ${parsed.error.code}`)
  return { ...policy, matches: compileRule(parsed.rule), needs: needsOfRule(parsed.rule) }
}

/** Every policy whose rule is followed: that is on, and whose package is not being retired. */
export async function automaticPolicies(db: Queries): Promise<readonly AutomaticPolicy[]> {
  return (await all(db, {})).map(({ text, ...policy }) => withRule(policy, text ?? ''))
}

/** Those of these policies whose rule is followed. */
export async function automaticPoliciesAmong(
  db: Queries,
  policyIds: readonly PolicyId[],
): Promise<readonly AutomaticPolicy[]> {
  if (policyIds.length === 0) return []
  return (await some(db, { policyIds: listed(policyIds) })).map(({ text, ...policy }) => withRule(policy, text ?? ''))
}

/** A policy whose rule is followed; undefined where it is not. */
export async function automaticPolicy(db: Queries, policyId: string): Promise<AutomaticPolicy | undefined> {
  const [found] = await one(db, { policyId })
  return found && withRule(found, found.text ?? '')
}

/** The policy of a package that assigns by its rule, whether it is on or not. */
export async function automaticPolicyOf(db: Queries, packageId: string): Promise<StoredPolicy | undefined> {
  const [found] = await db
    .select()
    .from(assignmentPolicies)
    .where(
      and(
        eq(assignmentPolicies.accessPackageId, packageId),
        isNotNull(assignmentPolicies.membershipRule),
        isNull(assignmentPolicies.deletedAt),
      ),
    )
  return found
}

/** Remembers when the rule of a policy was last put to everybody. */
export async function keepRuleRun(tx: Transaction, policyId: string, at: Date): Promise<void> {
  await tx.update(assignmentPolicies).set({ ruleRunAt: at }).where(eq(assignmentPolicies.id, policyId))
}
