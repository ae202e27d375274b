import type { GroupId, ProductId, ServicePlanId, SubscriptionId, UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { groups, users } from '@latchkey/schema/tables/directory'
import {
  directLicenses,
  groupLicenses,
  productPlans,
  products,
  servicePlans,
  subscriptions,
} from '@latchkey/schema/tables/licensing'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Portal } from '../portal.ts'

/** A product as it is stored. */
export type StoredProduct = typeof products.$inferSelect
/** A subscription as it is stored. */
export type StoredSubscription = typeof subscriptions.$inferSelect
/** A group's license as it is stored. */
export type StoredGroupLicense = typeof groupLicenses.$inferSelect
/** A direct license as it is stored. */
export type StoredDirectLicense = typeof directLicenses.$inferSelect

/** A service plan, as far as pages show it. */
export interface Plan {
  readonly id: ServicePlanId
  readonly servicePlanName: string
  readonly displayName: string
}

/** A product by its id; refuses with notFound. */
export async function productById(db: Queries, id: ProductId): Promise<StoredProduct> {
  const [product] = await db.select().from(products).where(eq(products.id, id))
  if (!product) throw notFound('product')
  return product
}

/** A subscription by its id; refuses with notFound. */
export async function subscriptionById(db: Queries, id: SubscriptionId): Promise<StoredSubscription> {
  const [subscription] = await db.select().from(subscriptions).where(eq(subscriptions.id, id))
  if (!subscription) throw notFound('subscription')
  return subscription
}

/** A group that has not been deleted, as somebody who gives licenses needs it; refuses with notFound. */
export async function licensedGroup(db: Queries, id: GroupId): Promise<{ id: GroupId; displayName: string }> {
  const [group] = await db
    .select({ id: groups.id, displayName: groups.displayName })
    .from(groups)
    .where(and(eq(groups.id, id), isNull(groups.deletedAt)))
  if (!group) throw notFound('group')
  return group
}

/** A person, as somebody who gives licenses needs them; refuses with notFound. */
export async function licensedUser(
  db: Queries,
  id: UserId,
): Promise<{ id: UserId; displayName: string; usageLocation: string | null }> {
  const [user] = await db
    .select({ id: users.id, displayName: users.displayName, usageLocation: users.usageLocation })
    .from(users)
    .where(eq(users.id, id))
  if (!user) throw notFound('user')
  return user
}

/** The plans of these products, by product, in the order of their names. */
export async function plansOf(
  db: Queries,
  productIds: readonly ProductId[],
): Promise<ReadonlyMap<ProductId, readonly Plan[]>> {
  const found = new Map<ProductId, Plan[]>(productIds.map((id) => [id, []]))
  if (productIds.length === 0) return found
  const rows = await db
    .select({
      productId: productPlans.productId,
      id: servicePlans.id,
      servicePlanName: servicePlans.servicePlanName,
      displayName: servicePlans.displayName,
    })
    .from(productPlans)
    .innerJoin(servicePlans, eq(servicePlans.id, productPlans.servicePlanId))
    .where(inArray(productPlans.productId, [...productIds]))
    .orderBy(asc(servicePlans.displayName), asc(servicePlans.id))
  for (const { productId, ...plan } of rows) found.get(productId)?.push(plan)
  return found
}

/** The license of a product that a group gives now, or undefined. */
export async function liveGroupLicense(
  db: Queries,
  groupId: GroupId,
  productId: ProductId,
): Promise<StoredGroupLicense | undefined> {
  const [row] = await db
    .select()
    .from(groupLicenses)
    .where(
      and(eq(groupLicenses.groupId, groupId), eq(groupLicenses.productId, productId), isNull(groupLicenses.endsAt)),
    )
  return row
}

/** The direct license of a product that somebody has now, or undefined. */
export async function liveDirectLicense(
  db: Queries,
  userId: UserId,
  productId: ProductId,
): Promise<StoredDirectLicense | undefined> {
  const [row] = await db
    .select()
    .from(directLicenses)
    .where(
      and(eq(directLicenses.userId, userId), eq(directLicenses.productId, productId), isNull(directLicenses.endsAt)),
    )
  return row
}

/** Begins a license of a group; the one before, where there was one, ends in the same instant. */
export async function keepGroupLicense(
  portal: Portal,
  tx: Transaction,
  license: Pick<StoredGroupLicense, 'groupId' | 'productId' | 'disabledPlans'>,
): Promise<void> {
  await endGroupLicense(portal, tx, license.groupId, license.productId)
  await tx.insert(groupLicenses).values({ id: portal.newId(), ...license, startsAt: portal.now(), endsAt: null })
}

/** Ends the license of a product that a group gives. */
export async function endGroupLicense(
  portal: Portal,
  tx: Transaction,
  groupId: GroupId,
  productId: ProductId,
): Promise<void> {
  await tx
    .update(groupLicenses)
    .set({ endsAt: portal.now() })
    .where(
      and(eq(groupLicenses.groupId, groupId), eq(groupLicenses.productId, productId), isNull(groupLicenses.endsAt)),
    )
}

/** Begins a direct license; the one before, where there was one, ends in the same instant. */
export async function keepDirectLicense(
  portal: Portal,
  tx: Transaction,
  license: Pick<StoredDirectLicense, 'userId' | 'productId' | 'disabledPlans'>,
): Promise<void> {
  await endDirectLicense(portal, tx, license.userId, license.productId)
  await tx.insert(directLicenses).values({ id: portal.newId(), ...license, startsAt: portal.now(), endsAt: null })
}

/** Ends the direct license of a product that somebody has. */
export async function endDirectLicense(
  portal: Portal,
  tx: Transaction,
  userId: UserId,
  productId: ProductId,
): Promise<void> {
  await tx
    .update(directLicenses)
    .set({ endsAt: portal.now() })
    .where(
      and(eq(directLicenses.userId, userId), eq(directLicenses.productId, productId), isNull(directLicenses.endsAt)),
    )
}

/** What was bought of these products, first bought first. */
export async function subscriptionsOf(
  db: Queries,
  productIds: readonly ProductId[],
): Promise<readonly StoredSubscription[]> {
  if (productIds.length === 0) return []
  return db
    .select()
    .from(subscriptions)
    .where(inArray(subscriptions.productId, [...productIds]))
    .orderBy(asc(subscriptions.createdAt), asc(subscriptions.id))
}

/** Adds a subscription. */
export async function addSubscription(tx: Transaction, row: StoredSubscription): Promise<void> {
  await tx.insert(subscriptions).values(row)
}

/** Keeps what changed of a subscription; the revision counts up. */
export async function saveSubscription(
  tx: Transaction,
  subscription: StoredSubscription,
  changes: Partial<StoredSubscription>,
): Promise<void> {
  await tx
    .update(subscriptions)
    .set({ ...changes, revision: subscription.revision + 1 })
    .where(eq(subscriptions.id, subscription.id))
}

/** Keeps what changed of a product; the revision counts up. */
export async function saveProduct(
  tx: Transaction,
  product: StoredProduct,
  changes: Partial<StoredProduct>,
): Promise<void> {
  await tx
    .update(products)
    .set({ ...changes, revision: product.revision + 1 })
    .where(eq(products.id, product.id))
}
