import { type PatternProblem, patternProblems } from './pattern.ts'

/** What reading a pattern ends with at the first problem; it never leaves `readPattern`. */
export class PatternFault extends Error {
  readonly says: string

  constructor(problem: PatternProblem) {
    super(problem)
    this.says = patternProblems[problem]
  }
}

/** Ends the reading of a pattern with a problem. */
export const refuse = (problem: PatternProblem): never => {
  throw new PatternFault(problem)
}

/** A place in a pattern, which the parser moves on. */
export class PatternReader {
  at = 0
  /** How many groups the place stands in. */
  depth = 0

  constructor(readonly source: string) {}

  get ended(): boolean {
    return this.at >= this.source.length
  }

  /** The next code unit, or an empty text at the end. */
  get next(): string {
    return this.source.charAt(this.at)
  }

  /** Steps over this text where it comes next. */
  skip(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) return false
    this.at += text.length
    return true
  }

  /** Steps over what a sticky expression finds here. */
  match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at
    const found = expression.exec(this.source)
    if (found) this.at += found[0].length
    return found
  }

  /** Steps over one character, which may take two code units. */
  takeCharacter(): string {
    const character = String.fromCodePoint(this.source.codePointAt(this.at) ?? 0)
    this.at += character.length
    return character
  }
}
