/**
 * A text as rules compare it, without regard to case. The two small sigmas become one, because which of them a capital turns into
 * depends on its neighbors, and the start of a word must fold like the whole word.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  return lower.includes('ς') ? lower.replaceAll('ς', 'σ') : lower
}
