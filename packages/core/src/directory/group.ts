import type { Objection } from '../objection.ts'

/** Security groups carry access; Microsoft 365 groups carry access and have an address. */
export const groupKinds = ['security', 'microsoft365'] as const

/** What sort of group it is. */
export type GroupKind = (typeof groupKinds)[number]

/** How the kinds of group are called on pages. */
export const groupKindTitles: Record<GroupKind, string> = { security: 'Security', microsoft365: 'Microsoft 365' }

/** Why somebody is a member or owner of a group. */
export const membershipSources = ['direct', 'accessPackage', 'dynamicRule'] as const

/** The source of a membership. */
export type MembershipSource = (typeof membershipSources)[number]

/** Whether the rule of a group is followed (Microsoft Graph, membershipRuleProcessingState). */
export const ruleStates = ['On', 'Paused'] as const

/** Whether a rule is followed. */
export type RuleState = (typeof ruleStates)[number]

/** What hangs on a group that is to be deleted. */
export interface GroupDeletion {
  readonly licenses: number
  readonly packages: number
  readonly applications: number
}

/** Every reason not to delete a group. Deleting a licensed group is refused as in Microsoft Entra. */
export const objectionsToGroupDeletion: readonly Objection<GroupDeletion>[] = [
  {
    code: 'groupCarriesLicenses',
    kind: 'conflict',
    says: ({ licenses }) =>
      `This group gives ${licenses} ${licenses === 1 ? 'product' : 'products'}. Remove its licenses first.`,
    when: ({ licenses }) => licenses > 0,
  },
  {
    code: 'groupInPackage',
    kind: 'conflict',
    says: ({ packages }) =>
      `This group is part of ${packages} access ${packages === 1 ? 'package' : 'packages'}. Take it out of them first.`,
    when: ({ packages }) => packages > 0,
  },
  {
    code: 'groupHasApplications',
    kind: 'conflict',
    says: 'Applications are assigned to this group. Unassign them first.',
    when: ({ applications }) => applications > 0,
  },
]

/** A person who is about to be added to a group, by hand. */
export interface MemberAddition {
  readonly alreadyDirect: boolean
  /** Whether a rule decides who is a member. */
  readonly byRule: boolean
  readonly enabled: boolean
}

/** Every reason not to add a person to a group by hand. */
export const objectionsToMemberAddition: readonly Objection<MemberAddition>[] = [
  {
    // Microsoft Entra: members of a dynamic group cannot be edited by hand.
    code: 'membersByRule',
    kind: 'conflict',
    field: 'userId',
    says: 'A rule decides who is in this group. Change the rule, or the person.',
    when: ({ byRule }) => byRule,
  },
  {
    code: 'alreadyMember',
    kind: 'conflict',
    field: 'userId',
    says: 'This person has been added to the group before.',
    when: ({ alreadyDirect }) => alreadyDirect,
  },
  {
    code: 'accountDisabled',
    kind: 'conflict',
    field: 'userId',
    says: 'The account of this person is disabled. Enable it first.',
    when: ({ enabled }) => !enabled,
  },
]
