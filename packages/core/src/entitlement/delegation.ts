import type { AccessPackageId, UserId } from '../ids.ts'
import type { Objection } from '../objection.ts'
import { after, days, reached } from '../time.ts'
import type { RequestType } from './request.ts'

/** The kinds of request whose decision can be delegated, each by itself. */
export const delegatedKinds = ['newAccess', 'moreTime'] as const

/** A kind of request whose decision can be delegated. */
export type DelegatedKind = (typeof delegatedKinds)[number]

/** How the kinds are told. */
export const delegatedKindTitles: Record<DelegatedKind, string> = {
  newAccess: 'Requests for access',
  moreTime: 'Requests for more time',
}

/** The kind of a request: for more time of what somebody has, or for what they do not have yet. */
export const delegatedKindOf = (requestType: RequestType): DelegatedKind =>
  requestType === 'userUpdate' ? 'moreTime' : 'newAccess'

/** The kinds that were chosen, each once and in the order above; none chosen means all. */
export const kindsChosen = (chosen: readonly DelegatedKind[] = []): readonly DelegatedKind[] =>
  chosen.length === 0 ? delegatedKinds : delegatedKinds.filter((kind) => chosen.includes(kind))

/** The kinds of a delegation in words, where it does not hold for all of them. */
export const kindsInWords = (kinds: readonly DelegatedKind[]): readonly string[] =>
  delegatedKinds.every((kind) => kinds.includes(kind)) ? [] : kinds.map((kind) => delegatedKindTitles[kind])

/** From when to when somebody decides in the place of another; without an end until it is taken back. */
export interface DelegatedTime {
  readonly startsAt: Date
  readonly untilAt: Date | null
}

/** A delegation as far as its rules need it. */
export interface Delegation extends DelegatedTime {
  readonly userId: UserId
  readonly delegateId: UserId
  /** The kinds of request that it holds for; never none. */
  readonly kinds: readonly DelegatedKind[]
  /** The packages that it holds for; null means all. */
  readonly packageIds: readonly AccessPackageId[] | null
}

/** What a request is about, as far as a delegation asks. */
export interface Delegable {
  readonly requestType: RequestType
  readonly accessPackageId: AccessPackageId
}

/** Whether a delegation holds for a request: for its kind, and for its package. */
export const covers = (
  { kinds, packageIds }: Pick<Delegation, 'kinds' | 'packageIds'>,
  { requestType, accessPackageId }: Delegable,
): boolean =>
  kinds.includes(delegatedKindOf(requestType)) && (packageIds === null || packageIds.includes(accessPackageId))

/** Whether two delegations to the same person would have them decide the same request twice over. */
export function overlap(one: Delegation, other: Delegation): boolean {
  const apart =
    (one.untilAt !== null && one.untilAt <= other.startsAt) || (other.untilAt !== null && other.untilAt <= one.startsAt)
  const samePackages =
    one.packageIds === null || other.packageIds === null || one.packageIds.some((id) => other.packageIds?.includes(id))
  const sameKinds = one.kinds.some((kind) => other.kinds.includes(kind))
  return one.userId === other.userId && one.delegateId === other.delegateId && !apart && samePackages && sameKinds
}

/** What is told of a delegation to somebody whose account is disabled. */
export const idleInWords = ({ displayName }: { readonly displayName: string }): string =>
  `${displayName} cannot sign in. Until they can, nothing new waits for them.`

/** The most delegations of one person that are under way or planned. */
export const mostDelegations = 20

/** How far ahead a delegation may begin, in days. */
export const longestDelegationLead = 365

/** Somebody about to have another decide in their place. */
export interface DelegationWish extends Delegation {
  readonly delegate: { readonly displayName: string; readonly enabled: boolean; readonly guest: boolean }
  /** The delegations of the same person that have not ended. */
  readonly live: readonly Delegation[]
  readonly at: Date
}

/** Every reason not to have somebody decide in another's place, in the order a person should hear them. */
export const objectionsToDelegation: readonly Objection<DelegationWish>[] = [
  {
    code: 'delegateIsSelf',
    kind: 'invalid',
    field: 'delegateId',
    says: 'Choose somebody else: nobody decides in their own place.',
    when: ({ userId, delegateId }) => userId === delegateId,
  },
  {
    code: 'delegateDisabled',
    kind: 'invalid',
    field: 'delegateId',
    says: ({ delegate }) => `${delegate.displayName} cannot sign in. Choose somebody else.`,
    when: ({ delegate }) => !delegate.enabled,
  },
  {
    code: 'delegateIsGuest',
    kind: 'invalid',
    field: 'delegateId',
    says: ({ delegate }) => `${delegate.displayName} is a guest. Choose somebody who belongs to the organization.`,
    when: ({ delegate }) => delegate.guest,
  },
  {
    code: 'delegationEndsBeforeStart',
    kind: 'invalid',
    field: 'untilAt',
    says: 'Choose an end after the start.',
    when: ({ startsAt, untilAt }) => untilAt !== null && untilAt <= startsAt,
  },
  {
    code: 'delegationOver',
    kind: 'invalid',
    field: 'untilAt',
    says: 'This end is over. Choose a later one.',
    when: ({ untilAt, at }) => reached(untilAt, at),
  },
  {
    code: 'delegationTooFar',
    kind: 'invalid',
    field: 'startsAt',
    says: `Choose a start within ${longestDelegationLead} days.`,
    when: ({ startsAt, at }) => startsAt > after(at, days(longestDelegationLead)),
  },
  {
    code: 'delegationOverlaps',
    kind: 'conflict',
    field: 'delegateId',
    says: ({ delegate }) =>
      `${delegate.displayName} decides in this place in that time already. End that delegation first, or choose another time, kind or package.`,
    when: (wish) => wish.live.some((one) => overlap(one, wish)),
  },
  {
    code: 'tooManyDelegations',
    kind: 'conflict',
    says: `There are ${mostDelegations} delegations already. End one first.`,
    when: ({ live }) => live.length >= mostDelegations,
  },
]

/** Every reason why a delegation cannot be ended now. */
export const objectionsToEndingDelegation: readonly Objection<{ readonly endsAt: Date | null }>[] = [
  {
    code: 'delegationEnded',
    kind: 'conflict',
    says: 'This delegation has ended already.',
    when: ({ endsAt }) => endsAt !== null,
  },
]
