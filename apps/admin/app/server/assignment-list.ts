import { assignmentOrdersUnder, listAssignments } from '@latchkey/services/entitlement/admin/assignments.views'
import { assignmentRightsInWords } from '@latchkey/services/overview/entitlement-rights.views'
import type { Portal } from '@latchkey/services/portal'
import { assignmentQueryOf, assignmentsAsked } from './list-filters.ts'
import { narrowing } from './narrowing.ts'

/** What the page of assignments shows: a page of the list, its filters in words, and what more it can be narrowed to. */
export async function assignmentListPage(portal: Portal, asked: URLSearchParams) {
  const filter = assignmentsAsked(asked)
  const query = assignmentQueryOf(filter)
  const cursor = asked.get('cursor')
  const [assignments, narrow] = await Promise.all([
    listAssignments(portal, { ...query, cursor }),
    narrowing(portal, asked, filter),
  ])
  const orders = Object.keys(assignmentOrdersUnder(query))
  return { assignments, filter, cursor, narrow, orders, rights: assignmentRightsInWords(portal) }
}
