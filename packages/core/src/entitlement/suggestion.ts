import type { AccessPackageId } from '../ids.ts'
import type { EntitlementSettings } from './entitlement-settings.ts'

/** Why a package is suggested to somebody: they had it once, or people who work with them have it. */
export const suggestionReasons = ['history', 'manager', 'reports', 'jobTitle', 'department'] as const

/** A reason for a suggestion. */
export type SuggestionReason = (typeof suggestionReasons)[number]

/** Colleagues who have a package, by what they have in common with the person. */
export interface PeersHolding {
  readonly accessPackageId: AccessPackageId
  readonly reason: Exclude<SuggestionReason, 'history'>
  readonly count: number
  /** The first of them by name; pages name nobody unless the setting says so. */
  readonly names: readonly string[]
}

/** A package that might be of use to somebody, and why, in words. */
export interface Suggestion {
  readonly accessPackageId: AccessPackageId
  readonly why: readonly string[]
}

/** How much somebody's own past counts, and a colleague by what they have in common: the closer, the more. */
const weight: Record<SuggestionReason, number> = { history: 5, reports: 4, manager: 3, jobTitle: 2, department: 1 }

/** The most packages that are suggested at once. */
export const mostSuggestions = 20

/**
 * The packages that might be of use, the best first: by what people in common count for, then by id, so that the same facts come to the same
 * order. A setting of the organization decides what is told: nothing, the own past alone, how many colleagues, or who.
 */
export function suggestionsFrom(
  kind: EntitlementSettings['suggestions'],
  had: readonly AccessPackageId[],
  peers: readonly PeersHolding[],
): readonly Suggestion[] {
  if (kind === 'disabled') return []
  const scores = new Map<AccessPackageId, number>()
  const why = new Map<AccessPackageId, string[]>()
  const add = (id: AccessPackageId, score: number, words: string) => {
    scores.set(id, (scores.get(id) ?? 0) + score)
    why.set(id, [...(why.get(id) ?? []), words])
  }
  for (const id of new Set(had)) add(id, weight.history, 'You had it before.')
  if (kind !== 'history')
    for (const reason of suggestionReasons)
      for (const peer of peers.filter((one) => one.reason === reason && one.count > 0))
        add(peer.accessPackageId, weight[reason] * peer.count, peersInWords(peer, kind === 'countAndNames'))
  return [...scores]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, mostSuggestions)
    .map(([accessPackageId]) => ({ accessPackageId, why: why.get(accessPackageId) ?? [] }))
}

function peersInWords({ reason, count, names }: PeersHolding, named: boolean): string {
  const [one, many] = inCommon[reason]
  const group = count === 1 ? `1 ${one}` : `${count} ${many}`
  const has = count === 1 ? 'has it' : 'have it'
  if (!named || names.length === 0) return `${capital(group)} ${has}.`
  const more = count - names.length
  const who = more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ')
  return `${capital(group)} ${has}: ${who}.`
}

const inCommon: Record<PeersHolding['reason'], readonly [one: string, many: string]> = {
  manager: ['colleague with your manager', 'colleagues with your manager'],
  reports: ['of your direct reports', 'of your direct reports'],
  jobTitle: ['colleague with your job title', 'colleagues with your job title'],
  department: ['colleague in your department', 'colleagues in your department'],
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
