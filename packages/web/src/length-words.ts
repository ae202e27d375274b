/** `1 day`, `90 days`. */
export const daysInWords = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`

/** How long somebody asked to have access; undefined where they left it to the policy. */
export const wishInWords = (days: number | null): string | undefined => (days === null ? undefined : daysInWords(days))
