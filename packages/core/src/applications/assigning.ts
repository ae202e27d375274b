import type { Objection } from '../objection.ts'
import type { ApplicationAssignmentSource } from './application.ts'

/** A user or a group that is about to get an application in a role, by hand. */
export interface ApplicationAssigning {
  readonly users: number
  readonly groups: number
  /** Whether the role was named, or follows because there is one alone, and is one of the application's. */
  readonly roleKnown: boolean
  readonly alreadyAssigned: boolean
  /** Whether the user can sign in; true for a group. */
  readonly enabled: boolean
}

/** Every reason not to assign an application. */
export const objectionsToAssigning: readonly Objection<ApplicationAssigning>[] = [
  {
    code: 'assigneeRequired',
    kind: 'invalid',
    field: 'userId',
    says: 'Choose a person or a group, one of the two.',
    when: ({ users, groups }) => users + groups !== 1,
  },
  {
    code: 'roleUnknown',
    kind: 'invalid',
    field: 'appRoleId',
    says: 'Choose a role of this application.',
    when: ({ roleKnown }) => !roleKnown,
  },
  {
    code: 'accountDisabled',
    kind: 'conflict',
    field: 'userId',
    says: 'The account of this person is disabled. Enable it first.',
    when: ({ enabled }) => !enabled,
  },
  {
    code: 'alreadyAssigned',
    kind: 'conflict',
    says: 'The application has been assigned in this role before.',
    when: ({ alreadyAssigned }) => alreadyAssigned,
  },
]

/** An assignment of an application that is about to be taken back by hand. */
export interface Unassigning {
  readonly ended: boolean
  readonly source: ApplicationAssignmentSource
  /** The access package that gave it, where one did. */
  readonly packageName: string | null
}

/** Every reason not to take an assignment back by hand. */
export const objectionsToUnassigning: readonly Objection<Unassigning>[] = [
  {
    code: 'applicationAssignmentEnded',
    kind: 'conflict',
    says: 'This assignment has ended already.',
    when: ({ ended }) => ended,
  },
  {
    code: 'assignedByPackage',
    kind: 'conflict',
    says: ({ packageName }) =>
      `This comes from the access package ${packageName ?? 'that has been deleted'}. It ends when that access is ended.`,
    when: ({ source }) => source === 'accessPackage',
  },
]
