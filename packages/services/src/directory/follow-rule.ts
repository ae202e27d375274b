import { RuleSubject } from '@latchkey/core/directory/rule/rule-subject'
import { groupedBy } from '@latchkey/core/grouped'
import type { GroupId, UserId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { prepared } from '@latchkey/schema/prepared'
import { groups, memberships } from '@latchkey/schema/tables/directory'
import { and, inArray, isNull } from 'drizzle-orm'
import { inChunks } from '../chunks.ts'
import type { Portal } from '../portal.ts'
import { type Happening, record } from '../record.ts'
import { findGroup } from './groups.store.ts'
import { rulePeople, wantedBy } from './rule-people.store.ts'
import { type GroupRule, ruleOf, rulesFollowed } from './rules.store.ts'

const edges = prepared((db) =>
  db
    .select({
      id: memberships.id,
      groupId: memberships.groupId,
      userId: memberships.userId,
      source: memberships.source,
    })
    .from(memberships)
    .where(
      and(
        amongGiven(memberships.userId, 'userIds'),
        amongGiven(memberships.groupId, 'groupIds'),
        isNull(memberships.endsAt),
      ),
    ),
)

/** Who joins and who leaves a group by its rule. */
export interface RuleDifference {
  readonly joining: readonly { readonly groupId: GroupId; readonly userId: UserId }[]
  /** Edges that end: what the rule gave, and what was given by hand before there was a rule. */
  readonly leaving: readonly { readonly id: string; readonly groupId: GroupId; readonly userId: UserId }[]
}

/** Puts rules to people and says what differs from the memberships that live. Who stays is not touched. Reads only. */
export async function differenceByRules(
  db: Queries,
  rules: readonly GroupRule[],
  userIds: readonly UserId[],
  now: Date,
): Promise<RuleDifference> {
  const joining: { groupId: GroupId; userId: UserId }[] = []
  const leaving: { id: string; groupId: GroupId; userId: UserId }[] = []
  if (rules.length === 0 || userIds.length === 0) return { joining, leaving }
  const people = await rulePeople(db, userIds, wantedBy(rules.map(({ needs }) => needs)))
  const groupIds = listed(rules.map(({ groupId }) => groupId))
  const live = groupedBy(
    await edges(db, { userIds: listed(userIds), groupIds }),
    ({ userId, groupId }) => `${groupId} ${userId}`,
  )
  for (const person of people) {
    const subject = new RuleSubject(person)
    for (const { groupId, matches } of rules) {
      const mine = live.get(`${groupId} ${person.userId}`) ?? []
      const belongs = matches(subject, { now })
      const byRule = mine.filter(({ source }) => source === 'dynamicRule')
      if (belongs && byRule.length === 0) joining.push({ groupId, userId: person.userId })
      leaving.push(...(belongs ? [] : byRule), ...mine.filter(({ source }) => source === 'direct'))
    }
  }
  return { joining, leaving }
}

/** Lets people join and leave a group as its rule says; returns those for whom anything changed. */
export async function followRule(
  portal: Portal,
  tx: Transaction,
  groupId: GroupId,
  userIds: readonly UserId[],
): Promise<readonly UserId[]> {
  const group = await findGroup(tx, groupId)
  if (!group?.membershipRule || group.ruleState !== 'On') return []
  const rule = ruleOf({ groupId, displayName: group.displayName, text: group.membershipRule })
  return keep(portal, tx, [rule], await differenceByRules(tx, [rule], userIds, portal.now()))
}

/** Puts every rule to people about whom something has changed; returns those who joined or left a group. */
export async function followRules(
  portal: Portal,
  tx: Transaction,
  userIds: readonly UserId[],
): Promise<readonly UserId[]> {
  const rules = await rulesFollowed(tx)
  const changed = await keep(portal, tx, rules, await differenceByRules(tx, rules, userIds, portal.now()))
  if (changed.length === 0) return changed
  // Who joined or left a group by its rule may belong to another that takes its members. Those do not take each other's (Microsoft Entra).
  const taking = rules.filter(({ needs }) => needs.groups.size > 0)
  const further = await keep(portal, tx, taking, await differenceByRules(tx, taking, changed, portal.now()))
  return [...new Set([...changed, ...further])]
}

async function keep(
  portal: Portal,
  tx: Transaction,
  rules: readonly GroupRule[],
  { joining, leaving }: RuleDifference,
): Promise<readonly UserId[]> {
  if (joining.length + leaving.length === 0) return []
  const at = portal.now()
  await insert(
    tx,
    memberships,
    joining.map((edge) => ({
      id: portal.newId(),
      ...edge,
      source: 'dynamicRule' as const,
      sourceId: '',
      startsAt: at,
      endsAt: null,
    })),
  )
  await inChunks(leaving, (chunk) =>
    tx
      .update(memberships)
      .set({ endsAt: at })
      .where(
        inArray(
          memberships.id,
          chunk.map(({ id }) => id),
        ),
      ),
  )
  const touched = [...new Set([...joining, ...leaving].map(({ groupId }) => groupId))]
  await tx.update(groups).set({ ruleChangedAt: at }).where(inArray(groups.id, touched))
  await record(portal, tx, happeningsOf(rules, { joining, leaving }))
  return [...new Set([...joining, ...leaving].map(({ userId }) => userId))]
}

/** What was given by hand and is now given by the rule has not changed who is a member. */
function happeningsOf(rules: readonly GroupRule[], { joining, leaving }: RuleDifference): readonly Happening[] {
  const names = new Map(rules.map(({ groupId, displayName }) => [groupId, displayName]))
  const key = (edge: { groupId: GroupId; userId: UserId }) => `${edge.groupId} ${edge.userId}`
  const joined = new Set(joining.map(key))
  const left = new Set(leaving.map(key))
  const told = (activity: string, edge: { groupId: GroupId; userId: UserId }): Happening => ({
    activity,
    target: { type: 'group', id: edge.groupId, name: names.get(edge.groupId) ?? edge.groupId },
    subjectId: edge.userId,
    details: { by: 'rule' },
  })
  return [
    ...joining.filter((edge) => !left.has(key(edge))).map((edge) => told('group.memberAdded', edge)),
    ...leaving.filter((edge) => !joined.has(key(edge))).map((edge) => told('group.memberRemoved', edge)),
  ]
}
