import { assignmentStateTitles } from '@latchkey/core/entitlement/assignment'
import { reached } from '@latchkey/core/time'
import { csvTable } from '../../csv.ts'
import type { AssignmentRow } from './assignments.views.ts'

const instant = (at: Date | null): string => at?.toISOString() ?? ''

type Columns = Parameters<typeof csvTable<AssignmentRow>>[0]

const whose: Columns = [
  ['Person', ({ target }) => target.displayName],
  ['User name', ({ target }) => target.userPrincipalName],
  ['Access package', ({ packageName }) => packageName],
  ['Policy', ({ policyName }) => policyName],
]

/** Assignments as a CSV file. */
export const assignmentsCsv = csvTable<AssignmentRow>([
  ...whose,
  ['State', ({ state }) => assignmentStateTitles[state]],
  ['Since', ({ startsAt }) => instant(startsAt)],
  ['Ends by itself', ({ expiresAt, endsAt }) => (endsAt ? '' : instant(expiresAt))],
  ['Ended', ({ endsAt }) => instant(endsAt)],
  ['Why it ends', ({ endReasonTitle }) => endReasonTitle ?? ''],
  ['Id', ({ id }) => id],
])

const lasted: Columns = [
  ['Since', ({ startsAt }) => instant(startsAt)],
  ['Ended since', ({ endsAt }) => instant(endsAt)],
  ['Why it ended', ({ endsAt, endReasonTitle }) => (endsAt ? (endReasonTitle ?? '') : '')],
  ['Id', ({ id }) => id],
]

/** Who had what on a past day, as a CSV file. */
export const assignmentsOnDayCsv = csvTable<AssignmentRow>([...whose, ...lasted])

/** What came and went until an instant, as a CSV file. */
export const assignmentsMovedCsv = (on: Date) =>
  csvTable<AssignmentRow>([...whose, ['Change', ({ endsAt }) => (reached(endsAt, on) ? 'Went' : 'Came')], ...lasted])
