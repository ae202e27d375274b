import type { ProductId, UserId } from '../ids.ts'
import type { LicenseStep } from './evaluate.ts'
import type { LicenseError, SeatState } from './standing.ts'

/** How one person would come to stand to one product. */
export interface Effect {
  readonly userId: UserId
  readonly productId: ProductId
  /** Null where there was, or would be, nothing. */
  readonly before: SeatState | null
  readonly after: SeatState | null
  readonly error: LicenseError | null
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

/** The steps of an evaluation as effects on people: what ends and what follows it are one. */
export function effectsOf(steps: readonly LicenseStep[]): readonly Effect[] {
  const followed = new Set(steps.map((step) => (step.kind === 'begin' ? step.after : null)))
  return steps.flatMap((step): readonly Effect[] => {
    if (step.kind === 'reorder') return []
    if (step.kind === 'begin') {
      const { userId, productId, state, error, after } = step
      return [{ userId, productId, before: after?.state ?? null, after: state, error }]
    }
    const { userId, productId, state } = step.seat
    if (step.kind === 'promote') return [{ userId, productId, before: state, after: 'held', error: null }]
    return followed.has(step.seat) ? [] : [{ userId, productId, before: state, after: null, error: null }]
  })
}

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
        superseded: count(({ after }) => after === 'superseded'),
        errors: count(({ error }) => error !== null),
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
    .map(({ userId, productId, before, after, error }) => [userId, productId, before, after, error].join(' '))
    .sort()
    .join('\n')
