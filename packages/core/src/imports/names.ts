import { type Rejected, rejected } from './report.ts'
import type { Candidate, StoredUser } from './user-values.ts'
import { nameKey } from './users-file.ts'

/** Rows whose user principal name belongs to somebody who keeps it. Names may change hands among the rows. */
export function takenNames(candidates: readonly Candidate[], stored: readonly StoredUser[]): readonly Rejected[] {
  const inFile = new Set(candidates.map(({ id }) => id))
  const keepers = new Map(
    stored.filter(({ id }) => !inFile.has(id)).map((user) => [nameKey(user.userPrincipalName), user] as const),
  )
  return candidates.flatMap(({ row }) => {
    const keeper = keepers.get(nameKey(row.values.userPrincipalName))
    if (!keeper) return []
    const who = keeper.employeeId === null ? keeper.displayName : `${keeper.displayName}, employee ${keeper.employeeId}`
    return [rejected(row.line, 'userPrincipalName', row.values.userPrincipalName, `This name belongs to ${who}.`)]
  })
}
