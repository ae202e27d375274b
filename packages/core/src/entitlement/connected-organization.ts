import type { Objection } from '../objection.ts'

/** States of a connected organization (Microsoft Graph, connectedOrganizationState): proposed ones count for no policy yet. */
export const connectedOrganizationStates = ['configured', 'proposed'] as const

/** The state of a connected organization. */
export type ConnectedOrganizationState = (typeof connectedOrganizationStates)[number]

/** On whose side a sponsor stands: an employee, or a guest of the organization itself. */
export const sponsorKinds = ['internal', 'external'] as const

/** The kind of a sponsor. */
export type SponsorKind = (typeof sponsorKinds)[number]

/** Whether the account of a guest follows their access (Microsoft Graph, accessPackageSubjectLifecycle): a governed one ends with it. */
export const subjectLifecycles = ['notDefined', 'notGoverned', 'governed'] as const

/** The lifecycle of a guest's account. */
export type SubjectLifecycle = (typeof subjectLifecycles)[number]

/** How the states are called on pages. */
export const connectedOrganizationStateTitles: Record<ConnectedOrganizationState, string> = {
  configured: 'Configured',
  proposed: 'Proposed',
}

/** How the kinds of sponsors are called on pages. */
export const sponsorKindTitles: Record<SponsorKind, string> = { internal: 'Internal', external: 'External' }

/** How the lifecycles are called on pages. */
export const subjectLifecycleTitles: Record<SubjectLifecycle, string> = {
  notDefined: 'Not decided',
  notGoverned: 'Stays, whatever access ends',
  governed: 'Ends with the last access',
}

/** The domain of a mail address or a user name, in lower case; null where there is none. */
export function domainOf(address: string | null): string | null {
  const at = address?.lastIndexOf('@') ?? -1
  return address === null || at < 0 ? null : address.slice(at + 1).toLowerCase()
}

/** Every reason not to give an organization its domains. */
export const objectionsToDomains: readonly Objection<{
  readonly domains: readonly string[]
  /** Those that another organization has, with its name. */
  readonly taken: readonly { readonly domain: string; readonly organization: string }[]
}>[] = [
  {
    code: 'domainsNeeded',
    kind: 'invalid',
    field: 'domains',
    says: 'Name at least one mail domain, by which its people are known.',
    when: ({ domains }) => domains.length === 0,
  },
  {
    code: 'domainTaken',
    kind: 'conflict',
    field: 'domains',
    says: ({ taken }) =>
      `${taken.map(({ domain, organization }) => `${domain} belongs to ${organization}`).join(', and ')}. A domain belongs to one organization.`,
    when: ({ taken }) => taken.length > 0,
  },
]

/** Every reason not to delete a connected organization. */
export const objectionsToOrganizationDeletion: readonly Objection<{ readonly policies: readonly string[] }>[] = [
  {
    code: 'organizationInPolicy',
    kind: 'conflict',
    says: ({ policies }) =>
      `${policies.length === 1 ? 'The policy' : 'The policies'} ${policies.join(', ')} ${policies.length === 1 ? 'names' : 'name'} this organization. Take it out there first.`,
    when: ({ policies }) => policies.length > 0,
  },
]

/** Somebody about to answer for a connected organization. */
export interface SponsorAddition {
  readonly kind: SponsorKind
  readonly userType: 'member' | 'guest'
  readonly enabled: boolean
  readonly fromHere: boolean
  readonly has: boolean
}

/** Every reason not to make somebody a sponsor of a connected organization. */
export const objectionsToSponsor: readonly Objection<SponsorAddition>[] = [
  {
    code: 'alreadySponsor',
    kind: 'conflict',
    field: 'userId',
    says: 'This person is a sponsor of this kind already.',
    when: ({ has }) => has,
  },
  {
    code: 'accountDisabled',
    kind: 'conflict',
    field: 'userId',
    says: 'The account of this person is disabled. Enable it first.',
    when: ({ enabled }) => !enabled,
  },
  {
    code: 'sponsorNotInternal',
    kind: 'invalid',
    field: 'userId',
    says: 'Internal sponsors belong to your own organization. Choose somebody who is no guest.',
    when: ({ kind, userType }) => kind === 'internal' && userType === 'guest',
  },
  {
    code: 'sponsorNotExternal',
    kind: 'invalid',
    field: 'userId',
    says: 'External sponsors are guests of this very organization. Choose one of its people.',
    when: ({ kind, fromHere }) => kind === 'external' && !fromHere,
  },
]

/** A guest whose access may have ended. */
export interface GuestEnd {
  readonly userType: 'member' | 'guest'
  readonly lifecycle: SubjectLifecycle
  readonly enabled: boolean
  /** Whether they have access by a package, or ask for it. */
  readonly hasAccess: boolean
  /** Whether they had access that ended. */
  readonly hadAccess: boolean
}

/** Whether a guest's account ends with their access now. */
export const endsWithAccess = (guest: GuestEnd): boolean =>
  guest.userType === 'guest' && guest.lifecycle === 'governed' && guest.enabled && !guest.hasAccess && guest.hadAccess
