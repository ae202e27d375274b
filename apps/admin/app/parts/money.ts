import type { Money } from '@latchkey/core/licensing/usage'

/** An amount as people read it: "€1,234.50". */
export const moneyInWords = ({ cents, currency }: Money): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(cents / 100)

/** Amounts of several currencies side by side; a dash where there are none. */
export const amountsInWords = (amounts: readonly Money[]): string => amounts.map(moneyInWords).join(' + ') || '–'

/** Cents as a form shows them: "12.50"; empty where there are none. */
export const centsAsText = (cents: number | null): string => (cents === null ? '' : (cents / 100).toFixed(2))

/** What costs more or less per month: "+€30.00", "−€12.50"; what comes to nothing is told as such. */
export const differenceInWords = (amounts: readonly Money[]): string =>
  amounts.length === 0
    ? 'no change'
    : amounts
        .map(({ cents, currency }) => `${cents < 0 ? '−' : '+'}${moneyInWords({ cents: Math.abs(cents), currency })}`)
        .join(', ')
