import { createHash } from 'node:crypto'
import type { Effect } from '@latchkey/core/licensing/preview'

/** How many effects are put into the digest at once. */
const linesAtOnce = 1000

/** A fingerprint that is the same for the same effects in the same order, so that what is applied can be held against what was shown. */
export function digestOf(effects: readonly Effect[]): string {
  const digest = createHash('sha256')
  // Thousands share one list of plans: it is written once and then called by its number.
  const numbers = new Map<string, number>()
  const known = new Map<Effect['plansOn'], number>()
  const numberOf = (plans: Effect['plansOn']): number => {
    const seen = known.get(plans)
    if (seen !== undefined) return seen
    const text = [...plans].sort().join()
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    known.set(plans, number)
    return number
  }
  let lines: string[] = []
  const flush = () => {
    digest.update(lines.join('\n'))
    lines = []
  }
  for (const { userId, productId, before, after, error, plansOn, plansOff } of effects) {
    lines.push(`${userId} ${productId} ${before} ${after} ${error} ${numberOf(plansOn)} ${numberOf(plansOff)}`)
    if (lines.length === linesAtOnce) flush()
  }
  flush()
  return digest.update([...numbers.keys()].join('\n')).digest('base64url')
}
