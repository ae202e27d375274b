import { ignoredColumns, insistHeader } from './file-claims.ts'
import { productColumns } from './product-columns.ts'
import { type GoodRow, type Places, readRows } from './read-rows.ts'
import { byLine, type Rejected, rejected } from './report.ts'
import type { Sheet } from './sheet.ts'
import { userColumns } from './user-columns.ts'

/** A user as a file tells them. */
export type UserInFile = GoodRow<typeof userColumns>

/** A list of users, read. */
export interface UsersFile {
  readonly users: readonly UserInFile[]
  readonly rejected: readonly Rejected[]
  readonly warnings: readonly string[]
  /**
   * The lines of rejected rows by the employee id that they name: these people exist, though nothing is known of them.
   */
  readonly rejectedLines: ReadonlyMap<string, number>
}

/** User principal names are the same in either case (Microsoft Entra). */
export const nameKey = (userPrincipalName: string): string => userPrincipalName.toLowerCase()

/**
 * Reads a list of users. Where two rows have one employee id or one user principal name, the first is kept and the
 * later one rejected, even where the first is rejected for something else: which of them is right, only its writer
 * knows. Refuses with `notAUsersFile`.
 */
export function readUsers(sheet: Sheet): UsersFile {
  const places = insistHeader('users', userColumns, sheet.header, { products: productColumns })
  const { good, rejected: unread } = readRows(userColumns, places, sheet)
  const { users, doubles } = withoutDoubles(good, linesByEmployee(sheet, places, [...sheet.broken, ...unread]))
  const bad = [...sheet.broken, ...unread, ...doubles]
  return {
    users,
    rejected: byLine(bad),
    warnings: [
      ...ignoredColumns(userColumns, sheet.header),
      ...(users.length + bad.length === 0 ? ['The file has no rows.'] : []),
    ],
    rejectedLines: linesByEmployee(sheet, places, bad),
  }
}

function withoutDoubles(rows: readonly UserInFile[], unread: ReadonlyMap<string, number>) {
  const ids = new Map<string, number>()
  const names = new Map<string, number>()
  const users: UserInFile[] = []
  const doubles: Rejected[] = []
  for (const row of rows) {
    const { employeeId, userPrincipalName } = row.values
    const unreadLine = unread.get(employeeId) ?? row.line
    const sameId = ids.get(employeeId) ?? (unreadLine < row.line ? unreadLine : undefined)
    const sameName = names.get(nameKey(userPrincipalName))
    if (sameId !== undefined)
      doubles.push(rejected(row.line, 'employeeId', employeeId, `Line ${sameId} has the same employee id.`))
    else if (sameName !== undefined)
      doubles.push(rejected(row.line, 'userPrincipalName', userPrincipalName, `Line ${sameName} has the same name.`))
    else {
      ids.set(employeeId, row.line)
      names.set(nameKey(userPrincipalName), row.line)
      users.push(row)
    }
  }
  return { users, doubles }
}

function linesByEmployee(sheet: Sheet, places: Places, bad: readonly Rejected[]): ReadonlyMap<string, number> {
  const lines = new Set(bad.map(({ line }) => line))
  const place = places.get('employeeId') ?? -1
  return new Map(
    sheet.rows.flatMap(({ line, cells }) => (lines.has(line) ? [[cells[place] ?? '', line] as const] : [])),
  )
}
