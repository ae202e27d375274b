import { type Connective, connectiveOf } from './operators.ts'
import type { Span } from './rule.ts'
import { RuleFault } from './rule-errors.ts'
import { type Token, tokensOf } from './tokens.ts'

const end = { kind: 'end', span: { start: 0, end: 0 } } as const

/** A place between the pieces of a rule, which the parser moves on. It fails when it comes to a piece that cannot be read. */
export class Cursor {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(readonly text: string) {
    this.#tokens = tokensOf(text)
  }

  /** The next piece, or one of those behind it. */
  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)] ?? end
    if (token.kind === 'wrong') throw new RuleFault(token.error)
    return token
  }

  /** Steps over the next piece and returns it; the end stays where it is. */
  take(): Token {
    const token = this.peek()
    if (token.kind !== 'end') this.#at += 1
    return token
  }

  /** Steps over the next piece where it is of this kind. */
  skip(kind: Token['kind']): Token | undefined {
    return this.peek().kind === kind ? this.take() : undefined
  }

  /** The connective that comes next, with or without its hyphen. */
  connective(): Connective | undefined {
    const token = this.peek()
    return token.kind === 'word' || token.kind === 'operator' ? connectiveOf(token.text) : undefined
  }

  /** Where the piece stands that was taken last. */
  last(): Span {
    return this.#tokens[this.#at - 1]?.span ?? end.span
  }

  /** A piece as it was written. */
  written({ span }: Token): string {
    return this.text.slice(span.start, span.end)
  }
}

/** From the start of one span to the end of another. */
export const across = (first: Span, last: Span): Span => ({ start: first.start, end: last.end })
