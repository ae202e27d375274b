/** How a turn of a job went, in a sentence. */
export function turnInWords({ done, error }: { readonly done: number; readonly error: string | null }): string {
  if (error !== null) return `The job failed: ${error}`
  return done === 0
    ? 'The job has run. Nothing was due.'
    : `The job has run and did ${done} ${done === 1 ? 'thing' : 'things'}.`
}

const units = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
] as const

/** A length of time as "every 15 minutes". */
export function everyInWords(milliseconds: number): string {
  const [size, word] = units.find(([unit]) => milliseconds >= unit && milliseconds % unit === 0) ?? [1, 'millisecond']
  const amount = milliseconds / size
  return amount === 1 ? `every ${word}` : `every ${amount} ${word}s`
}

/** How long something took: "12 ms", "3.4 s". */
export const tookInWords = (milliseconds: number): string =>
  milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`
