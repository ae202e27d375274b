import type { LimitName } from '@latchkey/core/entitlement/limits'

/** How many there are now of what has a limit, where that is known. */
export type CountsThere = Partial<Readonly<Record<LimitName, number>>>

/** `12 now.`; nothing where it is not known. */
export const inWordsThere = (there: number | undefined): string =>
  there === undefined ? '' : `${there.toLocaleString('en-US')} now.`
