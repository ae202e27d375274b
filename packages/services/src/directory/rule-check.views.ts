import { type Explained, explainRule } from '@latchkey/core/directory/rule/explain-rule'
import { needsOfRule } from '@latchkey/core/directory/rule/needs-of-rule'
import { parseRule } from '@latchkey/core/directory/rule/parse-rule'
import type { Rule } from '@latchkey/core/directory/rule/rule'
import type { RuleError } from '@latchkey/core/directory/rule/rule-errors'
import type { GroupId, UserId } from '@latchkey/core/ids'
import { groups, memberships, users } from '@latchkey/schema/tables/directory'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { parse } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { mustRead } from '../visible.ts'
import { readGroup } from './groups.views.ts'
import { type PersonRow, personColumns } from './people.ts'
import { rulePeople, wantedBy } from './rule-people.store.ts'

/** How many people a rule is tried on at once (Microsoft Entra: groups-dynamic-rule-validation). */
export const mostChecked = 20

/** Who is to be put to which rule. */
export const CheckRule = z.object({
  groupId: idOf('a group'),
  membershipRule: z.string(),
  userIds: z
    .array(idOf('a person'))
    .min(1, 'Choose somebody.')
    .max(mostChecked, `Choose at most ${mostChecked} people at once.`),
})

/** What a rule says about a person. */
export interface RuleVerdict {
  readonly person: PersonRow
  /** Whether they are in the group now, for whatever reason. */
  readonly member: boolean
  /** Every expression with its result; null where it is unknown, because the rule could not be put to them. */
  readonly explained: Explained | null
}

/** What a rule says about some people, or why the text is none. */
export type RuleCheck =
  | { readonly error: RuleError; readonly verdicts: readonly [] }
  | {
      readonly error: null
      readonly verdicts: readonly RuleVerdict[]
      /** What the groups are called that the rule names, by their ids. */
      readonly groupNames: Readonly<Record<string, string>>
    }

/** Puts a rule, saved or not, to people who were chosen and says why it takes each of them or not. Asked by who may set the rule. */
export async function checkRule(portal: Portal, input: z.input<typeof CheckRule>): Promise<RuleCheck> {
  mustRead(portal, 'group.setRule')
  const { groupId, membershipRule, userIds } = parse(CheckRule, input)
  await readGroup(portal, groupId)
  const parsed = parseRule(membershipRule.trim())
  if (!parsed.ok) return { error: parsed.error, verdicts: [] }
  const db = portal.db.read
  const chosen = await db.select(personColumns).from(users).where(inArray(users.id, userIds))
  const people = new Map(chosen.map((person) => [person.id, person]))
  const inside = await membersAmong(portal, groupId, userIds)
  const explained = await explanations(portal, parsed.rule, userIds)
  const verdicts = [...new Set(userIds)].flatMap((userId) => {
    const person = people.get(userId)
    return person ? [{ person, member: inside.has(userId), explained: explained.get(userId) ?? null }] : []
  })
  return { error: null, verdicts, groupNames: await namesOfGroups(portal, parsed.rule) }
}

async function explanations(portal: Portal, rule: Rule, userIds: readonly UserId[]) {
  const people = await rulePeople(portal.db.read, userIds, wantedBy([needsOfRule(rule)]))
  return new Map(people.map((person) => [person.userId, explainRule(rule, person, { now: portal.now() })]))
}

async function membersAmong(
  portal: Portal,
  groupId: GroupId,
  userIds: readonly UserId[],
): Promise<ReadonlySet<UserId>> {
  const rows = await portal.db.read
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), inArray(memberships.userId, [...userIds]), isNull(memberships.endsAt)))
  return new Set(rows.map(({ userId }) => userId))
}

async function namesOfGroups(portal: Portal, rule: Rule): Promise<Readonly<Record<string, string>>> {
  const ids = rule.kind === 'memberOf' ? rule.groups.map(({ text }) => text) : []
  if (ids.length === 0) return {}
  const rows = await portal.db.read
    .select({ id: groups.id, name: groups.displayName })
    .from(groups)
    .where(inArray(groups.id, ids))
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}
