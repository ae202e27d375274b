import { parseRule } from '@latchkey/core/directory/rule/parse-rule'
import type { RuleError } from '@latchkey/core/directory/rule/rule-errors'
import { becomings } from '@latchkey/core/entitlement/becoming'
import { plainTerms } from '@latchkey/core/entitlement/policy'
import type { AccessPackageId, UserId } from '@latchkey/core/ids'
import { after, hours } from '@latchkey/core/time'
import { type Named, namedOf } from '../../directory/named.ts'
import type { Portal } from '../../portal.ts'
import { turn } from '../../turn.ts'
import { mustRead } from '../../visible.ts'
import { type AccessPreview, accessPreview, type Becoming } from '../access-preview.views.ts'
import { effectOfAssigning, sealOf } from '../effect-of-assigning.ts'
import type { Holder } from '../grants.store.ts'
import type { GrantsEffect } from '../preview-access.ts'
import { type AutomaticPolicy, withRule } from './automatic-policies.store.ts'
import { differenceByPolicies } from './difference-by-policies.ts'
import { eachStretch } from './everybody.ts'
import { type AutomaticForAdmin, automaticForAdmin } from './policy-rule.views.ts'

/** A rule that assigns a package and has not been saved. */
export interface RuleWished {
  readonly packageId: AccessPackageId
  readonly membershipRule: string
  readonly endsOutOfScope: boolean
  /** How long those keep it whom it does not take any more; not at all unless said. */
  readonly graceHours?: number
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
  /** What follows for roles and licenses; without them where the rule takes too many to be saved. */
  readonly access: AccessPreview
  /** Names exactly the access that would end; empty where none does. */
  readonly seal: string
}

/** What a rule would change, or why the text is none. */
export type PolicyRulePreview =
  | { readonly error: RuleError; readonly effect: null }
  | { readonly error: null; readonly effect: PolicyRuleEffect }

/**
 * What a rule that has not been saved would change about who has a package: everybody is put to it, by the same comparison that follows it once
 * it is saved. Asked by who may set the rule. Reads only.
 */
export async function previewPolicyRule(portal: Portal, input: RuleWished): Promise<PolicyRulePreview> {
  mustRead(portal, 'assignmentPolicy.setRule')
  const shown = await automaticForAdmin(portal, input.packageId)
  const text = input.membershipRule.trim()
  const parsed = parseRule(text)
  if (!parsed.ok) return { error: parsed.error, effect: null }
  const { accessPackage, most } = shown
  const put = await putToEverybody(portal, wishedRule(portal, shown, text, input))
  const losing = put.losing.map(({ assignmentId }) => assignmentId)
  const wished = { accessPackageId: accessPackage.id, gaining: put.gaining, losing }
  const effect = put.total > most ? noEffect : await effectOfAssigning(portal, wished)
  const endsAt = after(portal.now(), hours(input.graceHours ?? 0))
  return {
    error: null,
    effect: {
      gaining: await namedOf(portal.db.read, put.gaining),
      losing: await namedOf(
        portal.db.read,
        put.losing.map(({ userId }) => userId),
      ),
      kept: put.kept.length,
      inConflict: put.inConflict.length,
      disabled: await namedOf(portal.db.read, put.disabled),
      total: put.total,
      most,
      access: accessPreview(effect, becomingBy(put, endsAt)),
      seal: sealOf(losing),
    },
  }
}

/** The rule as the policy of the package would have it. */
function wishedRule(portal: Portal, shown: AutomaticForAdmin, text: string, { endsOutOfScope }: RuleWished) {
  const { policy: before, accessPackage } = shown
  const policy = {
    id: before?.id ?? '',
    displayName: before?.displayName ?? accessPackage.displayName,
    terms: plainTerms,
    endsOutOfScope,
    graceHours: 0,
    createdAt: portal.now(),
  }
  return withRule({ policy, accessPackage }, text)
}

/** What a rule would do to everybody. */
interface PutToEverybody {
  total: number
  readonly gaining: UserId[]
  readonly losing: Holder[]
  readonly kept: UserId[]
  readonly inConflict: UserId[]
  readonly disabled: UserId[]
}

async function putToEverybody(portal: Portal, rule: AutomaticPolicy): Promise<PutToEverybody> {
  const db = portal.db.read
  const put: PutToEverybody = { total: 0, gaining: [], losing: [], kept: [], inConflict: [], disabled: [] }
  await eachStretch(db, portal.now(), async (userIds) => {
    const found = await differenceByPolicies(db, [rule], userIds, portal.now())
    put.total += found.taken
    put.gaining.push(...found.joining.map(({ userId }) => userId))
    put.losing.push(...found.leaving.map(({ standing: { assignmentId, userId } }) => ({ assignmentId, userId })))
    put.kept.push(...found.kept)
    put.inConflict.push(...found.inConflict)
    put.disabled.push(...found.disabled)
    await turn()
  })
  return put
}

const noEffect: GrantsEffect = { roles: [], people: new Map(), licenses: { totals: [], cost: [], people: 0 } }

const becomingBy = (put: PutToEverybody, endsAt: Date): ReadonlyMap<UserId, Becoming> => {
  const all = (userIds: readonly UserId[], becomes: string, at: Date | null = null) =>
    userIds.map((userId) => [userId, { becomes, endsAt: at }] as const)
  return new Map([
    ...all(put.gaining, becomings.gets),
    ...all(
      put.losing.map(({ userId }) => userId),
      becomings.loses,
      endsAt,
    ),
    ...all(put.inConflict, becomings.inConflict),
    ...all(put.disabled, becomings.disabled),
    ...all(put.kept, becomings.keepsOtherwise),
  ])
}
