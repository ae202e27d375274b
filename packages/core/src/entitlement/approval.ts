import type { UserId } from '../ids.ts'
import type { Quorum } from './policy.ts'

/** Somebody who could be asked to approve. */
export interface PossibleApprover {
  readonly id: UserId
  readonly enabled: boolean
}

/** Who could be asked, in the order in which they are: the next list counts where the lists before it come to nobody. */
export interface ApproverLists {
  readonly approvers: readonly PossibleApprover[]
  readonly fallbackApprovers: readonly PossibleApprover[]
  readonly catalogOwners: readonly PossibleApprover[]
  readonly administrators: readonly PossibleApprover[]
}

/**
 * Who is asked to decide a stage. Never the requestor or the one who is to have the access; never somebody who cannot sign in.
 * Where that leaves nobody (the manager is missing, the group is empty), the fallback approvers are asked, then the owners of the catalog, then the
 * governance administrators. An empty answer means that nobody in the organization can decide.
 */
export function eligibleApprovers(lists: ApproverLists, concerned: readonly UserId[]): readonly UserId[] {
  const order = [lists.approvers, lists.fallbackApprovers, lists.catalogOwners, lists.administrators]
  for (const list of order) {
    const eligible = list.filter(({ id, enabled }) => enabled && !concerned.includes(id)).map(({ id }) => id)
    if (eligible.length > 0) return [...new Set(eligible)]
  }
  return []
}

/** In which part somebody is asked: from the start, or since a stage has waited too long. */
export const approverParts = ['primary', 'alternate'] as const

/** The part in which somebody is asked. */
export type ApproverPart = (typeof approverParts)[number]

/** Somebody who was asked to decide a stage, for themselves or as the delegate of somebody. */
export interface Voice {
  readonly userId: UserId
  /** Whose approval it is, where that is somebody else: the one who delegated. */
  readonly forUserId: UserId | null
  readonly part: ApproverPart
}

/** Whose approval a voice is. */
export const principalOf = ({ userId, forUserId }: Pick<Voice, 'userId' | 'forUserId'>): UserId => forUserId ?? userId

/**
 * Whether a stage has as many approvals as it needs. Each person who was named counts once, whether they or their delegate approved; an
 * alternate who approves stands in for one of them. Never more are needed than there are people to approve.
 */
export function isDecided(quorum: Quorum, asked: readonly Voice[], approvedBy: ReadonlySet<UserId>): boolean {
  const primaries = new Set(asked.filter(({ part }) => part === 'primary').map(principalOf))
  const needed = quorum === 'all' ? primaries.size : Math.min(quorum, Math.max(1, primaries.size))
  const approvals = new Set(asked.filter(({ userId }) => approvedBy.has(userId)).map(principalOf))
  return approvals.size >= Math.max(1, needed)
}
