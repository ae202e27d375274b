import type { Seat } from './evaluate.ts'
import type { World } from './world.testing.ts'

/** How a row stands, in words, with everything but numbers and dates: `held`, `superseded by e5`, `error: … (chat excludes talk)`. */
export function inWords({ state, error, because }: Seat): string {
  const why = [
    ...(because?.country === undefined ? [] : [because.country ?? 'no country']),
    ...(because?.heldBack ?? []).map(({ planId, otherPlanId, why: how }) => `${planId} ${how} ${otherPlanId}`),
  ]
  const better = because?.supersededBy ? ` by ${because.supersededBy}` : ''
  return `${state}${better}${error ? `: ${error}` : ''}${why.length > 0 ? ` (${why.join(', ')})` : ''}`
}

/** How everybody stands to everything, by person and product. */
export const standingsOf = ({ rows }: World): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, row]) => [key, inWords(row)]),
  )
