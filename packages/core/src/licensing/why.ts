import type { MembershipSource } from '../directory/group.ts'
import type { ServicePlanId } from '../ids.ts'

/** The kinds of step from a license back to what caused it. */
export type WhyKind = 'product' | 'group' | 'nestedGroup' | 'rule' | 'accessPackage' | 'request' | 'direct'

/** One step of a why-path; it reads from the product back to the cause. */
export interface WhyStep {
  readonly kind: WhyKind
  readonly id: string
  readonly name: string
  /** What else is to say of the step, in words; may be empty. */
  readonly detail: string
  /** When the step ends by itself, where it does. */
  readonly until: Date | null
}

/** One reason of a person for a product, as far as it is stored. */
export interface SourceFacts {
  readonly product: { readonly id: string; readonly name: string }
  /** The group that gives the product; null where it is assigned directly. */
  readonly group: {
    readonly id: string
    readonly name: string
    /** The group inside it that the person is a member of, where the license reaches nested members. */
    readonly through: { readonly id: string; readonly name: string } | null
    /** By what the person is a member. */
    readonly source: MembershipSource
    /** The rule of the group that they are a member of, where it has one. */
    readonly rule: string | null
  } | null
  /** The access package that made the person a member of the group. */
  readonly accessPackage: { readonly id: string; readonly name: string; readonly expiresAt: Date | null } | null
  /** The request that was delivered, and who approved it, in order. */
  readonly request: { readonly id: string; readonly approvedBy: readonly string[] } | null
  /** The id of the direct license, where it is one. */
  readonly directId: string | null
  readonly since: Date
  readonly disabledPlans: readonly ServicePlanId[]
}

/** One reason of a person for a product, ready to be told. */
export interface LicenseSource {
  readonly kind: 'group' | 'accessPackage' | 'direct'
  /** The path as a sentence. */
  readonly words: string
  readonly path: readonly WhyStep[]
  readonly since: Date
  readonly until: Date | null
  readonly disabledPlans: readonly ServicePlanId[]
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

const approval = (names: readonly string[]): string =>
  names.length === 0 ? 'No approval was needed' : `Approved by ${listed(names)}`

/** Tells one reason: the path product ← group ← access package ← request, and the same in a sentence. */
export function sourceOf(facts: SourceFacts): LicenseSource {
  const { product, group, accessPackage, request } = facts
  const step = (kind: WhyKind, id: string, name: string, detail = '', until: Date | null = null): WhyStep => ({
    kind,
    id,
    name,
    detail,
    until,
  })
  const until = accessPackage?.expiresAt ?? null
  const path = [
    step('product', product.id, product.name),
    ...(group === null
      ? [step('direct', facts.directId ?? '', 'Assigned directly', 'By an administrator')]
      : groupSteps(group, step)),
    ...(accessPackage === null ? [] : [step('accessPackage', accessPackage.id, accessPackage.name, '', until)]),
    ...(request === null ? [] : [step('request', request.id, 'Request', approval(request.approvedBy))]),
  ]
  return {
    kind: group === null ? 'direct' : accessPackage === null ? 'group' : 'accessPackage',
    words: wordsOf(facts),
    path,
    since: facts.since,
    until,
    disabledPlans: facts.disabledPlans,
  }
}

const memberBy: Record<MembershipSource, string> = {
  direct: 'Added by hand',
  accessPackage: 'Member through an access package',
  dynamicRule: 'Member by the rule of the group',
}

type Group = NonNullable<SourceFacts['group']>

/** The way from the group that gives a product to the person: through a group inside it, by its rule. */
function groupSteps(
  { id, name, through, source, rule }: Group,
  step: (kind: WhyKind, id: string, name: string, detail?: string) => WhyStep,
): readonly WhyStep[] {
  const inner = through ?? { id, name }
  return [
    step('group', id, name, through === null ? memberBy[source] : `Holds the group ${through.name}`),
    ...(through === null ? [] : [step('nestedGroup', through.id, through.name, memberBy[source])]),
    ...(source === 'dynamicRule' ? [step('rule', inner.id, `Rule of ${inner.name}`, rule ?? '')] : []),
  ]
}

function wordsOf({ group, accessPackage, request }: SourceFacts): string {
  if (group === null) return 'Assigned directly by an administrator'
  const from = `From the group ${group.name}${group.through === null ? '' : `, which holds the group ${group.through.name}`}`
  if (accessPackage === null)
    return group.through === null && group.source === 'dynamicRule' ? `${from}, by its rule` : from
  const given = `${from}, given by the access package ${accessPackage.name}`
  if (request === null) return given
  return request.approvedBy.length > 0
    ? `${given}; approved by ${listed(request.approvedBy)}`
    : `${given}; no approval was needed`
}
