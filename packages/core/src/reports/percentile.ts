/** How long things took: how many there were, and within which time half and nineteen in twenty of them were done, in milliseconds. */
export interface Durations {
  readonly counted: number
  readonly median: number | null
  readonly percentile95: number | null
}

/**
 * The value that so much of a hundred of all do not exceed, by nearest rank: always one that occurred. Null where there is none.
 * `sorted` goes upwards.
 */
export function percentile(sorted: readonly number[], percent: number): number | null {
  const rank = Math.max(1, Math.ceil((percent * sorted.length) / 100))
  return sorted[rank - 1] ?? null
}

/** Sums up how long things took. */
export function durationsOf(values: readonly number[]): Durations {
  const sorted = [...values].sort((a, b) => a - b)
  return { counted: sorted.length, median: percentile(sorted, 50), percentile95: percentile(sorted, 95) }
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** A duration as people say it, in its largest unit: `3 days`, `1.5 hours`, `under a minute`. */
export function durationInWords(milliseconds: number): string {
  const [name, size] = units.find(([, size]) => milliseconds >= size) ?? []
  if (name === undefined || size === undefined) return 'under a minute'
  const count = Math.round((milliseconds / size) * 10) / 10
  return `${count} ${count === 1 ? name : `${name}s`}`
}
