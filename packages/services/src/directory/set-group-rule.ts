import { ruleStates } from '@latchkey/core/directory/group'
import { objectionsToRoleGroupFilling } from '@latchkey/core/directory/role-group'
import { parseRule } from '@latchkey/core/directory/rule/parse-rule'
import type { GroupId } from '@latchkey/core/ids'
import { mostAtOnce } from '@latchkey/core/licensing/run'
import { insist } from '@latchkey/core/objection'
import { isPlainText } from '@latchkey/core/plain-text'
import { invalid, Refusal } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { groupNestings } from '@latchkey/schema/tables/directory'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { idOf, revision } from '../fields.ts'
import { everyoneIn, sizeOf } from '../licensing/populations.store.ts'
import { queueRun } from '../licensing/relicense-wide.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { insistFresh } from '../stale.ts'
import { followRule } from './follow-rule.ts'
import { groupById, saveGroup } from './groups.store.ts'
import { insistRoleGroup } from './insist-role-group.ts'
import { peopleChanged } from './people-changed.ts'

/** The rule of a group; empty where members are to be chosen by hand again. */
export const SetGroupRule = z.object({
  groupId: idOf('a group'),
  revision: revision(),
  membershipRule: z
    .string()
    .trim()
    .max(20_000, 'This is far too long for a rule.')
    .refine(isPlainText, 'Leave out control characters.')
    .default(''),
  ruleState: z.enum(ruleStates, { error: 'Choose whether the rule is followed.' }).default('On'),
})

/**
 * An administrator lets a rule decide who is in a group, changes the rule, pauses it or takes it away. Who belongs by the new rule as by the
 * old is not touched. Members that the rule had given stay as chosen ones when it is taken away.
 *
 * Refuses a rule that does not parse, with the place of the mistake.
 */
export const setGroupRule = operation('group.setRule', SetGroupRule, async (portal, tx, input) => {
  const group = await groupById(tx, input.groupId)
  must(portal, 'group.setRule')
  insistRoleGroup(portal, group)
  insistFresh(input.revision, group.revision)
  const text = input.membershipRule
  insist(objectionsToRoleGroupFilling, { assignable: group.isAssignableToRole && text !== '' })
  const parsed = text === '' ? null : parseRule(text)
  if (parsed && !parsed.ok)
    throw invalid({ membershipRule: [`Character ${parsed.error.start + 1}: ${parsed.error.says}`] })
  if (text !== '' && (await holdsGroups(tx, group.id)))
    throw new Refusal(
      'conflict',
      'groupHoldsGroups',
      'There are groups inside this group. Take them out first: a rule decides about people only.',
    )
  const ruleState = text === '' ? null : input.ruleState
  await saveGroup(tx, group, { membershipRule: text || null, ruleState })
  await record(portal, tx, [
    {
      activity: text === '' ? 'group.ruleRemoved' : 'group.ruleSet',
      target: { type: 'group', id: group.id, name: group.displayName },
      details: { before: group.membershipRule, after: text || null, state: ruleState },
    },
  ])
  if (ruleState !== 'On') return null
  const target = { type: 'group', id: group.id, name: group.displayName } as const
  const everybody = { kind: 'membershipRule', groupId: group.id, productId: null, at: portal.now() } as const
  const total = await sizeOf(tx, everybody)
  if (total > mostAtOnce) {
    const cause = `The rule of ${group.displayName} was changed`
    return queueRun(portal, tx, { kind: 'membershipRule', groupId: group.id, cause, target }, total)
  }
  const changed = await followRule(portal, tx, group.id, await everyoneIn(tx, everybody))
  await peopleChanged(portal, tx, changed)
  return null
})

async function holdsGroups(db: Queries, groupId: GroupId): Promise<boolean> {
  const rows = await db
    .select({ id: groupNestings.id })
    .from(groupNestings)
    .where(and(eq(groupNestings.groupId, groupId), isNull(groupNestings.endsAt)))
    .limit(1)
  return rows.length > 0
}
