import type { AssignmentId, UserId } from '../ids.ts'

/** A reason why somebody who can sign in is Global Administrator. */
export interface AdministratorReason {
  readonly userId: UserId
  /** The assignment of an access package by which they are in a group that gives the role; null where it is given otherwise. */
  readonly assignmentId: AssignmentId | null
}

/**
 * Of assignments that are about to end, in this order, those that have to stay for now: without them nobody who can sign in would be Global
 * Administrator any more.
 */
export function keptForAdministration(
  reasons: readonly AdministratorReason[],
  endings: readonly AssignmentId[],
): ReadonlySet<AssignmentId> {
  const kept = new Set<AssignmentId>()
  let left = reasons
  for (const ending of endings) {
    const without = left.filter(({ assignmentId }) => assignmentId !== ending)
    if (without.length === 0 && left.length > 0) kept.add(ending)
    else left = without
  }
  return kept
}
