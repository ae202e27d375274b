import { may } from '@latchkey/core/authorization/may'
import { policyPriority, type TargetScope } from '@latchkey/core/entitlement/policy'
import { formFromTerms, formOfStages, namedIn, type PolicyForm } from '@latchkey/core/entitlement/policy-form'
import { overlapping, priorityReasons } from '@latchkey/core/entitlement/policy-priority'
import {
  approvalInWords,
  escalationInWords,
  expirationInWords,
  extrasInWords,
  scopeEndInWords,
  scopeInWords,
} from '@latchkey/core/entitlement/policy-words'
import { asAskedIn, type QuestionAsked } from '@latchkey/core/entitlement/question'
import { formOfReview } from '@latchkey/core/entitlement/review-form'
import type { AccessPackageId, PolicyId } from '@latchkey/core/ids'
import type { WhyNot } from '../../overview/why-not.ts'
import type { Portal } from '../../portal.ts'
import { signedIn } from '../../signed-in.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { policiesOf, policyById, type StoredPackage, type StoredPolicy } from '../catalogs.store.ts'
import { whyNotWiden } from '../insist-role-package.ts'
import { languageOf } from '../readers.store.ts'
import { administered } from './administered.ts'
import { namesOfUsersAndGroups, type PolicyTargets, targetsOf } from './packages.store.ts'
import { type ExtensionChoice, extensionsOfCatalog, namesOfOrganizations } from './policy-names.store.ts'

/** A policy of a package, in words. */
export interface PolicyRow {
  readonly id: PolicyId
  readonly revision: number
  readonly displayName: string
  readonly description: string
  readonly enabled: boolean
  readonly scope: TargetScope
  /** The rule of a policy that assigns by itself. */
  readonly membershipRule: string | null
  /** Who may request: `All members, no guests`, `Finance or Owen Park`. */
  readonly scopeWords: string
  /** Who decides: `Manager, then Owen Park; lapses after 14 days`. */
  readonly approvalWords: string
  /** Who is asked besides when a stage has waited, by stage. */
  readonly escalationWords: readonly string[]
  /** How long it lasts: `90 days`. */
  readonly expirationWords: string
  /** What becomes of access once somebody is not in the scope any more: `Ends after 7 days`. */
  readonly scopeEndWords: string
  /** What else it says. */
  readonly extras: readonly string[]
  readonly stages: number
  /** Its class: policies of a lower one go first. Null where nobody requests under it. */
  readonly priority: number | null
  readonly priorityReason: string
  /** The names of other policies between which the same people have to choose. */
  readonly overlaps: readonly string[]
}

const noTargets: PolicyTargets = { userIds: [], groupIds: [], organizationIds: [] }

const targetsForm = ({ userIds, groupIds, organizationIds }: PolicyTargets) => ({
  targetUserIds: userIds,
  targetGroupIds: groupIds,
  targetOrganizationIds: organizationIds,
})

/** The policies of a package in words, those that go first above. */
export async function policyRows(portal: Portal, accessPackage: StoredPackage): Promise<readonly PolicyRow[]> {
  const db = portal.db.read
  const policies = await policiesOf(db, accessPackage.id)
  const targets = await targetsOf(
    db,
    policies.map(({ id }) => id),
  )
  const of = (policy: StoredPolicy) => targets.get(policy.id) ?? noTargets
  const named = policies.map((policy) =>
    namedIn({ stages: formOfStages(policy.terms.stages), ...targetsForm(of(policy)) }),
  )
  const people = await namesOfUsersAndGroups(db, {
    userIds: [...new Set(named.flatMap(({ userIds }) => userIds))],
    groupIds: [...new Set(named.flatMap(({ groupIds }) => groupIds))],
  })
  const organizations = await namesOfOrganizations(db, [
    ...new Set(policies.flatMap((policy) => of(policy).organizationIds)),
  ])
  const names = new Map([...people, ...organizations])
  const clashes = overlapping(policies.map((policy) => ({ ...policy, targetIds: Object.values(of(policy)).flat() })))
  const titles = new Map(policies.map(({ id, displayName }) => [id, displayName]))
  return policies
    .map((policy) => ({
      ...inWords(policy, of(policy), names, portal.settings.timeZone),
      overlaps: (clashes.get(policy.id) ?? []).flatMap((id) => titles.get(id) ?? []),
    }))
    .sort((one, other) => (one.priority ?? 0) - (other.priority ?? 0))
}

