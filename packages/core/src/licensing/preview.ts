import type { ProductId, ServicePlanId, UserId } from '../ids.ts'
import { enabledPlans, type LicenseStep, type LicensingFacts, type Reason, type Standing } from './evaluate.ts'
import type { LicenseError, SeatState } from './standing.ts'

/** How one person would come to stand to one product. */
export interface Effect {
  readonly userId: UserId
  readonly productId: ProductId
  /** Null where there was, or would be, nothing. */
  readonly before: SeatState | null
  readonly after: SeatState | null
  readonly errorBefore: LicenseError | null
  readonly error: LicenseError | null
  /** Plans of the product that would begin to work, and that would not work any more. */
  readonly plansOn: readonly ServicePlanId[]
  readonly plansOff: readonly ServicePlanId[]
}

/** What a change would do to one product, in people. */
export interface ProductEffect {
  readonly productId: ProductId
  readonly gain: number
  readonly lose: number
  readonly wait: number
  readonly superseded: number
  readonly errors: number
  /** Who keeps a seat of which other plans work. */
  readonly plansChange: number
  readonly heldBefore: number
  readonly heldAfter: number
  readonly waitingAfter: number
  readonly units: number
}

/** The tally of a product before a change. */
export interface Tally {
  readonly id: ProductId
  readonly units: number
  readonly held: number
  readonly waiting: number
}

/**
 * The steps of an evaluation as effects on people, person by person: what ends and what follows it are one. Where reasons change, whoever
 * keeps a seat with other plans is told too, although no step is needed for it.
 */
export function effectsOf(
  { people, products }: Pick<LicensingFacts, 'people' | 'products'>,
  steps: readonly LicenseStep[],
  /** The reasons as they are; those of the facts are as they would be. */
  reasonsNow: ReadonlyMap<UserId, readonly Reason[]>,
): readonly Effect[] {
  const moves = movesOf(steps)
  return people.flatMap(({ userId, reasons, seats }) => {
    const mine = moves.get(userId)
    const now = reasonsNow.get(userId) ?? []
    if (mine === undefined && now === reasons) return []
    return products.flatMap((product): readonly Effect[] => {
      const before = seats.find(({ productId }) => productId === product.id) ?? null
      const after = mine?.has(product.id) ? (mine.get(product.id) ?? null) : before
      const [was, will] = [plansWorking(product, before, now), plansWorking(product, after, reasons)]
      const plansOn = product.plans.filter((plan) => will.has(plan) && !was.has(plan))
      const plansOff = product.plans.filter((plan) => was.has(plan) && !will.has(plan))
      if (!mine?.has(product.id) && plansOn.length + plansOff.length === 0) return []
      const [state, error] = [after?.state ?? null, after?.error ?? null]
      const told = { before: before?.state ?? null, after: state, errorBefore: before?.error ?? null, error }
      return [{ userId, productId: product.id, ...told, plansOn, plansOff }]
    })
  })
}

/** How people would come to stand to products, by person; null where they would have nothing any more. */
function movesOf(steps: readonly LicenseStep[]): ReadonlyMap<UserId, ReadonlyMap<ProductId, Standing | null>> {
  const moves = new Map<UserId, Map<ProductId, Standing | null>>()
  for (const step of steps) {
    if (step.kind === 'reorder') continue
    const { userId, productId } = step.kind === 'begin' ? step : step.seat
    const mine = moves.get(userId) ?? new Map<ProductId, Standing | null>()
    moves.set(userId, mine)
    // What follows a row counts, whether it is told before or after the end of the row.
    if (step.kind === 'end') mine.set(productId, mine.get(productId) ?? null)
    else mine.set(productId, step.kind === 'begin' ? step : { ...step.seat, state: 'held' })
  }
  return moves
}

/** The plans of a product that work for somebody: where they hold a seat, those that a reason leaves on and nothing holds back. */
function plansWorking(
  product: LicensingFacts['products'][number],
  standing: Standing | null,
  reasons: readonly Reason[],
): ReadonlySet<ServicePlanId> {
  if (standing?.state !== 'held') return new Set()
  const on = enabledPlans(
    product,
    reasons.filter(({ productId }) => productId === product.id),
  )
  for (const { planId } of standing.because?.heldBack ?? []) on.delete(planId)
  return on
}

/** Whether an error is one that the change would bring. */
const isNew = ({ before, after, errorBefore, error }: Effect): boolean => before !== after || errorBefore !== error

/** What effects come to for each product, in the order of the tallies; products that nothing happens to are left out. */
export function totalsOf(effects: readonly Effect[], tallies: readonly Tally[]): readonly ProductEffect[] {
  return tallies.flatMap(({ id, units, held, waiting }) => {
    const mine = effects.filter(({ productId }) => productId === id)
    if (mine.length === 0) return []
    const count = (test: (effect: Effect) => boolean) => mine.filter(test).length
    const gain = count(({ before, after }) => before !== 'held' && after === 'held')
    const lose = count(({ before, after }) => before === 'held' && after !== 'held')
    const joining = count(({ before, after }) => before !== 'waiting' && after === 'waiting')
    const leaving = count(({ before, after }) => before === 'waiting' && after !== 'waiting')
    return [
      {
        productId: id,
        gain,
        lose,
        wait: joining,
        superseded: count(({ before, after }) => before !== 'superseded' && after === 'superseded'),
        errors: count((effect) => effect.error !== null && isNew(effect)),
        plansChange: count(({ before, after }) => before === 'held' && after === 'held'),
        heldBefore: held,
        heldAfter: held + gain - lose,
        waitingAfter: waiting + joining - leaving,
        units,
      },
    ]
  })
}

/** A text that is the same for the same effects, so that what is applied can be held against what was shown. */
export const fingerprintOf = (effects: readonly Effect[]): string =>
  effects
    .map(({ userId, productId, before, after, error, plansOn, plansOff }) =>
      [userId, productId, before, after, error, `+${[...plansOn].sort()}`, `-${[...plansOff].sort()}`].join(' '),
    )
    .sort()
    .join('\n')
