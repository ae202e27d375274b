import type { Money } from '@latchkey/core/licensing/usage'

/** An amount as people read it: "€1,234.50". */
export const moneyInWords = ({ cents, currency }: Money): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(cents / 100)

/** Amounts of several currencies side by side; a dash where there are none. */
export const amountsInWords = (amounts: readonly Money[]): string => amounts.map(moneyInWords).join(' + ') || '–'
