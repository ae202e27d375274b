/** Some characters: which code units of a folded text belong to them. Sets with the same key are the same. */
export interface CharacterSet {
  readonly key: string
  readonly has: (unit: number) => boolean
}

/** A place between characters: the start or the end of the text, or the edge of a word, or no such edge. */
export type Assertion = 'start' | 'end' | 'edge' | 'noEdge'

/** A pattern, read. `size` bounds the states that its automaton needs. */
export type Pattern =
  | { readonly kind: 'empty'; readonly size: number }
  | { readonly kind: 'set'; readonly set: CharacterSet; readonly size: number }
  | { readonly kind: 'assertion'; readonly assertion: Assertion; readonly size: number }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Pattern[]; readonly size: number }
  | {
      readonly kind: 'repeat'
      readonly part: Pattern
      readonly least: number
      readonly most: number | null
      readonly size: number
    }

/** The most states of an automaton: what one character of a text can cost at most. */
export const mostStates = 500

/** Why a pattern cannot be used, in words that go on from "This pattern cannot be used". */
export const patternProblems = {
  unclosedGroup: 'a parenthesis is not closed',
  strayParenthesis: 'a parenthesis closes nothing',
  unclosedSet: 'a [ has no ]',
  nothingToRepeat: '*, +, ? or {} must follow a character, a set or a group, once',
  badRange: 'a range runs backwards, such as z-a',
  badCount: 'the counts in {} run backwards or are above 500',
  setSubtraction: 'sets cannot be subtracted from each other',
  lookaround: 'looking ahead or behind, (?=…), (?!…), (?<=…) and (?<!…), is not supported',
  backReference: 'a pattern cannot refer back to a group',
  unknownGroup: 'this kind of group is not supported',
  unknownEscape: 'a backslash stands in front of a letter or digit that has no such meaning',
  danglingBackslash: 'it ends in a backslash',
  unknownCategory: 'a category of characters is not known; \\p{L} and \\p{Nd} are',
  tooDeep: 'its groups are nested too deep',
  tooLarge: `it needs more than ${mostStates} states; use smaller counts`,
} as const

/** Why a pattern cannot be used, in one word. */
export type PatternProblem = keyof typeof patternProblems
