import { type CompiledRule, compileRule } from '@latchkey/core/directory/rule/evaluate-rule'
import { needsOfRule, type RuleNeeds } from '@latchkey/core/directory/rule/needs-of-rule'
import { parseRule } from '@latchkey/core/directory/rule/parse-rule'
import type { GroupId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { groups } from '@latchkey/schema/tables/directory'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'

/** The rule of a group, ready to be put to people. */
export interface GroupRule {
  readonly groupId: GroupId
  readonly displayName: string
  readonly matches: CompiledRule
  readonly needs: RuleNeeds
}

const followed = prepared((db) =>
  db
    .select({ groupId: groups.id, displayName: groups.displayName, text: groups.membershipRule })
    .from(groups)
    .where(and(eq(groups.ruleState, 'On'), isNotNull(groups.membershipRule), isNull(groups.deletedAt)))
    .orderBy(groups.id),
)

/** A rule from its text. Throws where it does not parse: what is stored has been parsed before. */
export function ruleOf(group: {
  readonly groupId: GroupId
  readonly displayName: string
  readonly text: string
}): GroupRule {
  const parsed = parseRule(group.text)
  if (!parsed.ok) throw new Error(`the rule of group ${group.groupId} does not parse: ${parsed.error.code}`)
  const { groupId, displayName } = group
  return { groupId, displayName, matches: compileRule(parsed.rule), needs: needsOfRule(parsed.rule) }
}

/** Every rule that is followed. */
export async function rulesFollowed(db: Queries): Promise<readonly GroupRule[]> {
  return (await followed(db, {})).flatMap(({ text, ...group }) => (text === null ? [] : [ruleOf({ ...group, text })]))
}
