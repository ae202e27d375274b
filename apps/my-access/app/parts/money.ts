import type { Money } from '@latchkey/core/licensing/usage'

/** Amounts as people read them: `€52.50`; those of several currencies side by side, and nothing where there are none. */
export const amountsInWords = (amounts: readonly Money[]): string =>
  amounts
    .map(({ cents, currency }) => new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(cents / 100))
    .join(' + ')
