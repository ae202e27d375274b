import type { LicenseError, SeatState } from './standing.ts'

/** How somebody stands to a product, as far as it says what is missing. */
export interface Lacking {
  readonly product: string
  /** Null where there is no reason for it. */
  readonly state: SeatState | null
  readonly error: LicenseError | null
  readonly supersededBy: string | null
  /** The country of the person; null where none is known. */
  readonly country: string | null
  /** Null means everywhere. */
  readonly allowedCountries: readonly string[] | null
  readonly heldBack: readonly { readonly plan: string; readonly other: string; readonly why: 'excludes' | 'requires' }[]
  readonly position: number | null
  readonly units: number
  readonly held: number
}

/** What is missing to a license that is not there, or does not work wholly, in sentences; nothing where nothing is. */
export function missingTo(facts: Lacking): readonly string[] {
  const { product, state, supersededBy, error } = facts
  if (state === null) return [`Nothing gives ${product}: no group, and no direct assignment.`]
  if (state === 'waiting') return [seatMissing(facts)]
  if (state === 'superseded')
    return [`${supersededBy ?? 'A better product'} replaces it, so it takes no seat. It comes back when that ends.`]
  if (error === 'ProhibitedInUsageLocationViolation') return [countryMissing(facts)]
  return facts.heldBack.map(({ plan, other, why }) =>
    why === 'excludes'
      ? `The plan ${plan} clashes with ${other}, which is on already.`
      : `The plan ${plan} needs ${other}, which is not there.`,
  )
}

function seatMissing({ units, held, position }: Lacking): string {
  const line = `Number ${position ?? 1} in line.`
  if (units === 0) return `There are no units that can be assigned. ${line}`
  return `Every seat is taken: ${held} of ${units}. ${line}`
}

function countryMissing({ country, allowedCountries }: Lacking): string {
  const where = allowedCountries && allowedCountries.length > 0 ? ` It may in ${allowedCountries.join(', ')}.` : ''
  return country === null
    ? `No usage location is set, and this product may not be used everywhere.${where}`
    : `It may not be used in ${country}.${where}`
}
