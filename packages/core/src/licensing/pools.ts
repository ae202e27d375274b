/** What decides whether a product needs a look before people have to wait. */
export interface Pool {
  /** Units that can be assigned. */
  readonly units: number
  readonly held: number
  /** Warned of when the share of free units, in hundredths, falls below this. */
  readonly lowShare: number
}

/** Why a product needs a look: more seats than units, or too few free units left. Null where it needs none, or nothing was bought. */
export function shortOf({ units, held, lowShare }: Pool): 'over' | 'low' | null {
  if (held > units) return 'over'
  if (units === 0) return null
  return (units - held) * 100 < units * lowShare ? 'low' : null
}
