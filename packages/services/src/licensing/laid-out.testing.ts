import type { GroupId, ProductId, ServicePlanId, UserId } from '@latchkey/core/ids'
import { insert } from '@latchkey/schema/insert'
import { groupNestings, groupReach, groups, memberships, users } from '@latchkey/schema/tables/directory'
import {
  directLicenses,
  groupLicenses,
  planRelations,
  productPlans,
  productSupersedes,
  products,
  servicePlans,
  subscriptions,
} from '@latchkey/schema/tables/licensing'
import type { TestPortal } from '@latchkey/testing/test-portal'
import type { LicenseChange } from './preview-change.ts'
import { keepPlaces } from './product-places.store.ts'
import {
  type Change,
  groupNames,
  type Organization,
  people,
  planNames,
  productNames,
} from './random-organizations.testing.ts'
import { relicense } from './relicense.ts'

/** A small organization that is laid out in a database, by the names that changes use. */
export interface LaidOut {
  readonly userIds: readonly UserId[]
  idOf(name: string): string
  /** A drawn change of licenses, without what would be refused: taking what the group does not give. */
  licensesOf(
    drawn: Change<'groupLicenses'>,
    given: readonly ProductId[],
  ): Extract<LicenseChange, { kind: 'groupLicenses' }>
}

/** Lays an organization out beside those that are there, and brings its seats in line. */
export async function layOut(portal: TestPortal, organization: Organization): Promise<LaidOut> {
  const ids = new Map([...people, ...planNames, ...productNames, ...groupNames].map((name) => [name, portal.newId()]))
  const idOf = (name: string): string => ids.get(name as (typeof people)[number]) ?? name
  const at = portal.now()
  const made = { createdAt: at, revision: 0 }
  const dated = { startsAt: at, endsAt: null }
  const plansOff = (names: readonly string[]): readonly ServicePlanId[] => names.map(idOf)
  await portal.db.transaction(async (tx) => {
    for (const [nth, name] of people.entries())
      await tx.insert(users).values({
        id: idOf(name),
        userPrincipalName: `${idOf(name)}@example.com`,
        displayName: name,
        usageLocation: organization.countries[nth] ?? null,
        userType: 'member',
        accountEnabled: true,
        ...made,
      })
    for (const name of planNames)
      await tx.insert(servicePlans).values({ id: idOf(name), servicePlanName: name, displayName: name })
    for (const [nth, name] of productNames.entries()) {
      const offer = organization.offers[nth]
      if (!offer) continue
      const named = { skuPartNumber: name, displayName: name, rank: offer.rank, allowedCountries: offer.allowed }
      await tx.insert(products).values({ id: idOf(name), ...named, ...made })
      for (const plan of offer.plans)
        await tx.insert(productPlans).values({ productId: idOf(name), servicePlanId: idOf(plan) })
      await tx.insert(subscriptions).values({
        id: `${idOf(name)}-bought`,
        productId: idOf(name),
        name,
        state: 'enabled',
        units: offer.units,
        currency: 'EUR',
        ...made,
      })
    }
    for (const [nth, name] of groupNames.entries()) {
      const licensing = {
        licensesReachNested: organization.reachesNested,
        licensePriority: organization.priorities[nth] ?? 0,
      }
      await tx
        .insert(groups)
        .values({ id: idOf(name), displayName: name, description: '', kind: 'security', ...licensing, ...made })
      for (const user of organization.members[name])
        await tx.insert(memberships).values({
          id: portal.newId(),
          groupId: idOf(name),
          userId: idOf(user),
          source: 'direct',
          sourceId: '',
          ...dated,
        })
    }
    const [outer, inner] = groupNames.map(idOf) as [GroupId, GroupId]
    await tx.insert(groupNestings).values({ id: portal.newId(), groupId: outer, memberGroupId: inner, ...dated })
    await tx.insert(groupReach).values({ groupId: outer, insideId: inner })
    for (const { group: name, product: given, off: plans } of organization.gives)
      await tx.insert(groupLicenses).values({
        id: portal.newId(),
        groupId: idOf(name),
        productId: idOf(given),
        disabledPlans: plansOff(plans),
        ...dated,
      })
    for (const { user, product: given, off: plans } of organization.direct)
      await tx.insert(directLicenses).values({
        id: portal.newId(),
        userId: idOf(user),
        productId: idOf(given),
        disabledPlans: plansOff(plans),
        ...dated,
      })
    if (organization.replaces)
      await insert(tx, productSupersedes, [{ productId: idOf('e3'), supersededId: idOf('e1'), preset: false }])
    const [one = '', other = ''] = [idOf('chat'), idOf('mail')].sort()
    if (organization.relation)
      await insert(tx, planRelations, [{ kind: organization.relation, planId: one, otherPlanId: other, preset: false }])
    await keepPlaces(tx, [])
    await relicense(portal, tx, people.map(idOf))
  })
  portal.clock.advance(1000)
  return {
    userIds: people.map(idOf),
    idOf,
    licensesOf: (drawn, given) => {
      const isPlan = (productName: string, plan: string) =>
        organization.offers[productNames.indexOf(productName as ProductId as 'e1')]?.plans.includes(plan as 'chat')
      const give = drawn.give.map((license) => ({
        productId: idOf(license.product),
        disabledPlans: plansOff(license.off.filter((plan) => isPlan(license.product, plan))),
      }))
      const take = drawn.take.filter(
        (name) => given.includes(idOf(name)) && !drawn.give.some((license) => license.product === name),
      )
      return { kind: 'groupLicenses', groupId: idOf(drawn.group), give, take: take.map(idOf) }
    },
  }
}
