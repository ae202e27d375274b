import { requestStandingTitles } from '@latchkey/core/entitlement/request-standing'
import { csvTable } from '../../csv.ts'
import type { RequestRow } from './requests.views.ts'

const instant = (at: Date | null): string => at?.toISOString() ?? ''

/** What a request that waits for approval says, and others do not. */
const whileWaiting = (row: RequestRow, says: string): string => (row.state === 'pendingApproval' ? says : '')

/** Requests as a CSV file. */
export const requestsCsv = csvTable<RequestRow>([
  ['Access package', ({ packageName }) => packageName],
  ['Person', ({ target }) => target.displayName],
  ['User name', ({ target }) => target.userPrincipalName],
  ['State', ({ standing }) => requestStandingTitles[standing]],
  ['Waits for', (row) => whileWaiting(row, row.waitingFor.map(({ displayName }) => displayName).join('; '))],
  ['Stage', (row) => whileWaiting(row, `${row.stage} of ${row.stages}`)],
  ['Lapses', (row) => whileWaiting(row, instant(row.stageDueAt))],
  ['Requested', ({ submittedAt }) => instant(submittedAt)],
  ['Closed', ({ completedAt }) => instant(completedAt)],
  ['Id', ({ id }) => id],
])
