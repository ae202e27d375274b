import { keptForAdministration } from '@latchkey/core/directory/administration'
import { endOf } from '@latchkey/core/entitlement/assignment'
import type { AssignmentId } from '@latchkey/core/ids'
import { reached } from '@latchkey/core/time'
import { among } from '@latchkey/schema/among'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { asc, eq } from 'drizzle-orm'
import { administratorReasons } from '../directory/administrators.store.ts'
import type { Portal } from '../portal.ts'

/** Access whose time is over, and that stays because it makes the last Global Administrator. */
export interface KeptPastEnd {
  readonly id: AssignmentId
  readonly packageName: string
  readonly targetName: string
  readonly due: Date | null
}

/** Access that stays past its end, so that there is a Global Administrator. Three queries at most. */
export async function keptPastEnd(portal: Portal): Promise<readonly KeptPastEnd[]> {
  const db = portal.db.read
  const reasons = await administratorReasons(db)
  const ids = [...new Set(reasons.flatMap(({ assignmentId }) => assignmentId ?? []))]
  // As long as one has the role otherwise, nothing is kept.
  if (ids.length === 0 || reasons.some(({ assignmentId }) => assignmentId === null)) return []
  const rows = await db
    .select({
      id: assignments.id,
      packageName: accessPackages.displayName,
      targetName: users.displayName,
      expiresAt: assignments.expiresAt,
      removeAt: assignments.removeAt,
    })
    .from(assignments)
    .innerJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
    .innerJoin(users, eq(users.id, assignments.targetId))
    .where(among(assignments.id, ids))
    .orderBy(asc(assignments.id))
  const over = rows.filter((row) => reached(endOf(row), portal.now()))
  const kept = keptForAdministration(
    reasons,
    over.map(({ id }) => id),
  )
  return over
    .filter(({ id }) => kept.has(id))
    .map(({ id, packageName, targetName, ...dates }) => ({ id, packageName, targetName, due: endOf(dates) }))
}
