import { fold } from '../fold.ts'
import type { CharacterSet } from './pattern.ts'

/** Whether a code unit belongs, with regard to case. */
export type Belongs = (unit: number) => boolean

/** The code units that fold to this one, itself among them: a set has it where it has any of these. */
function variantsOf(unit: number): readonly number[] {
  const upper = String.fromCharCode(unit).toUpperCase()
  const variants = upper.length === 1 ? [unit, upper.charCodeAt(0)] : [unit]
  return unit === 0x3c3 ? [...variants, 0x3c2] : variants
}

/** The set of the characters that belong, or of all others, without regard to case. */
export const caselessSet = (key: string, belongs: Belongs, negated: boolean): CharacterSet => ({
  key,
  has: (unit) => variantsOf(unit).some(belongs) !== negated,
})

/** The sets that one character becomes: several, where it takes several code units. */
export const setsOfCharacter = (character: string): readonly CharacterSet[] =>
  Array.from({ length: fold(character).length }, (_, at) => fold(character).charCodeAt(at)).map((unit) => ({
    key: `=${unit}`,
    has: (other: number) => other === unit,
  }))

/** Every character but a line break, as the dot means it in .NET. */
export const anyCharacter: CharacterSet = { key: '.', has: (unit) => unit !== 10 }

const test =
  (pattern: RegExp): Belongs =>
  (unit) =>
    pattern.test(String.fromCharCode(unit))

/** Whether a code unit is of a word: a letter, a mark, a digit or a connecting punctuation, as in .NET. */
export const isWordUnit: Belongs = test(/[\p{L}\p{Mn}\p{Nd}\p{Pc}]/u)

/** What \d, \s and \w mean; in capitals, the others. */
const shorthands: ReadonlyMap<string, Belongs> = new Map([
  ['d', test(/\p{Nd}/u)],
  ['s', test(/\s/)],
  ['w', isWordUnit],
])

/** The characters that \d, \S and so on mean, or undefined where the letter means none. */
export function shorthand(letter: string): Belongs | undefined {
  const belongs = shorthands.get(letter.toLowerCase())
  if (!belongs || letter === letter.toLowerCase()) return belongs
  return (unit) => !belongs(unit)
}

/** The characters of a Unicode category such as L or Nd, or undefined where there is no such category. */
export function category(name: string, negated: boolean): Belongs | undefined {
  if (!/^[LMNPSZC][a-z]?$/.test(name)) return undefined
  try {
    const belongs = test(new RegExp(`\\p{${name}}`, 'u'))
    return negated ? (unit) => !belongs(unit) : belongs
  } catch {
    return undefined
  }
}
