import type { GroupId, ProductId, ServicePlanId, UserId } from '@latchkey/core/ids'
import { type Effect, effectsOf, type ProductEffect, totalsOf } from '@latchkey/core/licensing/preview'
import { Refusal } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { groupById } from '../directory/groups.store.ts'
import type { Portal } from '../portal.ts'
import { digestOf } from './effects-digest.ts'
import type { Beside } from './license-facts.store.ts'
import { everyoneIn } from './populations.store.ts'
import type { ProductRules } from './product-facts.store.ts'
import { evaluateUntilWhole } from './relicense.ts'
import type { Supposed } from './supposed.store.ts'

/** A wide change that can be looked at before it is made. */
export type LicenseChange =
  | {
      readonly kind: 'groupLicenses'
      readonly groupId: GroupId
      readonly give: readonly { readonly productId: ProductId; readonly disabledPlans: readonly ServicePlanId[] }[]
      readonly take: readonly ProductId[]
    }
  | {
      readonly kind: 'rules'
      readonly productId: ProductId
      readonly rank: number
      readonly allowedCountries: readonly string[] | null
      readonly supersededBy: readonly ProductId[]
    }

/** What a change would come to. */
export interface ChangePreview {
  readonly totals: readonly (ProductEffect & { readonly displayName: string })[]
  readonly effects: readonly Effect[]
  /** How many people anything would change for. */
  readonly people: number
  /** A fingerprint of all of it: the change can be made on the condition that it still comes to the same. */
  readonly digest: string
}

/**
 * What a change would do to everybody whom it concerns, by the evaluator that the change itself runs, over the whole population. Reads
 * only. Who may ask is decided by who calls.
 */
export async function previewChange(portal: Portal, db: Queries, change: LicenseChange): Promise<ChangePreview> {
  const at = portal.now()
  const userIds =
    change.kind === 'groupLicenses'
      ? await everyoneIn(db, { kind: 'groupLicenses', groupId: change.groupId, productId: null, at })
      : change.kind === 'rules'
        ? await everyoneIn(db, { kind: 'productLicenses', groupId: null, productId: change.productId, at })
        : []
  return previewOf(db, userIds, {
    country: portal.settings.country,
    products: change.kind === 'groupLicenses' ? change.give.map(({ productId }) => productId) : [change.productId],
    supposing: await supposedBy(db, change),
  })
}

/** What it would come to for these people if things were as supposed. Reads only. */
export async function previewOf(db: Queries, userIds: readonly UserId[], beside: Beside): Promise<ChangePreview> {
  const { steps, facts } = await evaluateUntilWhole(db, userIds, beside)
  const reasonsNow = new Map(facts.people.map(({ userId, reasonsNow: now }) => [userId, now]))
  const effects = effectsOf(facts, steps, reasonsNow)
  const names = new Map(facts.products.map(({ id, displayName }) => [id, displayName]))
  return {
    totals: totalsOf(effects, facts.products).map((total) => ({
      ...total,
      displayName: names.get(total.productId) ?? total.productId,
    })),
    effects,
    people: new Set(effects.map(({ userId }) => userId)).size,
    digest: digestOf(effects),
  }
}

async function supposedBy(db: Queries, change: LicenseChange): Promise<Supposed> {
  if (change.kind !== 'groupLicenses') return { groupLicenses: [], rules: (stored) => withRules(stored, change) }
  const group = await groupById(db, change.groupId)
  const common = { groupId: group.id, priority: group.licensePriority, reachesNested: group.licensesReachNested }
  return {
    groupLicenses: [
      ...change.give.map((license) => ({ ...common, ...license })),
      ...change.take.map((productId) => ({ ...common, productId, disabledPlans: null })),
    ],
  }
}

function withRules(
  { products, relations }: ProductRules,
  change: Exclude<LicenseChange, { kind: 'groupLicenses' }>,
): ProductRules {
  const { kind: _, productId, ...changes } = change
  return { products: products.map((each) => (each.id === productId ? { ...each, ...changes } : each)), relations }
}

/** Refuses with `previewStale` where a change would not come to what was shown any more. */
export function insistAsShown(preview: ChangePreview, digest: string): void {
  if (preview.digest !== digest)
    throw new Refusal(
      'conflict',
      'previewStale',
      'Something has changed since this preview was made, so the change would come to something else. Look at the new preview.',
    )
}
