import type { RuleState } from '@latchkey/core/directory/group'
import { parseRule } from '@latchkey/core/directory/rule/parse-rule'
import { type RuleStatus, ruleStatusOf } from '@latchkey/core/directory/rule-status'
import type { RunRow } from '../licensing/runs.views.ts'
import type { StoredGroup } from './groups.store.ts'

/** The rule of a group, and how far it has been followed. */
export interface RuleOfGroup {
  readonly text: string
  readonly state: RuleState
  readonly status: RuleStatus
  /** When the rule last changed who is a member; null where it never has. */
  readonly changedAt: Date | null
}

/** The rule of a group with its state; null where members are chosen by hand. */
export function ruleOfGroup(group: StoredGroup, open: readonly RunRow[]): RuleOfGroup | null {
  const { membershipRule: text, ruleChangedAt: changedAt } = group
  if (text === null) return null
  const state = group.ruleState ?? 'Paused'
  const run = open.find(({ kind }) => kind === 'membershipRule')?.state ?? null
  const status = ruleStatusOf({ ruleState: state, reads: parseRule(text).ok, run, changedBefore: changedAt !== null })
  return { text, state, status, changedAt }
}
