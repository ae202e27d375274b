import type { GroupId, ProductId, UserId } from '@latchkey/core/ids'
import { insert } from '@latchkey/schema/insert'
import { groups, memberships, users } from '@latchkey/schema/tables/directory'
import { productPlans, products, servicePlans, subscriptions } from '@latchkey/schema/tables/licensing'
import { keepPlaces } from '@latchkey/services/licensing/product-places.store'
import type { Portal } from '@latchkey/services/portal'

/** People in a group, others who are not in it yet, and two products of 40 plans with a seat for everybody. */
export interface Licensed {
  readonly groupId: GroupId
  readonly first: ProductId
  readonly second: ProductId
  readonly others: readonly UserId[]
}

// The same ids in every world: the raw rows then fit without being rewritten.
const idOf = (what: string, nth: number): string =>
  `${what}-0000-7000-8000-${String(nth).padStart(12, '0')}`.padStart(36, '0')

/** Fills a database with so many people, the first of them members of the group. */
export async function licensedGroup(portal: Portal, people: number, members: number): Promise<Licensed> {
  const at = portal.now()
  const made = { createdAt: at, revision: 0 }
  const userIds: UserId[] = Array.from({ length: people }, (_, nth) => idOf('00000001', nth))
  const groupId: GroupId = idOf('00000002', 0)
  const [first, second] = [idOf('00000003', 1), idOf('00000003', 2)]
  await portal.db.transaction(async (tx) => {
    await insert(
      tx,
      users,
      userIds.map((id, nth) => ({
        id,
        userPrincipalName: `person-${nth}@crowd.example`,
        mail: `person-${nth}@crowd.example`,
        displayName: `Person ${nth}`,
        userType: 'member' as const,
        accountEnabled: true,
        usageLocation: 'DE',
        ...made,
      })),
    )
    await insert(tx, groups, [{ id: groupId, displayName: 'Everybody', description: '', kind: 'security', ...made }])
    await insert(
      tx,
      memberships,
      userIds.slice(0, members).map((userId, nth) => ({
        id: idOf('00000004', nth),
        groupId,
        userId,
        source: 'direct' as const,
        sourceId: '',
        startsAt: at,
        endsAt: null,
      })),
    )
    for (const [nth, productId] of [first, second].entries()) {
      await insert(tx, products, [
        { id: productId, skuPartNumber: `SUITE_${nth}`, displayName: `Suite ${nth}`, ...made },
      ])
      const planIds = Array.from({ length: 40 }, (_, plan) => idOf(`0000001${nth}`, plan))
      await insert(
        tx,
        servicePlans,
        planIds.map((id, plan) => ({ id, servicePlanName: `PLAN_${nth}_${plan}`, displayName: `Plan ${plan}` })),
      )
      await insert(
        tx,
        productPlans,
        planIds.map((servicePlanId) => ({ productId, servicePlanId })),
      )
      await insert(tx, subscriptions, [
        {
          id: idOf('00000005', nth),
          productId,
          name: 'Seats for everybody',
          state: 'enabled',
          units: people,
          pricePerMonth: 1000,
          currency: 'EUR',
          ...made,
        },
      ])
    }
    await keepPlaces(tx, [])
  })
  return { groupId, first, second, others: userIds.slice(members) }
}
