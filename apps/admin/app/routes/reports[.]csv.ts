import { approversCsv, stagesCsv, statesCsv } from '@latchkey/services/reports/reports-csv'
import { approversPage, requestTimes } from '@latchkey/services/reports/request-times.views'
import { page } from '@latchkey/web/server/route'
import { oneOf } from '../parts/address.ts'
import { csvDownload } from '../server/csv-download.ts'

/** How long requests took, as a file: by state, by stage or by approver. */
export const loader = page(async ({ portal, url }) => {
  const asked = url.searchParams
  const by = oneOf(['state', 'stage', 'approver'] as const, asked.get('by')) ?? 'state'
  const report = await requestTimes(portal, { from: asked.get('from'), to: asked.get('to') })
  const name = `requests-by-${by}`
  const whole = <Row>(rows: readonly Row[]) => ({ rows, next: null })
  if (by === 'state') return csvDownload(portal, { name, table: statesCsv, read: async () => whole(report.byState) })
  if (by === 'stage') return csvDownload(portal, { name, table: stagesCsv, read: async () => whole(report.byStage) })
  return csvDownload(portal, {
    name,
    table: approversCsv,
    read: async (cursor) => approversPage(report.byApprover, cursor, 1000),
  })
})
