import { days } from '../time.ts'
import { gracePeriod } from './grace.ts'
import type { SeatState } from './standing.ts'
import type { LicenseSource, WhyStep } from './why.ts'

/** Something that would take a license away, and when it will where that is known. */
export interface Ending {
  readonly words: string
  readonly at: Date | null
}

/** What would take a license away from somebody. */
export interface TakesAway {
  /** For each reason what would end it. As long as one of them lives, the license stays. */
  readonly reasons: readonly { readonly words: string; readonly endings: readonly Ending[] }[]
  /** What would take it away although its reasons live, or switch it off. */
  readonly whatever: readonly Ending[]
}

/** Somebody's license, as far as what would take it away depends on it. */
export interface LicenseHeld {
  readonly product: string
  readonly state: SeatState
  readonly sources: readonly Pick<LicenseSource, 'words' | 'path' | 'until'>[]
  /** When the seat comes off because the units do not cover it; null where they do. */
  readonly graceEndsAt: Date | null
  /** The products that replace this one. */
  readonly betterProducts: readonly string[]
  /** Null means everywhere. */
  readonly allowedCountries: readonly string[] | null
}

const ending = (words: string, at: Date | null = null): Ending => ({ words, at })

/** What would take a license away, in sentences without an end: each names one event. */
export const takesAway = (license: LicenseHeld): TakesAway => ({
  reasons: license.sources.map((source) => ({ words: source.words, endings: endingsOf(license.product, source) })),
  whatever: license.state === 'held' ? whateverOf(license) : [],
})

/** Every event that would end one reason, what has a date first. */
function endingsOf(product: string, { path, until }: LicenseHeld['sources'][number]): readonly Ending[] {
  const step = (kind: WhyStep['kind']) => path.find((one) => one.kind === kind)
  const [group, nested, rule, accessPackage] = [step('group'), step('nestedGroup'), step('rule'), step('accessPackage')]
  if (!group) return [ending('An administrator removes the direct license')]
  const memberOf = (nested ?? group).name
  return [
    ...(accessPackage && until ? [ending(`The assignment of ${accessPackage.name} ends`, until)] : []),
    ...(accessPackage ? [ending(`${accessPackage.name} is given back or taken away`)] : []),
    ...(rule ? [ending(`The rule of the group ${memberOf} does not match any more`)] : []),
    ...(accessPackage || rule ? [] : [ending(`The membership in the group ${memberOf} ends`)]),
    ...(nested ? [ending(`The group ${nested.name} is taken out of the group ${group.name}`)] : []),
    ending(`The group ${group.name} does not give ${product} any more`),
  ]
}

/** Every event that would take a seat away whatever the reasons for it. */
const whateverOf = ({ betterProducts, graceEndsAt, allowedCountries }: LicenseHeld): readonly Ending[] => [
  graceEndsAt
    ? ending('The seat comes off, because there are more seats than units', graceEndsAt)
    : ending(
        `There are fewer units than seats for ${gracePeriod / days(1)} days, or units are deleted: the latest seats come off`,
      ),
  ...betterProducts.map((name) => ending(`A seat of ${name}, which replaces it`)),
  ...(allowedCountries
    ? [
        ending(
          `The usage location becomes a country in which it may not be used: it may in ${allowedCountries.join(', ')}`,
        ),
      ]
    : []),
]
