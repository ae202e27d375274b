import type { Objection } from '../objection.ts'
import type { MembershipSource } from './group.ts'

/** A member who is about to lose the reason that was given by hand. */
export interface MemberRemoval {
  /** Whether the membership was given by hand. */
  readonly direct: boolean
  /** The names of the access packages that give it. */
  readonly packages: readonly string[]
}

/** Every reason not to remove a member by hand: what an access package gave ends with its assignment. */
export const objectionsToMemberRemoval: readonly Objection<MemberRemoval>[] = [
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

/** A reason in words, as it stands in tables: `Added directly`, `Through the access package Design suite`. */
export const reasonSays = (source: MembershipSource, packageName: string | null): string =>
  source === 'direct' ? 'Added directly' : `Through the access package ${packageName ?? 'that has been deleted'}`
