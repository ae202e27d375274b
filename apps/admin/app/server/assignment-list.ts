import { readUser } from '@latchkey/services/directory/users.views'
import { listAssignments } from '@latchkey/services/entitlement/admin/assignments.views'
import { catalogDetail } from '@latchkey/services/entitlement/admin/catalogs.views'
import { packageName } from '@latchkey/services/entitlement/admin/packages.views'
import { policyForAdmin } from '@latchkey/services/entitlement/admin/policies.views'
import { assignmentRightsInWords } from '@latchkey/services/overview/entitlement-rights.views'
import type { Portal } from '@latchkey/services/portal'
import { assignmentQueryOf, assignmentsAsked } from './list-filters.ts'

/** What the page of assignments shows: a page of the list, and its filters in words. */
export async function assignmentListPage(portal: Portal, asked: URLSearchParams) {
  const filter = assignmentsAsked(asked)
  const cursor = asked.get('cursor')
  const [assignments, packageWords, catalogWords, policyWords, userWords] = await Promise.all([
    listAssignments(portal, { ...assignmentQueryOf(filter), cursor }),
    filter.package ? packageName(portal, filter.package) : undefined,
    filter.catalog ? catalogDetail(portal, filter.catalog).then(({ catalog }) => catalog.displayName) : undefined,
    filter.policy ? policyForAdmin(portal, filter.policy).then(({ form }) => form.displayName) : undefined,
    filter.user ? readUser(portal, filter.user).then(({ displayName }) => displayName) : undefined,
  ])
  const words = { package: packageWords, catalog: catalogWords, policy: policyWords, user: userWords }
  return { assignments, filter, cursor, words, rights: assignmentRightsInWords(portal) }
}
