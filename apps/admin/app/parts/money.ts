import type { Money } from '@latchkey/core/licensing/usage'
import { moneyInWords } from '@latchkey/web/money'

/** Cents as a form shows them: "12.50"; empty where there are none. */
export const centsAsText = (cents: number | null): string => (cents === null ? '' : (cents / 100).toFixed(2))

/** What costs more or less per month: "+€30.00", "−€12.50"; what comes to nothing is told as such. */
export const differenceInWords = (amounts: readonly Money[]): string =>
  amounts.length === 0
    ? 'no change'
    : amounts
        .map(({ cents, currency }) => `${cents < 0 ? '−' : '+'}${moneyInWords({ cents: Math.abs(cents), currency })}`)
        .join(', ')
