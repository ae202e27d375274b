/** `1 day`, `90 days`. */
export const daysInWords = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`

/** How long somebody asked to have access; undefined where they left it to the policy. */
export const wishInWords = (days: number | null): string | undefined => (days === null ? undefined : daysInWords(days))

/** How long access that is asked for would last, and under which policy: `365 days (For employees)`. */
export function lengthOfRequestInWords(of: {
  readonly requestedDays: number | null
  readonly longestDays: number | null
  readonly policyName: string
}): string {
  const days = of.requestedDays ?? of.longestDays
  const length = days === null ? 'Without an end' : days === 0 ? 'Less than a day' : daysInWords(days)
  return of.policyName === '' ? length : `${length} (${of.policyName})`
}
