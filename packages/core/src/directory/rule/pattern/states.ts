import type { Assertion, CharacterSet, Pattern } from './pattern.ts'

/** A state of the automaton of a pattern: it takes a character, or goes on without one, or accepts. */
export type State =
  | { readonly kind: 'take'; readonly set: CharacterSet; readonly to: number }
  | { readonly kind: 'assertion'; readonly assertion: Assertion; readonly to: number }
  | { readonly kind: 'fork'; readonly to: number[] }
  | { readonly kind: 'accept' }

/** The states of a pattern, the one to start with, and whether nothing but the start of the text can start a match. */
export interface States {
  readonly all: readonly State[]
  readonly first: number
  readonly anchored: boolean
}

const startsAtStart = (pattern: Pattern): boolean => {
  if (pattern.kind === 'assertion') return pattern.assertion === 'start'
  if (pattern.kind === 'choice') return pattern.parts.every(startsAtStart)
  return pattern.kind === 'sequence' && pattern.parts[0] !== undefined && startsAtStart(pattern.parts[0])
}

/** The automaton of a pattern (Thompson's construction): each part is built with the state that comes behind it. */
export function statesOf(pattern: Pattern): States {
  const all: State[] = []
  const add = (state: State): number => all.push(state) - 1

  const build = (part: Pattern, behind: number): number => {
    switch (part.kind) {
      case 'empty':
        return behind
      case 'set':
        return add({ kind: 'take', set: part.set, to: behind })
      case 'assertion':
        return add({ kind: 'assertion', assertion: part.assertion, to: behind })
      case 'sequence':
        return part.parts.reduceRight((to, next) => build(next, to), behind)
      case 'choice':
        return add({ kind: 'fork', to: part.parts.map((choice) => build(choice, behind)) })
      case 'repeat':
        return buildRepeat(part, behind)
    }
  }

  const buildRepeat = ({ part, least, most }: Pattern & { kind: 'repeat' }, behind: number): number => {
    let first = behind
    if (most === null) {
      const to: number[] = []
      first = add({ kind: 'fork', to })
      to.push(build(part, first), behind)
    }
    for (let times = least; times < (most ?? least); times += 1)
      first = add({ kind: 'fork', to: [build(part, first), behind] })
    for (let times = 0; times < least; times += 1) first = build(part, first)
    return first
  }

  const first = build(pattern, add({ kind: 'accept' }))
  return { all, first, anchored: startsAtStart(pattern) }
}
