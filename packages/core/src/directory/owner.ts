import type { Objection } from '../objection.ts'
import type { UserType } from './user.ts'

/** The most owners that a group or an application can have (Microsoft Entra service limits). */
export const mostOwners = 100

/** A person who is about to become an owner of a group or an application, by hand. */
export interface OwnerAddition {
  readonly alreadyOwner: boolean
  readonly enabled: boolean
  readonly userType: UserType
  /** How many owners there are now. */
  readonly owners: number
}

/** Every reason not to make a person an owner. */
export const objectionsToOwnerAddition: readonly Objection<OwnerAddition>[] = [
  {
    code: 'alreadyOwner',
    kind: 'conflict',
    field: 'userId',
    says: 'This person is an owner already.',
    when: ({ alreadyOwner }) => alreadyOwner,
  },
  {
    code: 'accountDisabled',
    kind: 'conflict',
    field: 'userId',
    says: 'The account of this person is disabled. Enable it first.',
    when: ({ enabled }) => !enabled,
  },
  {
    code: 'guestOwner',
    kind: 'conflict',
    field: 'userId',
    says: 'Guests cannot be owners. Choose somebody of the organization.',
    when: ({ userType }) => userType === 'guest',
  },
  {
    code: 'tooManyOwners',
    kind: 'conflict',
    says: `There are ${mostOwners} owners already, which is the most there can be.`,
    when: ({ owners }) => owners >= mostOwners,
  },
]

/** An owner who is about to lose what was given by hand. */
export interface OwnerRemoval {
  /** Whether the ownership was given by hand. */
  readonly direct: boolean
  /** The names of the access packages that give it. */
  readonly packages: readonly string[]
  /** How many owners are left afterwards. */
  readonly left: number
  /** Whether the one who removes may do so only because they are an owner themselves. */
  readonly asOwner: boolean
}

/** Every reason not to take an ownership away. An administrator may leave a thing without owners, an owner may not. */
export const objectionsToOwnerRemoval: readonly Objection<OwnerRemoval>[] = [
  {
    code: 'ownerByPackage',
    kind: 'conflict',
    says: ({ packages }) =>
      `This ownership comes from the access package ${packages.join(', ')}. It ends when that access is ended.`,
    when: ({ direct, packages }) => !direct && packages.length > 0,
  },
  {
    code: 'notOwner',
    kind: 'conflict',
    says: 'This person is not an owner any more.',
    when: ({ direct }) => !direct,
  },
  {
    code: 'lastOwner',
    kind: 'conflict',
    says: 'This is the last owner. Add another one first.',
    when: ({ left, asOwner }) => asOwner && left === 0,
  },
]
