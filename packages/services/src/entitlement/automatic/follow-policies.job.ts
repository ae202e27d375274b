import { assignmentPolicies } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, gt, isNotNull, isNull, or } from 'drizzle-orm'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { eachDue } from '../../jobs/each-due.ts'
import { must, operation } from '../../operation.ts'
import type { Portal } from '../../portal.ts'
import { policyById } from '../catalogs.store.ts'
import { followEverywhere, runsOver } from './follow-everywhere.ts'

/** Which policy is put to all whom it concerns again. */
const FollowAgain = z.object({ policyId: idOf('a policy') })

const followAgain = operation('license.process', FollowAgain, async (portal, tx, { policyId }) => {
  must(portal, 'license.process')
  if (await runsOver(tx, policyId)) return false
  const policy = await policyById(tx, policyId)
  await followEverywhere(portal, tx, policy, `${policy.displayName} is put to everybody once a day`)
  return true
})

/**
 * Puts every policy that gives or takes access by itself to all whom it concerns again: rules may ask for the time, and what was lost
 * on the way is found and mended.
 */
export const followPoliciesAgain = (portal: Portal): Promise<number> =>
  eachDue(
    portal,
    async (afterId) => {
      const rows = await portal.db.read
        .select({ id: assignmentPolicies.id })
        .from(assignmentPolicies)
        .where(
          and(
            isNull(assignmentPolicies.deletedAt),
            or(
              and(isNotNull(assignmentPolicies.membershipRule), eq(assignmentPolicies.enabled, true)),
              eq(assignmentPolicies.endsOutOfScope, true),
            ),
            gt(assignmentPolicies.id, afterId),
          ),
        )
        .orderBy(asc(assignmentPolicies.id))
        .limit(500)
      return rows.map(({ id }) => id)
    },
    (policyId) => followAgain(portal, { policyId }),
  )
