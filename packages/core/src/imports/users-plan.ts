import type { UserId } from '../ids.ts'
import { disablingRejections, protectedRejections } from './account-rules.ts'
import { managerOf, managerRejections, pendingManagers, unknownManagers } from './managers.ts'
import { takenNames } from './names.ts'
import { byLine, type ImportReport, type PlannedChange, type Rejected } from './report.ts'
import { changesOf, nameOfUser } from './user-changes.ts'
import { afterOf, matched } from './user-matching.ts'
import type { Candidate, Importer, PlannedUser, StoredUser, UserValues } from './user-values.ts'
import type { UsersFile } from './users-file.ts'

/** What an import of users would do. */
export interface UsersPlan {
  readonly created: readonly PlannedUser[]
  readonly updated: readonly PlannedUser[]
  readonly unchanged: number
  readonly rejected: readonly Rejected[]
  readonly warnings: readonly string[]
}

/** What a plan of users is made from. */
export interface UsersPlanning {
  readonly file: UsersFile
  /** Everybody in the directory: names and managers concern those too whom the file does not name. */
  readonly stored: readonly StoredUser[]
  readonly by: Importer
  /** Ids for those who are new. */
  newId(): string
}

/**
 * Compares a list of users with the directory. Users are known by their employee id; somebody without one is known by
 * the user principal name and gets the employee id. Who is not in the list stays as they are. A rejected row leaves its
 * user as they were, and whoever they manage keeps the manager they had.
 */
export function planUsers({ file, stored, by, newId }: UsersPlanning): UsersPlan {
  const all = matched(file, stored, newId)
  const unfit = oncePerLine([
    ...protectedRejections(all, stored, by),
    ...unknownManagers(all, file, stored),
    ...disablingRejections(all, stored, by),
  ])
  const { kept, refused } = settled(without(all, unfit), stored)
  const managers = managerOf(kept, stored)
  const becoming = kept.map((one) => ({ ...one, after: { ...afterOf(one), managerId: managers(one) } }))
  const people = new Map<UserId, UserValues>([
    ...stored.map((user) => [user.id, user] as const),
    ...becoming.map(({ id, after }) => [id, after] as const),
  ])
  const planned = becoming.map(
    (one): PlannedUser => ({
      ...one,
      fields: one.before ? changesOf(one.before, one.after, (id) => nameOfUser(people, id)) : [],
    }),
  )
  const created = planned.filter(({ before }) => before === null)
  const updated = planned.filter(({ before, fields }) => before !== null && fields.length > 0)
  return {
    created,
    updated,
    unchanged: planned.length - created.length - updated.length,
    rejected: byLine([...file.rejected, ...unfit, ...refused]),
    warnings: [...file.warnings, ...pendingManagers(kept, all, file, stored)],
  }
}

/** Names and managers depend on which rows are taken, so rejecting one row may bring the next to light. */
function settled(
  candidates: readonly Candidate[],
  stored: readonly StoredUser[],
): { readonly kept: readonly Candidate[]; readonly refused: readonly Rejected[] } {
  const refused: Rejected[] = []
  let kept = candidates
  for (;;) {
    const names = takenNames(kept, stored)
    const found = names.length > 0 ? names : managerRejections(kept, stored)
    if (found.length === 0) return { kept, refused }
    refused.push(...found)
    kept = without(kept, found)
  }
}

const oncePerLine = (bad: readonly Rejected[]): readonly Rejected[] => [
  ...new Map([...bad].reverse().map((one) => [one.line, one])).values(),
]

function without(candidates: readonly Candidate[], bad: readonly Rejected[]): readonly Candidate[] {
  const lines = new Set(bad.map(({ line }) => line))
  return candidates.filter(({ row }) => !lines.has(row.line))
}

/** The report of an import of users. */
export const usersReport = (plan: UsersPlan): ImportReport => ({
  kind: 'users',
  created: plan.created.length,
  updated: plan.updated.length,
  unchanged: plan.unchanged,
  rejected: plan.rejected,
  ...(plan.warnings.length > 0 ? { warnings: plan.warnings } : {}),
})

/** What an import of users would change, one entry per user, in the order of the file. */
export const userChanges = (plan: UsersPlan): readonly PlannedChange[] =>
  [...plan.created, ...plan.updated]
    .sort((one, other) => one.row.line - other.row.line)
    .map(({ before, row, after, fields }) => ({
      change: before === null ? 'created' : 'updated',
      line: row.line,
      name: after.displayName,
      detail: after.userPrincipalName,
      fields,
    }))
