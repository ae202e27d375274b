import type { PolicyId } from '../ids.ts'
import { type PolicyDoor, policyPriority, type TargetScope } from './policy.ts'

/** Which policy goes first for whom, and why, in words, by scope. */
export const priorityReasons: Record<TargetScope, string> = {
  specificDirectoryUsers: 'It names people, so it goes before all others.',
  specificConnectedOrganizationUsers: 'It names organizations, so it goes before all others for their guests.',
  allMemberUsers: 'It is for members alone, so it goes before policies that take guests too.',
  allDirectoryUsers: 'It takes everybody who comes under no closer policy.',
  allConfiguredConnectedOrganizationUsers: 'It takes guests who come under no closer policy.',
  allExternalUsers: 'It takes guests who come under no closer policy.',
  notSpecified: 'Nobody requests under it, so it has no place in the order.',
}

/** A policy with whom it names. */
export interface NamingPolicy extends PolicyDoor {
  /** The users, groups and organizations that it names. */
  readonly targetIds: readonly string[]
}

/** Whether people request under a policy now. */
const open = ({ enabled, membershipRule, allowedTargetScope }: PolicyDoor): boolean =>
  enabled && membershipRule === null && allowedTargetScope !== 'notSpecified'

/** Whether two policies of one class let the same people request, as far as the policies alone tell. */
function meet(one: NamingPolicy, other: NamingPolicy): boolean {
  if (policyPriority[one.allowedTargetScope] !== policyPriority[other.allowedTargetScope]) return false
  if (policyPriority[one.allowedTargetScope] > 1) return true
  return one.targetIds.some((id) => other.targetIds.includes(id))
}

/** The other policies of the package between which the same people have to choose, by policy. Those that are off count for nothing. */
export function overlapping(policies: readonly NamingPolicy[]): ReadonlyMap<PolicyId, readonly PolicyId[]> {
  const living = policies.filter(open)
  return new Map(
    living.map((one) => [one.id, living.filter((other) => other !== one && meet(one, other)).map(({ id }) => id)]),
  )
}
