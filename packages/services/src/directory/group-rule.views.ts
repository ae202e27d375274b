import type { RuleState } from '@latchkey/core/directory/group'
import { parseRule } from '@latchkey/core/directory/rule/parse-rule'
import { type RuleStatus, ruleStatusOf } from '@latchkey/core/directory/rule-status'
import type { RunId } from '@latchkey/core/ids'
import { estimatedEnd, type RunKind, type RunState } from '@latchkey/core/licensing/run'
import { runs } from '@latchkey/schema/tables/licensing'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import type { StoredGroup } from './groups.store.ts'

/** A run that goes on by itself through the people whom a change of a group concerns. */
export interface RunOfGroup {
  readonly id: RunId
  readonly kind: RunKind
  /** What was changed, in words. */
  readonly cause: string
  readonly state: RunState
  readonly done: number
  readonly total: number
  /** Since when it goes on; when it was asked for, where it waits. */
  readonly since: Date
  /** When it ends if it goes on as fast; null where it has not got far enough to say. */
  readonly endsAbout: Date | null
}

/** The rule of a group, and how far it has been followed. */
export interface RuleOfGroup {
  readonly text: string
  readonly state: RuleState
  readonly status: RuleStatus
  /** When the rule last changed who is a member; null where it never has. */
  readonly changedAt: Date | null
}

/** The runs of a group that are not through, oldest first. Who may know them is decided by who calls. */
export async function openRunsOf(portal: Portal, groupId: string): Promise<readonly RunOfGroup[]> {
  const rows = await portal.db.read
    .select({
      id: runs.id,
      kind: runs.kind,
      cause: runs.cause,
      state: runs.state,
      done: runs.done,
      total: runs.total,
      createdAt: runs.createdAt,
      startedAt: runs.startedAt,
    })
    .from(runs)
    .where(and(eq(runs.groupId, groupId), isNull(runs.finishedAt)))
    .orderBy(asc(runs.createdAt), asc(runs.id))
  const now = portal.now()
  return rows.map(({ createdAt, startedAt, ...run }) => ({
    ...run,
    since: startedAt ?? createdAt,
    endsAbout: estimatedEnd({ ...run, startedAt, finishedAt: null }, now),
  }))
}

/** The rule of a group with its state; null where members are chosen by hand. */
export function ruleOfGroup(group: StoredGroup, open: readonly RunOfGroup[]): RuleOfGroup | null {
  const { membershipRule: text, ruleChangedAt: changedAt } = group
  if (text === null) return null
  const state = group.ruleState ?? 'Paused'
  const run = open.find(({ kind }) => kind === 'membershipRule')?.state ?? null
  const status = ruleStatusOf({ ruleState: state, reads: parseRule(text).ok, run, changedBefore: changedAt !== null })
  return { text, state, status, changedAt }
}
