import { endReasonTitles } from '@latchkey/core/entitlement/assignment'
import type { AccessPackageId, AssignmentId } from '@latchkey/core/ids'
import { given, prepared } from '@latchkey/schema/prepared'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { and, desc, eq, isNotNull, isNull, type SQL } from 'drizzle-orm'
import { pageSize } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'
import { givesOf } from './package-roles.store.ts'

/** Access that somebody has or had through a package. */
export interface AssignmentRow {
  readonly id: AssignmentId
  readonly packageId: AccessPackageId
  readonly packageName: string
  /** What the package gives today, in words. */
  readonly gives: readonly string[]
  readonly requestId: string
  readonly startsAt: Date
  /** When it ends by itself; null means never. */
  readonly expiresAt: Date | null
  readonly endsAt: Date | null
  /** Why it ended, in words. */
  readonly endReason: string | null
}

const ofUser = (ends: SQL, most: number) =>
  prepared((db) =>
    db
      .select({ assignment: assignments, packageName: accessPackages.displayName })
      .from(assignments)
      .innerJoin(accessPackages, eq(accessPackages.id, assignments.accessPackageId))
      .where(and(eq(assignments.targetId, given('userId')), ends))
      .orderBy(desc(assignments.startsAt), desc(assignments.id))
      .limit(most),
  )

const mine = {
  active: ofUser(isNull(assignments.endsAt), 500),
  ended: ofUser(isNotNull(assignments.endsAt), pageSize),
}

/** The access packages that the person who acts has, or has had: newest first. */
export async function myAssignments(portal: Portal, which: 'active' | 'ended'): Promise<readonly AssignmentRow[]> {
  const person = signedIn(portal)
  const rows = await mine[which](portal.db.read, { userId: person.id })
  const gives = await givesOf(
    portal.db.read,
    rows.map(({ assignment }) => assignment.accessPackageId),
  )
  return rows.map(({ assignment, packageName }) => ({
    id: assignment.id,
    packageId: assignment.accessPackageId,
    packageName,
    gives: gives.get(assignment.accessPackageId) ?? [],
    requestId: assignment.requestId,
    startsAt: assignment.startsAt,
    expiresAt: assignment.expiresAt,
    endsAt: assignment.endsAt,
    endReason: assignment.endReason === null ? null : endReasonTitles[assignment.endReason],
  }))
}
