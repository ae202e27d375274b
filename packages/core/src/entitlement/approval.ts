import type { UserId } from '../ids.ts'

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
