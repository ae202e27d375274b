import { groupedBy } from '../grouped.ts'
import type { GroupId } from '../ids.ts'
import type { Objection } from '../objection.ts'

/** Which group is inside which. */
export interface Nesting {
  readonly groupId: GroupId
  readonly memberGroupId: GroupId
}

/** The groups from one up to another, each inside the next; null where there is no way. */
export function wayUp(nestings: readonly Nesting[], from: GroupId, to: GroupId): readonly GroupId[] | null {
  const above = groupedBy(nestings, ({ memberGroupId }) => memberGroupId)
  const seen = new Set([from])
  let ways: readonly (readonly GroupId[])[] = [[from]]
  while (ways.length > 0) {
    const arrived = ways.find((way) => way.at(-1) === to)
    if (arrived) return arrived
    ways = ways.flatMap((way) =>
      (above.get(way.at(-1) ?? '') ?? []).flatMap(({ groupId }) => {
        if (seen.has(groupId)) return []
        seen.add(groupId)
        return [[...way, groupId]]
      }),
    )
  }
  return null
}

/** Every pair of groups of which the second is inside the first, at any depth. */
export function reachOf(
  nestings: readonly Nesting[],
): readonly { readonly groupId: GroupId; readonly insideId: GroupId }[] {
  const inside = groupedBy(nestings, ({ groupId }) => groupId)
  return [...inside.keys()].flatMap((groupId) => {
    const found = new Set<GroupId>()
    const walk = (at: GroupId): void => {
      for (const { memberGroupId } of inside.get(at) ?? []) {
        if (found.has(memberGroupId)) continue
        found.add(memberGroupId)
        walk(memberGroupId)
      }
    }
    walk(groupId)
    found.delete(groupId)
    return [...found].map((insideId) => ({ groupId, insideId }))
  })
}

/** A group that is about to be put into another. */
export interface NestingWish {
  readonly already: boolean
  /** The names from the outer group up to the inner one, where the inner one holds the outer already. */
  readonly circle: readonly string[] | null
  readonly dynamic: boolean
}

/** Every reason not to put a group into another. */
export const objectionsToNesting: readonly Objection<NestingWish>[] = [
  {
    code: 'groupNestedAlready',
    kind: 'conflict',
    field: 'memberGroupId',
    says: 'This group is inside already.',
    when: ({ already }) => already,
  },
  {
    code: 'groupCircle',
    kind: 'conflict',
    field: 'memberGroupId',
    says: ({ circle }) =>
      `That would put a group into itself: ${(circle ?? []).map((name) => `“${name}”`).join(' is inside ')}.`,
    when: ({ circle }) => circle !== null,
  },
  {
    code: 'groupFollowsRule',
    kind: 'conflict',
    field: 'memberGroupId',
    says: 'A rule decides who is in this group. Change the rule instead.',
    when: ({ dynamic }) => dynamic,
  },
]
