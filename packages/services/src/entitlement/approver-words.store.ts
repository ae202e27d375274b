import type { ApprovalStage, ApproverSet } from '@latchkey/core/entitlement/policy'
import type { GroupId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { groups, users } from '@latchkey/schema/tables/directory'
import { eq, inArray } from 'drizzle-orm'

/** Who decides each of these stages, in words for a person: `your manager, Grace Okafor, or a member of Finance`. Three queries at most. */
export async function approverSetsInWords(
  db: Queries,
  stages: readonly ApprovalStage[],
  targetId: UserId | null,
): Promise<ReadonlyMap<ApprovalStage, string>> {
  const sets = stages.flatMap((stage) => stage.approvers)
  const userIds = sets.flatMap((set) => (set.kind === 'singleUser' ? [set.userId] : []))
  const groupIds = sets.flatMap((set) => (set.kind === 'groupMembers' ? [set.groupId] : []))
  const manager = sets.some((set) => set.kind === 'requestorManager') && targetId !== null
  const [people, teams, managerId] = await Promise.all([
    namesOfUsers(db, userIds),
    namesOfGroups(db, groupIds),
    manager && targetId ? managerOf(db, targetId) : null,
  ])
  const inWords = (set: ApproverSet): string => {
    switch (set.kind) {
      case 'requestorManager':
        if (set.level === 2) return targetId === null ? "the manager's manager" : "your manager's manager"
        return targetId === null ? 'the manager' : managerId ? `your manager ${managerId}` : 'your manager'
      case 'singleUser':
        return people.get(set.userId) ?? 'somebody who has left'
      case 'groupMembers':
        return `a member of ${teams.get(set.groupId) ?? 'a deleted group'}`
      case 'catalogOwners':
        return 'an owner of the catalog'
      case 'resourceOwners':
        return 'an owner of what the package gives'
      case 'internalSponsors':
      case 'externalSponsors':
        return targetId === null ? 'a sponsor' : 'your sponsor'
    }
  }
  return new Map(stages.map((stage) => [stage, listed(stage.approvers.map(inWords))]))
}

/** `Ada`, `Ada or Sam`, `Ada, Sam or Lin`. */
const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

async function namesOfUsers(db: Queries, ids: readonly UserId[]): Promise<ReadonlyMap<UserId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: users.id, name: users.displayName })
    .from(users)
    .where(inArray(users.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row.name]))
}

async function namesOfGroups(db: Queries, ids: readonly GroupId[]): Promise<ReadonlyMap<GroupId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: groups.id, name: groups.displayName })
    .from(groups)
    .where(inArray(groups.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row.name]))
}

async function managerOf(db: Queries, userId: UserId): Promise<string | null> {
  const [person] = await db.select({ managerId: users.managerId }).from(users).where(eq(users.id, userId))
  if (!person?.managerId) return null
  return (await namesOfUsers(db, [person.managerId])).get(person.managerId) ?? null
}
