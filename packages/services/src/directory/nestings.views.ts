import type { GroupKind } from '@latchkey/core/directory/group'
import type { GroupId } from '@latchkey/core/ids'
import { groupNestings, groupReach, groups, memberships } from '@latchkey/schema/tables/directory'
import { and, asc, countDistinct, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import { within } from '../visible.ts'
import { groupsRelatedTo } from './groups.store.ts'

/** A group that is directly inside another, or around it. */
export interface NestedGroup {
  readonly id: GroupId
  readonly displayName: string
  readonly kind: GroupKind
  /** Whether a rule decides who is in it. */
  readonly byRule: boolean
  readonly since: Date
}

/** The groups around and inside a group, as far as the actor may read them. */
export interface NestingOfGroup {
  /** The groups that are directly inside it. */
  readonly inside: readonly NestedGroup[]
  /** The groups that it is directly inside. */
  readonly around: readonly NestedGroup[]
  /** How many people are in it or in a group inside it, at any depth, each once. */
  readonly reach: number
}

/** The groups inside a group and those that it is inside. Who may read the group itself is decided by who calls. */
export async function nestingOf(portal: Portal, groupId: GroupId): Promise<NestingOfGroup> {
  const [inside, around, reach] = await Promise.all([
    nested(portal, 'memberGroupId', 'groupId', groupId),
    nested(portal, 'groupId', 'memberGroupId', groupId),
    reachOf(portal, groupId),
  ])
  return { inside, around, reach }
}

type End = 'groupId' | 'memberGroupId'

function nested(portal: Portal, shown: End, given: End, groupId: GroupId): Promise<NestedGroup[]> {
  const db = portal.db.read
  return db
    .select({
      id: groups.id,
      displayName: groups.displayName,
      kind: groups.kind,
      membershipRule: groups.membershipRule,
      since: groupNestings.startsAt,
    })
    .from(groupNestings)
    .innerJoin(groups, eq(groups.id, groupNestings[shown]))
    .where(
      and(
        eq(groupNestings[given], groupId),
        isNull(groupNestings.endsAt),
        isNull(groups.deletedAt),
        within(portal, 'group.read', groupsRelatedTo(db, portal.actor)),
      ),
    )
    .orderBy(asc(groups.displayName), asc(groups.id))
    .then((rows) => rows.map(({ membershipRule, ...row }) => ({ ...row, byRule: membershipRule !== null })))
}

async function reachOf(portal: Portal, groupId: GroupId): Promise<number> {
  const db = portal.db.read
  const inside = db.select({ id: groupReach.insideId }).from(groupReach).where(eq(groupReach.groupId, groupId))
  const [row] = await db
    .select({ people: countDistinct(memberships.userId) })
    .from(memberships)
    .where(and(or(eq(memberships.groupId, groupId), inArray(memberships.groupId, inside)), isNull(memberships.endsAt)))
  return row?.people ?? 0
}
