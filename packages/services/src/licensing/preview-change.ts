import type { GroupId, ProductId, ServicePlanId, UserId } from '@latchkey/core/ids'
import { type Effect, effectsOf } from '@latchkey/core/licensing/preview'
import { type ProductEffect, totalsOf } from '@latchkey/core/licensing/preview-totals'
import { type Pace, usualPace } from '@latchkey/core/licensing/run'
import { toldInStretches } from '@latchkey/core/licensing/told-in-stretches'
import { Refusal } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { groupById } from '../directory/groups.store.ts'
import type { Portal } from '../portal.ts'
import { turn } from '../turn.ts'
import { beginCourse } from './course.store.ts'
import { digestOf } from './effects-digest.ts'
import { type Beside, rulesOf } from './license-facts.store.ts'
import { type Population, sizeOf, stretchesOf } from './populations.store.ts'
import type { ProductRules } from './product-facts.store.ts'
import { placesSupposing } from './product-places.store.ts'
import { evaluateUntilWhole } from './relicense.ts'
import type { Supposed } from './supposed.ts'

/** A wide change that can be looked at before it is made. */
export type LicenseChange =
  | {
      readonly kind: 'groupLicenses'
      readonly groupId: GroupId
      readonly give: readonly { readonly productId: ProductId; readonly disabledPlans: readonly ServicePlanId[] }[]
      readonly take: readonly ProductId[]
    }
  | ({ readonly kind: 'rules' } & RulesWished)

/** What is to decide about a product beside its units. */
export interface RulesWished {
  readonly productId: ProductId
  readonly rank: number
  /** Null means everywhere. */
  readonly allowedCountries: readonly string[] | null
}

/** What a change would come to. */
export interface ChangePreview {
  readonly totals: readonly (ProductEffect & { readonly displayName: string })[]
  /** Person by person. */
  readonly effects: readonly Effect[]
  /** How many people anything would change for. */
  readonly people: number
  /** A fingerprint of all of it: the change can be made on the condition that it still comes to the same. */
  readonly digest: string
}

/**
 * What a change would do to everybody whom it concerns, by the evaluator that the change itself runs, over the whole population and in
 * the same stretches. Reads only. Who may ask is decided by who calls.
 */
export async function previewChange(
  portal: Portal,
  db: Queries,
  change: LicenseChange,
  pace: Pace = usualPace,
): Promise<ChangePreview> {
  const at = portal.now()
  const { supposing, populations } =
    change.kind === 'groupLicenses' ? await licensesSupposed(db, change, at) : await rulesSupposed(db, change, at)
  return previewOf(db, stretchesOfAll(db, populations, pace), { country: portal.settings.country, supposing })
}

/** One population after another: those first that are done at once, for the runs of the others begin after them. */
async function* stretchesOfAll(
  db: Queries,
  populations: readonly Population[],
  pace: Pace,
): AsyncGenerator<readonly UserId[]> {
  const sizes = new Map<Population, number>()
  for (const population of populations) sizes.set(population, await sizeOf(db, population))
  const isWide = (population: Population) => (sizes.get(population) ?? 0) > pace.atOnce
  const inTurn = [...populations.filter((each) => !isWide(each)), ...populations.filter(isWide)]
  for (const population of inTurn) yield* stretchesOf(db, population, pace)
}

/** What it would come to for these people, a stretch of them after another, if things were as supposed. Reads only. */
export async function previewOf(
  db: Queries,
  stretches: AsyncIterable<readonly UserId[]> | Iterable<readonly UserId[]>,
  beside: Omit<Beside, 'course'>,
): Promise<ChangePreview> {
  const told = toldInStretches()
  const course = beginCourse()
  for await (const userIds of stretches) {
    // Who was looked at before is in line with everything that has happened since.
    const others = userIds.filter((userId) => !told.knows(userId))
    const { facts, steps } = await evaluateUntilWhole(db, others, { ...beside, course })
    told.tell(facts.people, effectsOf(facts, steps))
    course.foreseen.carry(facts.people, steps)
    await turn()
  }
  const { effects, people } = told.all()
  const { products } = await rulesOf(db, [...new Set(effects.map(({ productId }) => productId))], beside)
  const names = new Map(products.map(({ id, displayName }) => [id, displayName]))
  return {
    totals: totalsOf(effects, products).map((total) => ({
      ...total,
      displayName: names.get(total.productId) ?? total.productId,
    })),
    effects,
    people,
    digest: digestOf(effects),
  }
}

/** What would be so, and who is to be looked at, in the order of the change. */
interface Foreseen {
  readonly supposing: Supposed
  readonly populations: readonly Population[]
}

async function licensesSupposed(
  db: Queries,
  change: Extract<LicenseChange, { kind: 'groupLicenses' }>,
  at: Date,
): Promise<Foreseen> {
  const group = await groupById(db, change.groupId)
  const common = { groupId: group.id, priority: group.licensePriority }
  const groupLicenses = [
    ...change.give.map((license) => ({ ...common, ...license })),
    ...change.take.map((productId) => ({ ...common, productId, disabledPlans: null })),
  ]
  return {
    supposing: { groupLicenses },
    populations: [{ kind: 'groupLicenses', groupId: change.groupId, productId: null, at }],
  }
}

/** Another rank may change the order of products beside this one, so everybody is looked at who has one of those. */
async function rulesSupposed(db: Queries, wished: RulesWished, at: Date): Promise<Foreseen> {
  const { productId, allowedCountries } = wished
  const { places, concerned } = await placesSupposing(db, wished)
  const rules = ({ products, relations }: ProductRules): ProductRules => ({
    products: products.map((each) => ({
      ...each,
      place: places.get(each.id) ?? each.place,
      allowedCountries: each.id === productId ? allowedCountries : each.allowedCountries,
    })),
    relations,
  })
  return {
    supposing: { groupLicenses: [], rules },
    populations: [...concerned].sort().map((id) => ({ kind: 'productLicenses', groupId: null, productId: id, at })),
  }
}

/** Refuses with `previewStale` where a change would not come to what was shown any more. */
export function insistAsShown(preview: Pick<ChangePreview, 'digest'>, digest: string): void {
  if (preview.digest !== digest)
    throw new Refusal(
      'conflict',
      'previewStale',
      'Something has changed since this preview was made, so the change would come to something else. Look at the new preview.',
    )
}
