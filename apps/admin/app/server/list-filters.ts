import { groupKinds } from '@latchkey/core/directory/group'
import { userTypes } from '@latchkey/core/directory/user'
import { assignmentStates } from '@latchkey/core/entitlement/assignment'
import { applicationOrders } from '@latchkey/services/applications/applications.views'
import { groupOrders } from '@latchkey/services/directory/groups.views'
import { userOrders } from '@latchkey/services/directory/users.views'
import {
  type AssignmentQuery,
  assignmentOrders,
  endsWithin,
} from '@latchkey/services/entitlement/admin/assignments.views'
import { siteOrders } from '@latchkey/services/sites/sites.views'
import { sortNamed } from '@latchkey/services/sorting'
import { oneOf } from '../parts/address.ts'

const statuses = ['enabled', 'disabled'] as const

/** What an address asks of the list of users, and of its file. */
export const usersAsked = (asked: URLSearchParams) => ({
  search: asked.get('search'),
  department: asked.get('department'),
  status: oneOf(statuses, asked.get('status')) ?? null,
  userType: oneOf(userTypes, asked.get('userType')) ?? null,
  sort: sortNamed(userOrders, asked.get('sort')),
})

/** What an address asks of the list of assignments, and of its file. */
export const assignmentsAsked = (asked: URLSearchParams) => ({
  search: asked.get('search'),
  state: oneOf([...assignmentStates, 'live'] as const, asked.get('state')) ?? null,
  ends: oneOf(endsWithin, asked.get('ends')) ?? null,
  package: asked.get('package'),
  catalog: asked.get('catalog'),
  policy: asked.get('policy'),
  user: asked.get('user'),
  sort: sortNamed(assignmentOrders, asked.get('sort')),
})

/** The same as the list takes it. */
export const assignmentQueryOf = (asked: ReturnType<typeof assignmentsAsked>): AssignmentQuery => {
  const { package: packageId, catalog: catalogId, policy: policyId, user: userId, ...filter } = asked
  return { ...filter, packageId, catalogId, policyId, userId }
}

/** What an address asks of the list of groups, and of its file. */
export const groupsAsked = (asked: URLSearchParams) => ({
  search: asked.get('search'),
  kind: oneOf(groupKinds, asked.get('kind')) ?? null,
  sort: sortNamed(groupOrders, asked.get('sort')),
})

/** What an address asks of the list of applications, and of its file. */
export const applicationsAsked = (asked: URLSearchParams) => ({
  search: asked.get('search'),
  status: oneOf(statuses, asked.get('status')) ?? null,
  sort: sortNamed(applicationOrders, asked.get('sort')),
})

/** What an address asks of the list of sites, and of its file. */
export const sitesAsked = (asked: URLSearchParams) => ({
  search: asked.get('search'),
  sort: sortNamed(siteOrders, asked.get('sort')),
})
