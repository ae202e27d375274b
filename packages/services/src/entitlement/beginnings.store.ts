import type { Beginning } from '@latchkey/core/entitlement/beginning'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages, assignments } from '@latchkey/schema/tables/entitlement'
import { and, eq, isNull } from 'drizzle-orm'
import { takenByRule } from './automatic/taken-by-rule.ts'
import { conflictsOf } from './conflicts.store.ts'
import type { LoadedRequest } from './requests.store.ts'

const standing = prepared((db) =>
  db
    .select({
      enabled: users.accountEnabled,
      leftAt: users.deletedAt,
      goneAt: accessPackages.deletedAt,
      retiresAt: accessPackages.retiresAt,
      assignmentId: assignments.id,
    })
    .from(users)
    .innerJoin(accessPackages, eq(accessPackages.id, given('accessPackageId')))
    .leftJoin(
      assignments,
      and(
        eq(assignments.targetId, users.id),
        eq(assignments.accessPackageId, accessPackages.id),
        isNull(assignments.endsAt),
      ),
    )
    .where(eq(users.id, given('targetId'))),
)

/** What decides whether the access that a request asks for may begin now. Three queries; some more where a rule assigns. */
export async function beginningOf(db: Queries, request: LoadedRequest, at: Date): Promise<Beginning> {
  const { accessPackageId, targetId, policyId, terms } = request
  const [row] = await standing(db, { accessPackageId, targetId })
  return {
    packageGone: row === undefined || row.goneAt !== null || row.retiresAt !== null,
    takenByRule: request.requestType !== 'systemAdd' || (await takenByRule(db, policyId, targetId, at)),
    enabled: row?.enabled === true && row.leftAt === null,
    hasAssignment: row !== undefined && row.assignmentId !== null,
    conflicts: await conflictsOf(db, accessPackageId, targetId),
    terms,
    at,
  }
}
