import type { RunState } from '../licensing/run.ts'
import type { RuleState } from './group.ts'

/** The words of Microsoft Entra for how far the rule of a group has been followed (groups-dynamic-membership, processing status). */
export const ruleStatuses = ['notStarted', 'evaluating', 'processing', 'complete', 'error', 'paused'] as const

/** How far the rule of a group has been followed. */
export type RuleStatus = (typeof ruleStatuses)[number]

/** How the states are called on pages. */
export const ruleStatusTitles: Record<RuleStatus, string> = {
  notStarted: 'Not started',
  evaluating: 'Evaluating',
  processing: 'Processing',
  complete: 'Update complete',
  error: 'Processing error',
  paused: 'Update paused',
}

/** What decides how far a rule has been followed. */
export interface RuleProgress {
  readonly ruleState: RuleState
  /** Whether the rule that is stored can be read. */
  readonly reads: boolean
  /** The state of the run that goes through everybody; null where none is open. */
  readonly run: RunState | null
  /** Whether the rule has changed who is a member before. */
  readonly changedBefore: boolean
}

/** Which state holds, the first that applies. */
const rows: readonly (readonly [RuleStatus, (progress: RuleProgress) => boolean])[] = [
  ['paused', ({ ruleState }) => ruleState === 'Paused'],
  ['error', ({ reads }) => !reads],
  ['processing', ({ run }) => run === 'ProcessingInProgress'],
  ['evaluating', ({ run, changedBefore }) => run === 'QueuedForProcessing' && changedBefore],
  ['notStarted', ({ run }) => run === 'QueuedForProcessing'],
]

/** How far the rule of a group has been followed. */
export const ruleStatusOf = (progress: RuleProgress): RuleStatus =>
  rows.find(([, holds]) => holds(progress))?.[0] ?? 'complete'
