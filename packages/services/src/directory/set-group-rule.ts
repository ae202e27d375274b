import { ruleStates } from '@latchkey/core/directory/group'
import { parseRule } from '@latchkey/core/directory/rule/parse-rule'
import { mostAtOnce } from '@latchkey/core/licensing/run'
import { invalid } from '@latchkey/core/refusal'
import { z } from 'zod'
import { idOf, revision } from '../fields.ts'
import { everyoneIn, sizeOf } from '../licensing/populations.store.ts'
import { relicense } from '../licensing/relicense.ts'
import { relicenseWide } from '../licensing/relicense-wide.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { insistFresh } from '../stale.ts'
import { followRule } from './follow-rule.ts'
import { groupById, saveGroup } from './groups.store.ts'

/** The rule of a group; empty where members are to be chosen by hand again. */
export const SetGroupRule = z.object({
  groupId: idOf('a group'),
  revision: revision(),
  membershipRule: z.string().trim().max(20_000, 'This is far too long for a rule.').default(''),
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
  insistFresh(input.revision, group.revision)
  const text = input.membershipRule
  const parsed = text === '' ? null : parseRule(text)
  if (parsed && !parsed.ok)
    throw invalid({ membershipRule: [`Character ${parsed.error.start + 1}: ${parsed.error.says}`] })
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
  if ((await sizeOf(tx, everybody)) > mostAtOnce) {
    const outcome = await relicenseWide(portal, tx, {
      kind: 'membershipRule',
      groupId: group.id,
      cause: `The rule of ${group.displayName} was changed`,
      target,
    })
    return outcome.runId
  }
  await relicense(portal, tx, await followRule(portal, tx, group.id, await everyoneIn(tx, everybody)))
  return null
})
