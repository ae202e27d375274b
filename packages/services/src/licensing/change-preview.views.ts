import { may, refusalFor } from '@latchkey/core/authorization/may'
import type { Permission } from '@latchkey/core/authorization/permissions'
import { into } from '@latchkey/core/grouped'
import type { ProductId, ServicePlanId, SubscriptionId, UserId } from '@latchkey/core/ids'
import type { Effect } from '@latchkey/core/licensing/preview'
import { costBetween, costOfSeats, sumOfMoney } from '@latchkey/core/licensing/seat-cost'
import type { SubscriptionState } from '@latchkey/core/licensing/units'
import type { Money } from '@latchkey/core/licensing/usage'
import { among } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { users } from '@latchkey/schema/tables/directory'
import { servicePlans } from '@latchkey/schema/tables/licensing'
import { inChunks } from '../chunks.ts'
import type { Page } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { licensedGroup, productById, subscriptionById, subscriptionsOf } from './licenses.store.ts'
import type { RulesWished } from './preview-change.ts'
import { type ChangePreview, type LicenseChange, previewChange, previewOf } from './preview-change.ts'
import { previewRules } from './preview-rules.ts'
import { previewSubscription } from './preview-subscription.ts'
import type { SupposedMemberships } from './supposed.ts'

/** What a change would come to, with what it would cost. */
export interface PricedPreview extends ChangePreview {
  readonly totals: readonly (ChangePreview['totals'][number] & { readonly cost: readonly Money[] })[]
  /** What all of it would cost more per month; less where it is negative. */
  readonly cost: readonly Money[]
}

const mustAll = (portal: Portal, ...permissions: readonly Permission[]): void => {
  for (const permission of permissions) if (!may(portal.actor, permission)) throw refusalFor(portal.actor, permission)
}

/** What a change of a group's licenses would come to. Refuses who may not make the change. */
export async function previewGroupLicenses(
  portal: Portal,
  change: Extract<LicenseChange, { kind: 'groupLicenses' }>,
): Promise<PricedPreview> {
  await licensedGroup(portal.db.read, change.groupId)
  mustAll(portal, 'group.assignLicense', ...(change.take.length > 0 ? (['group.removeLicense'] as const) : []))
  return withSeatCosts(portal.db.read, await previewChange(portal, portal.db.read, change))
}

/** What other rules of a product would come to. Refuses who may not change them. */
export async function previewProductRules(portal: Portal, wished: RulesWished): Promise<PricedPreview> {
  await productById(portal.db.read, wished.productId)
  mustAll(portal, 'product.update')
  return withSeatCosts(portal.db.read, await previewRules(portal, portal.db.read, wished))
}

/** What a subscription is to become, as far as seats and costs depend on it. */
export interface SubscriptionChange {
  readonly subscriptionId: SubscriptionId
  readonly units: number
  readonly state: SubscriptionState
  readonly pricePerMonth: number | null
  readonly currency: string
}

/** What a change of a subscription would come to; its cost is that of the units, not of the seats. Refuses who may not make it. */
export async function previewUnits(portal: Portal, change: SubscriptionChange): Promise<PricedPreview> {
  const db = portal.db.read
  const subscription = await subscriptionById(db, change.subscriptionId)
  mustAll(portal, 'subscription.update')
  const preview = await previewSubscription(portal, db, subscription, change)
  const { subscriptionId: _, ...to } = change
  const cost = costBetween([subscription], [{ ...subscription, ...to }])
  return { ...preview, cost, totals: preview.totals.map((total) => ({ ...total, cost: [] })) }
}

/**
 * What other memberships would come to for the licenses of these people, a stretch of them after another. Reads only. Who may ask is decided
 * by who calls.
 */
export const previewMemberships = async (
  portal: Portal,
  stretches: Iterable<readonly UserId[]>,
  memberships: SupposedMemberships,
): Promise<PricedPreview> =>
  withSeatCosts(
    portal.db.read,
    await previewOf(portal.db.read, stretches, {
      country: portal.settings.country,
      supposing: { groupLicenses: [], memberships },
    }),
  )

async function withSeatCosts(db: Queries, preview: ChangePreview): Promise<PricedPreview> {
  const bought = await subscriptionsOf(
    db,
    preview.totals.map(({ productId }) => productId),
  )
  const totals = preview.totals.map((total) => ({
    ...total,
    cost: costOfSeats(
      bought.filter(({ productId }) => productId === total.productId),
      total.heldAfter - total.heldBefore,
    ),
  }))
  return { ...preview, totals, cost: sumOfMoney(totals.flatMap(({ cost }) => cost)) }
}

/** One product of somebody before and after a change; the plans by name. */
export interface EffectShown extends Omit<Effect, 'plansOn' | 'plansOff'> {
  readonly productName: string
  readonly plansOn: readonly string[]
  readonly plansOff: readonly string[]
}

/** Somebody for whom a change would change something. */
export interface PersonEffects {
  readonly userId: UserId
  readonly displayName: string
  readonly userPrincipalName: string
  readonly department: string | null
  readonly effects: readonly EffectShown[]
}

/** Some of the people for whom a change would change something, in the order in which they came. Names are read for these alone. */
export async function peopleOfPreview(
  { db: { read: db } }: Portal,
  { effects, totals }: Pick<ChangePreview, 'effects' | 'totals'>,
  cursor: string | null,
  size: number,
): Promise<Page<PersonEffects>> {
  const start = cursor === null ? 0 : effects.findLastIndex(({ userId }) => userId === cursor) + 1
  const mine = new Map<UserId, Effect[]>()
  let end = start
  for (; end < effects.length; end += 1) {
    const effect = effects[end] as Effect
    if (mine.size === size && !mine.has(effect.userId)) break
    into(mine, effect.userId, effect)
  }
  const ids = [...mine.keys()]
  const [people, plans] = [
    await peopleById(db, ids),
    await plansById(
      db,
      ids.flatMap((id) => mine.get(id) ?? []),
    ),
  ]
  const products = new Map<ProductId, string>(totals.map(({ productId, displayName }) => [productId, displayName]))
  const named = (planIds: readonly ServicePlanId[]) => planIds.map((id) => plans.get(id) ?? id)
  const rows = ids.flatMap((id) => {
    const person = people.get(id)
    if (!person) return []
    const shown = (mine.get(id) ?? []).map((effect) => ({
      ...effect,
      productName: products.get(effect.productId) ?? effect.productId,
      plansOn: named(effect.plansOn),
      plansOff: named(effect.plansOff),
    }))
    return [{ ...person, userId: id, effects: shown }]
  })
  return { rows, next: end < effects.length ? (ids.at(-1) ?? null) : null }
}

async function peopleById(db: Queries, ids: readonly UserId[]) {
  const { id, displayName, userPrincipalName, department } = users
  const found = await inChunks(ids, (chunk) =>
    db.select({ id, displayName, userPrincipalName, department }).from(users).where(among(id, chunk)),
  )
  return new Map(found.flat().map(({ id, ...person }) => [id, person]))
}

async function plansById(db: Queries, effects: readonly Effect[]): Promise<ReadonlyMap<ServicePlanId, string>> {
  const ids = [...new Set(effects.flatMap(({ plansOn, plansOff }) => [...plansOn, ...plansOff]))]
  const found = await inChunks(ids, (chunk) =>
    db
      .select({ id: servicePlans.id, displayName: servicePlans.displayName })
      .from(servicePlans)
      .where(among(servicePlans.id, chunk)),
  )
  return new Map(found.flat().map(({ id, displayName }) => [id, displayName]))
}
