import type { Objection } from '../objection.ts'

/** What a package can go badly together with: another package, or a group. */
export const incompatibleKinds = ['accessPackage', 'group'] as const

/** The kind of what a package excludes. */
export type IncompatibleKind = (typeof incompatibleKinds)[number]

/** How the kinds are called on pages. */
export const incompatibleKindTitles: Readonly<Record<IncompatibleKind, string>> = {
  accessPackage: 'Access package',
  group: 'Group',
}

/** Something that a package is about to exclude. It holds in one direction: who has the other cannot request this one. */
export interface Exclusion {
  readonly packageId: string
  readonly otherId: string
  /** Whether the package excludes it already. */
  readonly present: boolean
}

/** Every reason not to let a package exclude something. */
export const objectionsToExclusion: readonly Objection<Exclusion>[] = [
  {
    code: 'excludesItself',
    kind: 'conflict',
    field: 'otherId',
    says: 'A package cannot exclude itself. Choose another one.',
    when: ({ packageId, otherId }) => packageId === otherId,
  },
  {
    code: 'alreadyExcluded',
    kind: 'conflict',
    field: 'otherId',
    says: 'The package excludes this already.',
    when: ({ present }) => present,
  },
]

/** Every reason not to take an exclusion back. */
export const objectionsToExclusionRemoval: readonly Objection<Pick<Exclusion, 'present'>>[] = [
  {
    code: 'notExcluded',
    kind: 'conflict',
    says: 'The package does not exclude this any more.',
    when: ({ present }) => !present,
  },
]
