import { assignmentStateTitles } from '@latchkey/core/entitlement/assignment'
import { csvTable } from '../../csv.ts'
import type { AssignmentRow } from './assignments.views.ts'

const instant = (at: Date | null): string => at?.toISOString() ?? ''

/** Assignments as a CSV file. */
export const assignmentsCsv = csvTable<AssignmentRow>([
  ['Person', ({ target }) => target.displayName],
  ['User name', ({ target }) => target.userPrincipalName],
  ['Access package', ({ packageName }) => packageName],
  ['Policy', ({ policyName }) => policyName],
  ['State', ({ state }) => assignmentStateTitles[state]],
  ['Since', ({ startsAt }) => instant(startsAt)],
  ['Ends by itself', ({ expiresAt, endsAt }) => (endsAt ? '' : instant(expiresAt))],
  ['Ended', ({ endsAt }) => instant(endsAt)],
  ['Why it ends', ({ endReasonTitle }) => endReasonTitle ?? ''],
  ['Id', ({ id }) => id],
])
