/** How many letters must be added, dropped, changed or swapped with their neighbor to come from one word to the other. */
function distance(one: string, other: string): number {
  let before: number[] = []
  let above = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row]
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1]
      const swapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]
      line[at] = Math.min(
        (above[at] ?? 0) + 1,
        (line[at - 1] ?? 0) + 1,
        (above[at - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = above
    above = line
  }
  return above[other.length] ?? 0
}

/** Whether a word shortens a name: it is a part of it (title, jobTitle), or its letters in their order (dept, department). */
function shortens(word: string, name: string): boolean {
  if (word.length < 4) return false
  if (name.includes(word)) return true
  let at = 0
  for (const letter of name) if (letter === word[at]) at += 1
  return at === word.length && word[0] === name[0]
}

/**
 * The name that somebody most likely meant, whatever the case, or undefined where none is close. Close is a name of which at most a
 * third was written wrong, or else one that the word shortens.
 */
export function nearest<Name extends string>(wrong: string, names: readonly Name[]): Name | undefined {
  const word = wrong.toLowerCase()
  const most = Math.min(4, Math.floor(word.length / 3))
  let best: Name | undefined
  let bestDistance = most + 1
  for (const name of names) {
    if (Math.abs(name.length - word.length) >= bestDistance) continue
    const far = distance(word, name.toLowerCase())
    if (far < bestDistance) [best, bestDistance] = [name, far]
  }
  return best ?? names.find((name) => shortens(word, name.toLowerCase()))
}
