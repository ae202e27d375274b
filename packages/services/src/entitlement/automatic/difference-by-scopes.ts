import { opensTo } from '@latchkey/core/entitlement/policy'
import { groupedBy } from '@latchkey/core/grouped'
import type { PolicyId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { candidatesOf } from './candidates.store.ts'
import { type Leaving, noDifference, type ScopeDifference, sort } from './difference-by-policies.ts'
import { standingsInScope } from './standings.store.ts'

/**
 * Says whose access begins to end because the policy by which they asked does not reach them any more, and whose does not after all. That a
 * policy is off takes nobody's access. Reads only.
 */
export async function differenceByScopes(db: Queries, userIds: readonly UserId[]): Promise<ScopeDifference> {
  if (userIds.length === 0) return noDifference
  const rows = await standingsInScope(db, userIds)
  if (rows.length === 0) return noDifference
  const byUser = groupedBy(rows, ({ userId }) => userId)
  const candidates = await candidatesOf(db, [...byUser.keys()], [...new Set(rows.map(({ policyId }) => policyId))])
  const found = { leaving: [] as Leaving[], returning: [] as Leaving[] }
  for (const row of rows) {
    const candidate = candidates.get(row.userId)
    if (!candidate) continue
    const door = {
      id: row.policyId as PolicyId,
      allowedTargetScope: row.allowedTargetScope,
      enabled: true,
      membershipRule: null,
    }
    sort(found, row, opensTo(door, candidate), { ...row, displayName: row.policyName })
  }
  return { joining: [], ...found }
}
