import type { GroupId, Id, ProductId, SeatId, ServicePlanId, SubscriptionId, UserId } from '@latchkey/core/ids'
import { seatStates } from '@latchkey/core/licensing/seats'
import { subscriptionStates } from '@latchkey/core/licensing/units'
import { sql } from 'drizzle-orm'
import { count, document, id, index, instant, money, oneOf, primaryKey, table, text, uniqueIndex } from '../columns.ts'
import { groups, users } from './directory.ts'

/** Products that can be licensed; the id is Microsoft's SKU id where the product came from its published list. */
export const products = table(
  'products',
  {
    id: id<ProductId>().primaryKey(),
    skuPartNumber: text().notNull(),
    displayName: text().notNull(),
    createdAt: instant().notNull(),
    revision: count().notNull(),
  },
  (t) => [index('products_by_name').on(t.displayName, t.id), index('products_by_part_number').on(t.skuPartNumber)],
)

/** Service plans: the parts of products that can be on or off. */
export const servicePlans = table('service_plans', {
  id: id<ServicePlanId>().primaryKey(),
  servicePlanName: text().notNull(),
  displayName: text().notNull(),
})

/** Which plans a product includes. */
export const productPlans = table(
  'product_plans',
  {
    productId: id<ProductId>()
      .notNull()
      .references(() => products.id),
    servicePlanId: id<ServicePlanId>()
      .notNull()
      .references(() => servicePlans.id),
  },
  (t) => [primaryKey({ columns: [t.productId, t.servicePlanId] }), index('product_plans_by_plan').on(t.servicePlanId)],
)

/** What was bought: units of a product, and what a unit costs. */
export const subscriptions = table(
  'subscriptions',
  {
    id: id<SubscriptionId>().primaryKey(),
    productId: id<ProductId>()
      .notNull()
      .references(() => products.id),
    name: text().notNull(),
    state: oneOf(subscriptionStates).notNull(),
    units: count().notNull(),
    /** Cents per unit and month; null where the price is not known. */
    pricePerMonth: money(),
    currency: text().notNull(),
    createdAt: instant().notNull(),
    renewsOn: text(),
    revision: count().notNull(),
  },
  (t) => [index('subscriptions_by_product').on(t.productId)],
)

/** Which group gives which product to its members, with which plans switched off, and when. */
export const groupLicenses = table(
  'group_licenses',
  {
    id: id<Id<'groupLicense'>>().primaryKey(),
    groupId: id<GroupId>()
      .notNull()
      .references(() => groups.id),
    productId: id<ProductId>()
      .notNull()
      .references(() => products.id),
    disabledPlans: document<readonly ServicePlanId[]>().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('group_licenses_live').on(t.groupId, t.productId).where(sql`${t.endsAt} is null`),
    index('group_licenses_by_product').on(t.productId),
  ],
)

/** Products assigned to a user directly, and when. */
export const directLicenses = table(
  'direct_licenses',
  {
    id: id<Id<'directLicense'>>().primaryKey(),
    userId: id<UserId>()
      .notNull()
      .references(() => users.id),
    productId: id<ProductId>()
      .notNull()
      .references(() => products.id),
    disabledPlans: document<readonly ServicePlanId[]>().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('direct_licenses_live').on(t.userId, t.productId).where(sql`${t.endsAt} is null`),
    index('direct_licenses_by_product').on(t.productId),
  ],
)

/**
 * Seats and places in line: one live row per user and product, whatever the number of reasons. A row that begins in line keeps its
 * `queuedAt` when it becomes a seat, so the line's order is told for ever.
 */
export const seats = table(
  'seats',
  {
    id: id<SeatId>().primaryKey(),
    userId: id<UserId>()
      .notNull()
      .references(() => users.id),
    productId: id<ProductId>()
      .notNull()
      .references(() => products.id),
    state: oneOf(seatStates).notNull(),
    queuedAt: instant().notNull(),
    /** The order of the line of a product. It only ever grows, so that a clock that jumps lets nobody overtake. */
    queueOrder: count().notNull(),
    heldSince: instant(),
    endsAt: instant(),
  },
  (t) => [
    uniqueIndex('seats_live').on(t.userId, t.productId).where(sql`${t.endsAt} is null`),
    index('seats_in_line').on(t.productId, t.state, t.queueOrder, t.id).where(sql`${t.endsAt} is null`),
    index('seats_by_order').on(t.productId, t.queueOrder),
    index('seats_by_user').on(t.userId),
  ],
)
