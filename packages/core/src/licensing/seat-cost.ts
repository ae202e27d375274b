import { assignableStates, type SubscriptionState } from './units.ts'
import { type Money, monthlyCost } from './usage.ts'

/** A subscription, as far as a price is reckoned from it. */
export interface Priced {
  readonly state: SubscriptionState
  readonly units: number
  readonly pricePerMonth: number | null
  readonly currency: string
}

const isAssignable = ({ state }: Priced): boolean => (assignableStates as readonly SubscriptionState[]).includes(state)

/**
 * What so many seats of a product cost per month, by the average price of its units; fewer seats cost a negative sum. Units that are paid in
 * several currencies share the seats by their number. Nothing where no price is known.
 */
export function costOfSeats(subscriptions: readonly Priced[], seats: number): readonly Money[] {
  const priced = subscriptions.filter((one) => one.pricePerMonth !== null && isAssignable(one))
  const units = priced.reduce((sum, one) => sum + one.units, 0)
  if (units === 0 || seats === 0) return []
  return monthlyCost(priced)
    .filter(({ cents }) => cents > 0)
    .map(({ cents, currency }) => ({ cents: Math.round((cents * seats) / units), currency }))
}

/** Sums of money added up, by currency; what comes to nothing is left out. */
export function sumOfMoney(amounts: readonly Money[]): readonly Money[] {
  const sums = new Map<string, number>()
  for (const { cents, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + cents)
  return [...sums]
    .filter(([, cents]) => cents !== 0)
    .map(([currency, cents]) => ({ cents, currency }))
    .sort((one, other) => one.currency.localeCompare(other.currency))
}

/** What a change of subscriptions costs more per month; less where it is negative. */
export const costBetween = (before: readonly Priced[], after: readonly Priced[]): readonly Money[] =>
  sumOfMoney([...monthlyCost(after), ...monthlyCost(before).map((sum) => ({ ...sum, cents: -sum.cents }))])
