import type { RuleNeeds } from '@latchkey/core/directory/rule/needs-of-rule'
import type { RulePerson } from '@latchkey/core/directory/rule/person'
import { listsOf } from '@latchkey/core/grouped'
import type { UserId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { memberships, users } from '@latchkey/schema/tables/directory'
import { productPlans, seats } from '@latchkey/schema/tables/licensing'
import { and, eq, isNull } from 'drizzle-orm'

const accounts = prepared((db) => db.select().from(users).where(amongGiven(users.id, 'userIds')))

const joined = prepared((db) =>
  db
    .select({ userId: memberships.userId, groupId: memberships.groupId })
    .from(memberships)
    .where(and(amongGiven(memberships.userId, 'userIds'), isNull(memberships.endsAt))),
)

const licensed = prepared((db) =>
  db
    .select({ userId: seats.userId, servicePlanId: productPlans.servicePlanId })
    .from(seats)
    .innerJoin(productPlans, eq(productPlans.productId, seats.productId))
    .where(and(amongGiven(seats.userId, 'userIds'), eq(seats.state, 'held'), isNull(seats.endsAt))),
)

/** Which facts a set of rules needs beyond the account itself. */
export interface Wanted {
  readonly groups: boolean
  readonly plans: boolean
}

/** What a set of rules needs, from what each needs. */
export const wantedBy = (needs: readonly RuleNeeds[]): Wanted => ({
  groups: needs.some(({ groups }) => groups.size > 0),
  plans: needs.some(({ properties }) => properties.has('assignedPlans')),
})

/** Somebody as rules read them. */
export type PersonOfRules = RulePerson & {
  readonly userId: UserId
  /** Whether an administrator disabled the account. A guest who was blocked for want of access can come back by access. */
  readonly disabled: boolean
}

/** People as rules read them, in the order of the ids. Whoever has left is left out. */
export async function rulePeople(
  db: Queries,
  userIds: readonly UserId[],
  wanted: Wanted,
): Promise<readonly PersonOfRules[]> {
  if (userIds.length === 0) return []
  const ids = { userIds: listed(userIds) }
  const rows = new Map((await accounts(db, ids)).map((user) => [user.id, user]))
  const groups = wanted.groups ? listsOf((await joined(db, ids)).map((row) => [row.userId, row.groupId])) : new Map()
  const plans = wanted.plans
    ? listsOf((await licensed(db, ids)).map((row) => [row.userId, row.servicePlanId]))
    : new Map()
  return userIds.flatMap((userId) => {
    const user = rows.get(userId)
    // Whoever has left is in no group by a rule, whatever their properties still say.
    if (!user || user.leftAt !== null || user.deletedAt !== null) return []
    const { id, attributes, officeLocation, mobilePhone, revision: _, createdAt: __, ...properties } = user
    return [
      {
        ...attributes,
        ...properties,
        userId,
        disabled: !user.accountEnabled && user.blockedAt === null,
        objectId: id,
        mobile: mobilePhone,
        physicalDeliveryOfficeName: officeLocation,
        userType: properties.userType === 'guest' ? 'Guest' : 'Member',
        memberOf: groups.get(userId) ?? [],
        assignedPlans: (plans.get(userId) ?? []).map((servicePlanId: string) => ({
          servicePlanId,
          capabilityStatus: 'Enabled',
          service: null,
        })),
        extensions: extensionsIn(attributes),
      } as PersonOfRules,
    ]
  })
}

const extensionsIn = (attributes: Readonly<Record<string, unknown>> | null): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(attributes ?? {}).filter(
      (entry): entry is [string, string] => entry[0].startsWith('extension') && typeof entry[1] === 'string',
    ),
  )
