import { objectionsToManager } from '../directory/user.ts'
import type { UserId } from '../ids.ts'
import { firstObjection } from '../objection.ts'
import { circlesIn } from './circles.ts'
import { type Rejected, rejected } from './report.ts'
import type { Candidate, StoredUser } from './user-values.ts'
import type { UsersFile } from './users-file.ts'

const column = 'managerEmployeeId'

/** Rows whose manager is neither in the file nor in the directory. */
export function unknownManagers(
  candidates: readonly Candidate[],
  file: UsersFile,
  stored: readonly StoredUser[],
): readonly Rejected[] {
  const known = new Set([
    ...stored.map(({ employeeId }) => employeeId),
    ...candidates.map(({ row }) => row.values.employeeId),
    ...file.rejectedLines.keys(),
  ])
  return candidates.flatMap(({ row: { line, values } }) =>
    values.managerEmployeeId == null || known.has(values.managerEmployeeId)
      ? []
      : [
          rejected(
            line,
            column,
            values.managerEmployeeId,
            'Nobody in the file or in the directory has this employee id.',
          ),
        ],
  )
}

/**
 * Who will be the manager of each candidate. Where the row of a new manager was rejected, the manager stays who it was:
 * a mistake in one row must not cost a whole department.
 */
export function managerOf(
  candidates: readonly Candidate[],
  stored: readonly StoredUser[],
): (candidate: Candidate) => UserId | null {
  const ids = new Map([
    ...stored.map(({ employeeId, id }) => [employeeId, id] as const),
    ...candidates.map(({ row, id }) => [row.values.employeeId, id] as const),
  ])
  return ({ row, before }) => {
    const { managerEmployeeId } = row.values
    const was = before?.managerId ?? null
    if (managerEmployeeId === undefined) return was
    return managerEmployeeId === null ? null : (ids.get(managerEmployeeId) ?? was)
  }
}

/**
 * Rows that would make managers go round in a circle: of each circle the last row of the file that is new in it, as if
 * the rows were entered by hand one after another.
 */
export function managerRejections(
  candidates: readonly Candidate[],
  stored: readonly StoredUser[],
): readonly Rejected[] {
  const managers = managerOf(candidates, stored)
  const rows = new Map(candidates.map((candidate) => [candidate.id, candidate]))
  const above = new Map([
    ...stored.map(({ id, managerId }) => [id, managerId] as const),
    ...candidates.map((candidate) => [candidate.id, managers(candidate)] as const),
  ])
  return circlesIn(above).flatMap((circle) => {
    const changed = circle
      .flatMap((id) => rows.get(id) ?? [])
      .filter(({ id, before }) => before === null || before.managerId !== above.get(id))
      .sort((one, other) => other.row.line - one.row.line)
    const [last] = changed
    if (!last) return []
    const start = circle.indexOf(last.id)
    const chain = [...circle.slice(start + 1), ...circle.slice(0, start + 1)]
    const raised = firstObjection(objectionsToManager, { userId: last.id, chain })
    return raised ? [rejected(last.row.line, column, last.row.values.managerEmployeeId ?? '', raised.says)] : []
  })
}

/** A sentence for each manager whose row was rejected while rows that name them were taken. */
export function pendingManagers(
  kept: readonly Candidate[],
  all: readonly Candidate[],
  file: UsersFile,
  stored: readonly StoredUser[],
): readonly string[] {
  const known = new Set([
    ...stored.map(({ employeeId }) => employeeId),
    ...kept.map(({ row }) => row.values.employeeId),
  ])
  const lines = new Map([...all.map(({ row }) => [row.values.employeeId, row.line] as const), ...file.rejectedLines])
  const waiting = new Map<string, number>()
  for (const { row } of kept) {
    const { managerEmployeeId } = row.values
    if (managerEmployeeId == null || known.has(managerEmployeeId)) continue
    waiting.set(managerEmployeeId, (waiting.get(managerEmployeeId) ?? 0) + 1)
  }
  return [...waiting].map(
    ([manager, count]) =>
      `Line ${lines.get(manager)} was rejected, so the manager of ${count === 1 ? '1 person' : `${count} people`} (employee ${manager}) is not set. Mend the line and import the file again.`,
  )
}
