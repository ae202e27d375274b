import type { GroupId, ProductId, ServicePlanId, UserId } from '@latchkey/core/ids'
import type { Reason } from '@latchkey/core/licensing/evaluate'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { groupReach, memberships } from '@latchkey/schema/tables/directory'
import { and, eq, isNull, or } from 'drizzle-orm'
import type { ProductRules } from './product-facts.store.ts'

/** A license of a group as it would be; without plans it would not be given at all. */
export interface SupposedLicense {
  readonly groupId: GroupId
  readonly productId: ProductId
  readonly disabledPlans: readonly ServicePlanId[] | null
  readonly priority: number
  /** Whether it would reach members of groups inside. */
  readonly reachesNested: boolean
}

/** A change that has not been made: what takes the place of stored facts when the evaluator is asked what it would come to. */
export interface Supposed {
  readonly groupLicenses: readonly SupposedLicense[]
  /** Units, rank, countries and relations as they would be. */
  readonly rules?: (stored: ProductRules) => ProductRules
}

/** Everything is as it is stored. */
export const nothingSupposed: Supposed = { groupLicenses: [] }

/** Whether a stored license of a group gives way to a supposed one. */
export const replaces = ({ groupLicenses }: Supposed, groupId: GroupId, productId: ProductId): boolean =>
  groupLicenses.some((license) => license.groupId === groupId && license.productId === productId)

const members = prepared((db) =>
  db
    .selectDistinct({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        amongGiven(memberships.userId, 'userIds'),
        eq(memberships.groupId, given('groupId')),
        isNull(memberships.endsAt),
      ),
    ),
)

const nestedMembers = prepared((db) =>
  db
    .selectDistinct({ userId: memberships.userId })
    .from(memberships)
    .leftJoin(groupReach, and(eq(groupReach.insideId, memberships.groupId), eq(groupReach.groupId, given('groupId'))))
    .where(
      and(
        amongGiven(memberships.userId, 'userIds'),
        isNull(memberships.endsAt),
        or(eq(memberships.groupId, given('groupId')), eq(groupReach.groupId, given('groupId'))),
      ),
    ),
)

/** The reasons that these people would have by supposed licenses. */
export async function supposedReasons(
  db: Queries,
  userIds: readonly UserId[],
  { groupLicenses }: Supposed,
): Promise<readonly { readonly userId: UserId; readonly reason: Reason }[]> {
  const found: { userId: UserId; reason: Reason }[] = []
  for (const { groupId, productId, disabledPlans, priority, reachesNested } of groupLicenses) {
    if (disabledPlans === null) continue
    const reason = { productId, disabledPlans, priority }
    const reached = await (reachesNested ? nestedMembers : members)(db, { userIds: listed(userIds), groupId })
    for (const { userId } of reached) found.push({ userId, reason })
  }
  return found
}
