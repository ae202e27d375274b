import type { UserId } from '../ids.ts'
import type { PersonFacts } from './facts.ts'
import type { Effect } from './preview.ts'

/** The effects of a change that is worked out a stretch of people at a time. */
export interface ToldInStretches {
  /** Whether somebody has been looked at. */
  knows(userId: UserId): boolean
  /** Takes what a stretch comes to for its people, from how things are stored; it replaces what was told of them before. */
  tell(people: readonly PersonFacts[], effects: readonly Effect[]): void
  /** All effects, person by person, in the order in which people were first told of; and how many people they are. */
  all(): { readonly effects: readonly Effect[]; readonly people: number }
}

/** Nothing has been told yet. */
export function toldInStretches(): ToldInStretches {
  // One list for everybody: a list for each person would take several times the memory.
  const told: Effect[] = []
  const known = new Set<UserId>()
  // Few are looked at again: those who were told to wait, and whose turn comes after all.
  const again = new Map<UserId, Effect[]>()

  return {
    knows: (userId) => known.has(userId),
    tell(people, effects) {
      const revised = new Set<UserId>()
      for (const { userId } of people) {
        const before = known.size
        if (known.add(userId).size > before) continue
        revised.add(userId)
        again.set(userId, [])
      }
      for (const effect of effects)
        if (revised.has(effect.userId)) again.get(effect.userId)?.push(effect)
        else told.push(effect)
    },
    all() {
      const effects = again.size === 0 ? told : inPlace(told, again)
      let people = 0
      effects.forEach(({ userId }, nth) => {
        if (effects[nth - 1]?.userId !== userId) people += 1
      })
      return { effects, people }
    },
  }
}

/** Effects with those that replace some of them; whoever had none before comes last. */
function inPlace(told: readonly Effect[], again: ReadonlyMap<UserId, readonly Effect[]>): readonly Effect[] {
  const effects: Effect[] = []
  const left = new Map(again)
  for (const effect of told) {
    const revised = left.get(effect.userId)
    if (revised) {
      effects.push(...revised)
      left.delete(effect.userId)
    } else if (!again.has(effect.userId)) effects.push(effect)
  }
  return [...effects, ...[...left.values()].flat()]
}
