import type { Objection } from '../objection.ts'

/** How much there may be of everything in entitlement management. */
export interface EntitlementLimits {
  readonly catalogs: number
  readonly accessPackages: number
  readonly policies: number
  readonly assignments: number
  /** Assignments that one automatic policy may give. */
  readonly automaticAssignments: number
  /** Requests within three months, those of Latchkey itself included. */
  readonly requests: number
  readonly customExtensions: number
  readonly connectedOrganizations: number
  /** Connected organizations in the scope of one policy. */
  readonly organizationsInPolicy: number
  /** Users and groups named in the scope of one policy. */
  readonly targetsInPolicy: number
}

/** The name of a limit. */
export type LimitName = keyof EntitlementLimits

/** The documented limits of Microsoft Entra (service limits of ID Governance). */
export const standardLimits: EntitlementLimits = {
  catalogs: 7_500,
  accessPackages: 20_000,
  policies: 25_000,
  assignments: 300_000,
  automaticAssignments: 15_000,
  requests: 200_000,
  customExtensions: 500,
  connectedOrganizations: 2_500,
  organizationsInPolicy: 1_000,
  targetsInPolicy: 500,
}

/** Every limit, in the order in which pages show them. */
export const limitNames = Object.keys(standardLimits) as readonly LimitName[]

/** How the limits are called on pages. */
export const limitTitles: Readonly<Record<LimitName, string>> = {
  catalogs: 'Catalogs',
  accessPackages: 'Access packages',
  policies: 'Policies',
  assignments: 'Assignments',
  automaticAssignments: 'Assignments by one automatic policy',
  requests: 'Requests within three months',
  customExtensions: 'Custom extensions',
  connectedOrganizations: 'Connected organizations',
  organizationsInPolicy: 'Connected organizations in one policy',
  targetsInPolicy: 'People and groups named in one policy',
}

/** The most that a limit can be set to. */
export const highestLimit = 10_000_000

/** How many there would be of something, and how many there may be. */
export interface AgainstLimit {
  readonly limit: LimitName
  /** With what is about to be added. */
  readonly wouldBe: number
  readonly most: number
}

/** What those can do who meet a limit that they cannot make room under. */
const whatToDo: Partial<Record<LimitName, string>> = { assignments: 'Ask', requests: 'Ask' }

/** For how long a request counts against the limit of requests, in days: three months. */
export const daysRequestsCount = 90

/** How many assignments live and how many requests count, when they were last counted. */
export interface AccessCounts {
  readonly assignments: number
  readonly requests: number
}

const number = (value: number) => value.toLocaleString('en-US')

/** Every reason not to make one more of something. */
export const objectionsToMore: readonly Objection<AgainstLimit>[] = [
  {
    code: 'limitReached',
    kind: 'conflict',
    says: ({ limit, wouldBe, most }) =>
      `${limitTitles[limit]}: there may be ${number(most)}, and ${wouldBe > most + 1 ? `this would make ${number(wouldBe)}` : 'that many there are'}. ${whatToDo[limit] ?? 'Remove some, or ask'} an administrator to raise the limit in the settings.`,
    when: ({ wouldBe, most }) => wouldBe > most,
  },
]
