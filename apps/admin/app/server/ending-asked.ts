import { listAssignments } from '@latchkey/services/entitlement/admin/assignments.views'
import { previewEnding } from '@latchkey/services/entitlement/admin/preview-ending'
import type { Portal } from '@latchkey/services/portal'

/** The assignments that an address asks to end: those that can be, those that cannot, and what it would come to; null where none can be. */
export async function endingAsked(portal: Portal, asked: URLSearchParams) {
  const assignmentIds = asked.getAll('assignment').slice(0, 1000)
  const { rows } = await listAssignments(portal, { assignmentIds, state: 'live', size: 1000 })
  const ending = rows.filter(({ whyNotEnd }) => whyNotEnd === null)
  const staying = rows.filter(({ whyNotEnd }) => whyNotEnd !== null)
  const ids = ending.map(({ id }) => id)
  return { ending, staying, preview: ids.length === 0 ? null : await previewEnding(portal, ids) }
}
