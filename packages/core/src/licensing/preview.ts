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
  const known = products.map((product) => ({ product, plans: plansOf(product) }))
  return people.flatMap(({ userId, reasons, seats }) => {
    const mine = moves.get(userId)
    const now = reasonsNow.get(userId) ?? []
    if (mine === undefined && now === reasons) return []
    return known.flatMap(({ product: { id: productId }, plans }): readonly Effect[] => {
      const before = seats.find((seat) => seat.productId === productId) ?? null
      const after = mine?.has(productId) ? (mine.get(productId) ?? null) : before
      const { plansOn, plansOff } = plans.between(plans.working(before, now), plans.working(after, reasons))
      if (!mine?.has(productId) && plansOn.length + plansOff.length === 0) return []
      const [state, error] = [after?.state ?? null, after?.error ?? null]
      const told = { before: before?.state ?? null, after: state, errorBefore: before?.error ?? null, error }
      return [{ userId, productId, ...told, plansOn, plansOff }]
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

type Plans = ReadonlySet<ServicePlanId>

const noPlans: Plans = new Set()

/**
 * The plans of a product, as far as they work for people. Thousands have them for the same reasons, so what is the same is one object for
 * all of them.
 */
function plansOf(product: LicensingFacts['products'][number]) {
  const byReason = new Map<Reason, Plans>()
  const differences = new Map<Plans, Map<Plans, Pick<Effect, 'plansOn' | 'plansOff'>>>()
  const leftOn = (reasons: readonly Reason[]): Plans => {
    const [reason, ...others] = reasons
    if (reason === undefined || others.length > 0) return enabledPlans(product, reasons)
    const known = byReason.get(reason) ?? enabledPlans(product, reasons)
    byReason.set(reason, known)
    return known
  }
  return {
    /** Where somebody holds a seat, those that a reason leaves on and nothing holds back. */
    working(standing: Standing | null, reasons: readonly Reason[]): Plans {
      if (standing?.state !== 'held') return noPlans
      const on = leftOn(reasons.filter(({ productId }) => productId === product.id))
      const heldBack = standing.because?.heldBack ?? []
      return heldBack.length === 0
        ? on
        : new Set([...on].filter((plan) => !heldBack.some(({ planId }) => planId === plan)))
    },
    /** What begins to work, and what does not work any more. */
    between(was: Plans, will: Plans): Pick<Effect, 'plansOn' | 'plansOff'> {
      const from = differences.get(was) ?? new Map<Plans, Pick<Effect, 'plansOn' | 'plansOff'>>()
      differences.set(was, from)
      const known = from.get(will) ?? {
        plansOn: product.plans.filter((plan) => will.has(plan) && !was.has(plan)),
        plansOff: product.plans.filter((plan) => was.has(plan) && !will.has(plan)),
      }
      from.set(will, known)
      return known
    },
  }
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
