import { objectionsToAccountChange, objectionsToDisabling } from '../directory/user.ts'
import type { UserId } from '../ids.ts'
import { firstObjection } from '../objection.ts'
import { managerOf } from './managers.ts'
import { type Rejected, rejected } from './report.ts'
import { afterOf, valuesOf } from './user-matching.ts'
import type { Candidate, Importer, StoredUser } from './user-values.ts'

/** Rows that would change an account that may do more than the one who imports. */
export function protectedRejections(
  candidates: readonly Candidate[],
  stored: readonly StoredUser[],
  by: Importer,
): readonly Rejected[] {
  const managers = managerOf(candidates, stored)
  return candidates.flatMap((candidate) => {
    const { before, row } = candidate
    if (before === null || before.roles.length === 0 || !changesAccount(candidate, before, managers(candidate)))
      return []
    const raised = firstObjection(objectionsToAccountChange, { by, account: before })
    return raised ? [rejected(row.line, 'userPrincipalName', row.values.userPrincipalName, raised.says)] : []
  })
}

function changesAccount(candidate: Candidate, before: StoredUser, managerId: UserId | null): boolean {
  const after = afterOf(candidate)
  const values = valuesOf(before)
  return (
    managerId !== before.managerId ||
    (Object.keys(values) as (keyof typeof values)[]).some((key) => values[key] !== after[key])
  )
}

/** Rows that would lock out the one who imports, or the last Global Administrator. */
export function disablingRejections(
  candidates: readonly Candidate[],
  stored: readonly StoredUser[],
  by: Importer,
): readonly Rejected[] {
  let administrators = stored.filter(isGlobalAdministrator).length
  return candidates.flatMap(({ row, before }) => {
    if (!before?.accountEnabled || row.values.accountEnabled !== false) return []
    const lastGlobalAdministrator = isGlobalAdministrator(before) && administrators === 1
    const raised = firstObjection(objectionsToDisabling, { by: by.id, userId: before.id, lastGlobalAdministrator })
    if (raised) return [rejected(row.line, 'accountEnabled', 'false', raised.says)]
    if (isGlobalAdministrator(before)) administrators -= 1
    return []
  })
}

const isGlobalAdministrator = ({ accountEnabled, roles }: StoredUser): boolean =>
  accountEnabled && roles.includes('globalAdministrator')