function inWords(policy: StoredPolicy, targets: PolicyTargets, names: ReadonlyMap<string, string>, timeZone: string) {
  const { id, revision, displayName, description, enabled, terms, membershipRule, allowedTargetScope: scope } = policy
  const targetNames = Object.values(targets)
    .flat()
    .map((target: string) => names.get(target) ?? 'somebody who is gone')
  return {
    id,
    revision,
    displayName,
    description,
    enabled,
    scope,
    membershipRule,
    scopeWords: scopeInWords(scope, targetNames),
    approvalWords: approvalInWords(terms, names),
    escalationWords: terms.stages.flatMap((stage, nth) => {
      const says = escalationInWords(stage, names)
      return says === null
        ? []
        : [terms.stages.length > 1 ? `Stage ${nth + 1}: ${says.toLowerCase().charAt(0)}${says.slice(1)}` : says]
    }),
    expirationWords: expirationInWords(terms.expiration, timeZone),
    scopeEndWords: scopeEndInWords(policy),
    extras: [...extrasInWords(terms), ...(policy.reviewSettings ? ['Is to be reviewed'] : [])],
    stages: terms.stages.length,
    priority: membershipRule !== null || scope === 'notSpecified' ? null : policyPriority[scope],
    priorityReason: priorityReasons[scope],
  }
}

/** A policy under which an administrator can assign, with what it asks in their language. */
export interface PolicyToAssign {
  readonly id: PolicyId
  readonly displayName: string
  readonly questions: readonly QuestionAsked[]
}

/** The policies of a package under which an administrator can assign it: those that are on and do not assign by a rule. Refuses with notFound. */
export async function policiesToAssign(portal: Portal, packageId: AccessPackageId): Promise<readonly PolicyToAssign[]> {
  const db = portal.db.read
  const accessPackage = await administered(portal, packageId)
  const policies = await policiesOf(db, accessPackage.id)
  const language = await languageOf(db, signedIn(portal).id)
  return policies
    .filter(({ enabled, membershipRule }) => enabled && membershipRule === null)
    .map(({ id, displayName, terms }) => ({ id, displayName, questions: asAskedIn(terms.questions, language) }))
}

/** A policy for the form that changes it. */
export interface PolicyForAdmin {
  readonly id: PolicyId
  readonly revision: number
  readonly accessPackage: StoredPackage
  readonly form: PolicyForm
  readonly membershipRule: string | null
  /** The names of the users, groups and organizations in the form, by their ids. */
  readonly names: Readonly<Record<string, string>>
  /** What the policy can call. */
  readonly extensions: readonly ExtensionChoice[]
  readonly may: { readonly update: boolean; readonly delete: boolean }
  /** Why the one who acts cannot decide who gets the package, whatever they may do otherwise; null where nothing stands in the way. */
  readonly whyNotWiden: WhyNot
}

/** One policy with its form. Refuses with notFound. */
export async function policyForAdmin(portal: Portal, policyId: PolicyId): Promise<PolicyForAdmin> {
  const db = portal.db.read
  const policy = await policyById(db, policyId)
  const accessPackage = await administered(portal, policy.accessPackageId)
  const facts = await factsOfCatalog(db, accessPackage.catalogId)
  const targets = (await targetsOf(db, [policyId])).get(policyId) ?? noTargets
  const form: PolicyForm = {
    ...formFromTerms(policy.terms, portal.settings.timeZone),
    ...formOfReview(policy.reviewSettings),
    ...targetsForm(targets),
    displayName: policy.displayName,
    description: policy.description,
    enabled: policy.enabled,
    scope: policy.allowedTargetScope,
    endsOutOfScope: policy.endsOutOfScope,
    graceHours: policy.graceHours,
  }
  const names = await namesOfUsersAndGroups(db, namedIn(form))
  const organizations = await namesOfOrganizations(db, targets.organizationIds)
  return {
    id: policy.id,
    revision: policy.revision,
    accessPackage,
    form,
    membershipRule: policy.membershipRule,
    names: Object.fromEntries([...names, ...organizations]),
    extensions: await extensionsOfCatalog(db, accessPackage.catalogId),
    whyNotWiden: await whyNotWiden(portal, db, accessPackage.id),
    may: {
      update: may(portal.actor, 'assignmentPolicy.update', facts),
      delete: may(portal.actor, 'assignmentPolicy.delete', facts),
    },
  }
}

/** What a new policy of a package can call. Refuses with notFound. */
export async function extensionsForPolicy(portal: Portal, packageId: string): Promise<readonly ExtensionChoice[]> {
  const { catalogId } = await administered(portal, packageId)
  return extensionsOfCatalog(portal.db.read, catalogId)
}
