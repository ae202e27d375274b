import { type ApproverPart, eligibleApprovers, type PossibleApprover } from '@latchkey/core/entitlement/approval'
import type { ApproverSet, PolicyTerms } from '@latchkey/core/entitlement/policy'
import type { UserId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { users } from '@latchkey/schema/tables/directory'
import { asc } from 'drizzle-orm'
import { type Concerned, type Named, type Roster, rosterOf } from './roster.store.ts'

/** Who decides where nobody whom a policy names can. */
const catalogOwners: Named = { kind: 'catalogOwners' }
const administrators: Named = { kind: 'administrators' }

/** Who is asked to decide now, of these sets or else of the fallbacks. Empty where nobody in the organization can. */
export async function approversOf(
  db: Queries,
  approverSets: readonly ApproverSet[],
  fallbackSets: readonly ApproverSet[],
  request: Concerned,
): Promise<readonly UserId[]> {
  const of = (sets: readonly Named[]) => possibleOf(db, sets, request)
  const concerned = [request.requestorId, request.targetId]
  const approvers = await of(approverSets)
  const first = eligibleApprovers(
    { approvers, fallbackApprovers: [], catalogOwners: [], administrators: [] },
    concerned,
  )
  // The further lists cost queries and are seldom needed.
  if (first.length > 0) return first
  return eligibleApprovers(
    {
      approvers,
      fallbackApprovers: await of(fallbackSets),
      catalogOwners: await of([catalogOwners]),
      administrators: await of([administrators]),
    },
    concerned,
  )
}

/** Who is asked besides once a stage has waited too long: its alternates or else their fallbacks. May be nobody, since others are asked already. */
export async function alternatesOf(
  db: Queries,
  alternateSets: readonly ApproverSet[],
  fallbackSets: readonly ApproverSet[],
  request: Concerned,
): Promise<readonly UserId[]> {
  return eligibleApprovers(
    {
      approvers: await possibleOf(db, alternateSets, request),
      fallbackApprovers: await possibleOf(db, fallbackSets, request),
      catalogOwners: [],
      administrators: [],
    },
    [request.requestorId, request.targetId],
  )
}

/**
 * Those of some people who were asked to decide the present stage of a request and whom it still names: every list that the stage may come to
 * counts, so that whoever was asked because a list before theirs came to nobody may decide. The further lists cost queries only where
 * the first does not name everybody.
 */
export async function stillNamed(
  roster: Roster,
  request: Concerned & { readonly terms: Pick<PolicyTerms, 'stages'>; readonly stage: number },
  part: ApproverPart,
  ids: readonly UserId[],
): Promise<ReadonlySet<UserId>> {
  const stage = request.terms.stages[request.stage]
  const lists: readonly Named[] =
    part === 'primary'
      ? [...(stage?.approvers ?? []), ...(stage?.fallbackApprovers ?? []), catalogOwners, administrators]
      : [...(stage?.escalation?.alternates ?? []), ...(stage?.escalation?.fallbackAlternates ?? [])]
  const found = new Set<UserId>()
  for (const list of lists) {
    if (ids.every((id) => found.has(id))) break
    const named = await roster(list, request)
    for (const id of ids) if (named.has(id)) found.add(id)
  }
  return found
}

async function possibleOf(
  db: Queries,
  sets: readonly Named[],
  request: Concerned,
): Promise<readonly PossibleApprover[]> {
  const roster = rosterOf(db)
  const ids: UserId[] = []
  for (const set of sets) ids.push(...(await roster(set, request)))
  return possible(db, ids)
}

const accounts = prepared((db) =>
  db
    .select({ id: users.id, enabled: users.accountEnabled })
    .from(users)
    .where(amongGiven(users.id, 'ids'))
    .orderBy(asc(users.displayName), asc(users.id)),
)

/** Accounts that could be asked, in the order of their names. */
export async function possible(db: Queries, ids: readonly UserId[]): Promise<readonly PossibleApprover[]> {
  if (ids.length === 0) return []
  return accounts(db, { ids: listed(ids) })
}
