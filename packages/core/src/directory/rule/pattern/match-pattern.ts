import { isWordUnit } from './character-set.ts'
import type { Assertion, CharacterSet, Pattern } from './pattern.ts'
import { type State, statesOf } from './states.ts'

/** Characters that no set of a pattern tells apart, or the end of the text. */
interface Kind {
  readonly sets: ReadonlySet<string>
  readonly word: boolean
  readonly end: boolean
}

/** Where all ways through the automaton may be, between two characters, and where each kind of character leads from here. */
interface Place {
  readonly states: readonly number[]
  readonly start: boolean
  readonly word: boolean
  readonly to: (Place | undefined)[]
}

/** How many places a pattern may remember; beyond them it forgets all and begins to remember anew. */
const mostPlaces = 256

const holds: Record<Assertion, (place: Place, next: Kind) => boolean> = {
  start: ({ start }) => start,
  end: (_, { end }) => end,
  edge: ({ word }, next) => word !== next.word,
  noEdge: ({ word }, next) => word === next.word,
}

const setsIn = (states: readonly State[]): readonly CharacterSet[] => [
  ...new Map(states.flatMap((state) => (state.kind === 'take' ? [[state.set.key, state.set] as const] : []))).values(),
]

/** Sorts characters into the kinds that a pattern tells apart; kind 0 is the end of the text. */
class Kinds {
  readonly all: Kind[] = [{ sets: new Set(), word: false, end: true }]
  readonly #sets: readonly CharacterSet[]
  readonly #bySignature = new Map<string, number>()
  readonly #ascii = new Int32Array(128)
  readonly #others = new Map<number, number>()

  constructor(states: readonly State[]) {
    this.#sets = setsIn(states)
  }

  of(unit: number): number {
    const known = unit < 128 ? this.#ascii[unit] : this.#others.get(unit)
    return known || this.#sort(unit)
  }

  #sort(unit: number): number {
    const sets = this.#sets.filter((set) => set.has(unit)).map(({ key }) => key)
    const word = isWordUnit(unit)
    const signature = JSON.stringify([word, ...sets])
    let kind = this.#bySignature.get(signature)
    if (kind === undefined) {
      kind = this.all.push({ sets: new Set(sets), word, end: false }) - 1
      this.#bySignature.set(signature, kind)
    }
    if (unit < 128) this.#ascii[unit] = kind
    else this.#others.set(unit, kind)
    return kind
  }
}

const accepted: Place = { states: [], start: false, word: false, to: [] }
const rejected: Place = { states: [], start: false, word: false, to: [] }

/** The automaton of one pattern, which builds the places it comes to as it meets them. */
class Automaton {
  readonly #states: readonly State[]
  readonly #first: number
  readonly #anchored: boolean
  readonly #kinds: Kinds
  readonly #start: Place
  readonly #places = new Map<string, Place>()

  constructor(pattern: Pattern) {
    const { all, first, anchored } = statesOf(pattern)
    this.#states = all
    this.#first = first
    this.#anchored = anchored
    this.#kinds = new Kinds(all)
    this.#start = { states: [first], start: true, word: false, to: [] }
  }

  matches(folded: string): boolean {
    const kinds = this.#kinds
    let place = this.#start
    for (let at = 0; at < folded.length; at += 1) {
      const kind = kinds.of(folded.charCodeAt(at))
      place = place.to[kind] ?? this.#walk(place, kind)
      if (place === accepted) return true
      if (place === rejected) return false
    }
    return (place.to[0] ?? this.#walk(place, 0)) === accepted
  }

  /** Goes on from a place over one character, and remembers where that leads. */
  #walk(place: Place, number: number): Place {
    const kind = this.#kinds.all[number] ?? { sets: new Set<string>(), word: false, end: true }
    const reached = this.#reach(place, kind)
    const to = reached === 'accept' ? accepted : kind.end ? rejected : this.#placeOf(reached, kind)
    place.to[number] = to
    return to
  }

  /** The states behind the next character, or `accept` where a match ends in front of it. */
  #reach(place: Place, next: Kind): ReadonlySet<number> | 'accept' {
    const open = [...place.states]
    const seen = new Set(open)
    const behind = new Set<number>()
    const go = (to: number) => {
      if (!seen.has(to)) open.push(to)
      seen.add(to)
    }
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const state = this.#states[at]
      if (!state || state.kind === 'accept') return 'accept'
      if (state.kind === 'fork') state.to.forEach(go)
      else if (state.kind === 'take') next.sets.has(state.set.key) && behind.add(state.to)
      else if (holds[state.assertion](place, next)) go(state.to)
    }
    return behind
  }

  #placeOf(states: ReadonlySet<number>, { word }: Kind): Place {
    const all = new Set(states)
    if (!this.#anchored) all.add(this.#first)
    if (all.size === 0) return rejected
    const sorted = [...all].sort((one, other) => one - other)
    const key = `${word} ${sorted}`
    const known = this.#places.get(key)
    if (known) return known
    if (this.#places.size >= mostPlaces) this.#forget()
    const place = { states: sorted, start: false, word, to: [] }
    this.#places.set(key, place)
    return place
  }

  /** Places are reached from the start or by name: without these ways, nothing holds the old ones any more. */
  #forget(): void {
    this.#places.clear()
    this.#start.to.length = 0
  }
}

/**
 * Compiles a pattern into a test of folded texts, true where the pattern is found anywhere in one. It follows all ways through the
 * pattern at once instead of one after the other, so a text takes time in proportion to its length, whatever the pattern: no pattern
 * can make it backtrack. What it finds out about a pattern it remembers, within limits, for the next text.
 */
export function matcherOf(pattern: Pattern): (folded: string) => boolean {
  const automaton = new Automaton(pattern)
  return (folded) => automaton.matches(folded)
}
