import type {
  GroupId,
  Id,
  PolicyId,
  ProductId,
  RunId,
  SeatId,
  ServicePlanId,
  SubscriptionId,
  UserId,
} from '@latchkey/core/ids'
import type { StandingBecause } from '@latchkey/core/licensing/evaluate'
import { runKinds, runStates } from '@latchkey/core/licensing/run'
import { licenseErrors, seatStates } from '@latchkey/core/licensing/standing'
import { subscriptionStates } from '@latchkey/core/licensing/units'
import { sql } from 'drizzle-orm'
import {
  count,
  document,
  flag,
  id,
  index,
  instant,
  money,
  oneOf,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../columns.ts'
import { groups, users } from './directory.ts'

/** Products that can be licensed; the id is Microsoft's SKU id where the product came from its published list. */
export const products = table(
  'products',
  {
    id: id<ProductId>().primaryKey(),
    skuPartNumber: text().notNull(),
    displayName: text().notNull(),
    /** Where plans of two products exclude each other, the product with the higher rank keeps its own. */
    rank: count().notNull().default(0),
    /** Where it stands in the order in which products are evaluated: decided for all of them at once; 0 until then. */
    place: count().notNull().default(0),
    /** The countries (ISO 3166-1 alpha-2) in which it may be used; null means everywhere. */
    allowedCountries: document<readonly string[]>(),
    /** Warned of when the share of free units, in hundredths, falls below this. */
    lowShare: count().notNull().default(5),
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

/** Which product replaces which: who holds the first takes no seat of the second. */
export const productSupersedes = table(
  'product_supersedes',
  {
    productId: id<ProductId>()
      .notNull()
      .references(() => products.id),
    supersededId: id<ProductId>()
      .notNull()
      .references(() => products.id),
    /** Whether it came with the catalog; what an administrator made or took away is not touched by an import. */
    preset: flag().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.supersededId] }),
    index('product_supersedes_by_lower').on(t.supersededId),
  ],
)

/** Presets that an administrator took away, so that they do not come back with the next import. */
export const presetsRefused = table('presets_refused', { key: text().primaryKey(), at: instant().notNull() })

/** Plans that cannot be on together, each pair once, the smaller id first; and plans that need another one to be on. */
export const planRelations = table(
  'plan_relations',
  {
    kind: oneOf(['excludes', 'requires']).notNull(),
    planId: id<ServicePlanId>()
      .notNull()
      .references(() => servicePlans.id),
    otherPlanId: id<ServicePlanId>()
      .notNull()
      .references(() => servicePlans.id),
    preset: flag().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.planId, t.otherPlanId] }),
    index('plan_relations_by_other').on(t.otherPlanId),
  ],
)

/**
 * The tally of each product's seats: kept with every change of them, so that one person's change does not count a hundred thousand.
 */
export const licensePools = table('license_pools', {
  productId: id<ProductId>()
    .primaryKey()
    .references(() => products.id),
  held: count().notNull(),
  waiting: count().notNull(),
  /** The highest number that was given in the line. */
  lastOrder: count().notNull(),
  /** Since when there are more seats than units; what is not mended within the grace period comes off. */
  overSince: instant(),
})

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
    /** The priority of the highest group that gives it: before the order. */
    priority: count().notNull().default(0),
    error: oneOf(licenseErrors),
    /** What replaces it, or the plans that are held back and what each clashes with or lacks. */
    because: document<StandingBecause>(),
  },
  (t) => [
    uniqueIndex('seats_live').on(t.userId, t.productId).where(sql`${t.endsAt} is null`),
    index('seats_in_line')
      .on(t.productId, t.state, sql`${t.priority} desc`, t.queueOrder, t.id)
      .where(sql`${t.endsAt} is null`),
    index('seats_with_errors').on(t.error, t.productId).where(sql`${t.endsAt} is null and ${t.error} is not null`),
    index('seats_by_order').on(t.productId, t.queueOrder),
    index('seats_by_user').on(t.userId),
  ],
)

/** Wide changes that run on by themselves, chunk by chunk, and go on where they stopped. */
export const runs = table(
  'runs',
  {
    id: id<RunId>().primaryKey(),
    kind: oneOf(runKinds).notNull(),
    /** The group, product or policy that it is about. */
    groupId: id<GroupId>(),
    productId: id<ProductId>(),
    policyId: id<PolicyId>(),
    /** What was changed, in words. */
    cause: text().notNull(),
    state: oneOf(runStates).notNull(),
    total: count().notNull(),
    done: count().notNull(),
    changed: count().notNull(),
    errors: count().notNull(),
    /** How far it has come in its population; empty at the start. */
    cursor: text().notNull(),
    actorId: id<UserId>(),
    actorName: text().notNull(),
    createdAt: instant().notNull(),
    startedAt: instant(),
    finishedAt: instant(),
  },
  (t) => [
    index('runs_open').on(t.createdAt, t.id).where(sql`${t.finishedAt} is null`),
    index('runs_by_group').on(t.groupId, t.createdAt),
    index('runs_by_product').on(t.productId, t.createdAt),
    index('runs_by_policy').on(t.policyId, t.createdAt),
  ],
)
