import type { Objection } from '../objection.ts'
import type { MembershipSource } from './group.ts'

/** A member who is about to lose the reason that was given by hand. */
export interface MemberRemoval {
  /** Whether the membership was given by hand. */
  readonly direct: boolean
  /** The names of the access packages that give it. */
  readonly packages: readonly string[]
  /** Whether a rule decides who is a member. */
  readonly byRule: boolean
}

/** Every reason not to remove a member by hand: a rule decides, and what an access package gave ends with its assignment. */
export const objectionsToMemberRemoval: readonly Objection<MemberRemoval>[] = [
  {
    // Microsoft Entra: members of a dynamic group cannot be edited by hand.
    code: 'membersByRule',
    kind: 'conflict',
    says: 'A rule decides who is in this group. Change the rule, or the person.',
    when: ({ byRule }) => byRule,
  },
  {
    code: 'memberByPackage',
    kind: 'conflict',
    says: ({ packages }) =>
      `This membership comes from the access package ${packages.join(', ')}. It ends when that access is ended.`,
    when: ({ direct, packages }) => !direct && packages.length > 0,
  },
  {
    code: 'notMember',
    kind: 'conflict',
    says: 'This person is not a member of the group any more.',
    when: ({ direct }) => !direct,
  },
]

/** A reason in words, as it stands in tables: `Added directly`, `By the rule of the group`, `Through the access package Design suite`. */
export function reasonSays(source: MembershipSource, packageName: string | null): string {
  if (source === 'direct') return 'Added directly'
  if (source === 'dynamicRule') return 'By the rule of the group'
  return `Through the access package ${packageName ?? 'that has been deleted'}`
}
