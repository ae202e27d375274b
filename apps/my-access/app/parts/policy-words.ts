import type { PolicyTold } from '@latchkey/services/entitlement/policies-told'
import { daysInWords } from '@latchkey/web/length-words'

/** A policy of a package, as its page tells it. */
export type PolicyWords = PolicyTold

/** How long access under a policy lasts: `90 days`, `Up to 90 days`, `Until you give it back`. */
export function lengthInWords({ longestDays, allowCustomDuration, mayGiveBack }: PolicyWords): string {
  if (longestDays === null) {
    if (allowCustomDuration) return 'As long as you say'
    return mayGiveBack ? 'Until it is given back' : 'Without an end'
  }
  if (longestDays === 0) return 'Less than a day'
  return allowCustomDuration ? `Up to ${daysInWords(longestDays)}` : daysInWords(longestDays)
}
