import type { UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { accessPackages, assignmentPolicies } from '@latchkey/schema/tables/entitlement'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'

/** A policy that names a person as an approver. */
export interface NamingPolicy {
  readonly policyId: string
  readonly policyName: string
  readonly packageName: string
}

/** How many policies a page names; more are a case for a list of their own. */
const most = 100

/** The policies that name a person as an approver, a fallback or an alternate, by package. One query that reads ids out of the terms. */
export async function policiesNaming(db: Queries, userId: UserId): Promise<readonly NamingPolicy[]> {
  return db
    .select({
      policyId: assignmentPolicies.id,
      policyName: assignmentPolicies.displayName,
      packageName: accessPackages.displayName,
    })
    .from(assignmentPolicies)
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentPolicies.accessPackageId))
    .where(
      and(
        isNull(assignmentPolicies.deletedAt),
        isNull(accessPackages.deletedAt),
        sql`cast(${assignmentPolicies.terms} as text) like ${`%"${userId}"%`}`,
      ),
    )
    .orderBy(asc(accessPackages.displayName), asc(assignmentPolicies.id))
    .limit(most)
}
