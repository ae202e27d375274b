import { groupKinds } from '@latchkey/core/directory/group'
import { userTypes } from '@latchkey/core/directory/user'
import { assignmentStates } from '@latchkey/core/entitlement/assignment'
import { requestStandings } from '@latchkey/core/entitlement/request-standing'
import { applicationOrders } from '@latchkey/services/applications/applications.views'
import { groupOrders } from '@latchkey/services/directory/groups.views'
import { userOrders } from '@latchkey/services/directory/users.views'
import {
  type AssignmentQuery,
  assignmentOrdersUnder,
  endsWithin,
} from '@latchkey/services/entitlement/admin/assignments.views'
import { catalogOrders } from '@latchkey/services/entitlement/admin/catalogs.views'
import { packageOrders } from '@latchkey/services/entitlement/admin/packages.views'
import { type RequestQuery, requestOrdersUnder } from '@latchkey/services/entitlement/admin/requests.views'
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

/** What an address narrows a list of assignments or requests to. */
const narrowedTo = (asked: URLSearchParams) => ({
  package: asked.get('package'),
  catalog: asked.get('catalog'),
  policy: asked.get('policy'),
  user: asked.get('user'),
})

/** The same as the lists take it. */
const idsOf = (narrowed: ReturnType<typeof narrowedTo>) => ({
  packageId: narrowed.package,
  catalogId: narrowed.catalog,
  policyId: narrowed.policy,
  userId: narrowed.user,
})

/** What an address asks of the list of assignments, and of its file. */
export function assignmentsAsked(asked: URLSearchParams) {
  const state = oneOf([...assignmentStates, 'live'] as const, asked.get('state')) ?? null
  const narrowed = narrowedTo(asked)
  return {
    search: asked.get('search'),
    state,
    ends: oneOf(endsWithin, asked.get('ends')) ?? null,
    ...narrowed,
    sort: sortNamed(assignmentOrdersUnder({ ...idsOf(narrowed), state }), asked.get('sort')),
  }
}

/** The same as the list takes it. */
export const assignmentQueryOf = (asked: ReturnType<typeof assignmentsAsked>): AssignmentQuery => {
  const { search, state, ends, sort } = asked
  return { search, state, ends, sort, ...idsOf(asked) }
}

/** What an address asks of the list of requests, and of its file. */
export function requestsAsked(asked: URLSearchParams) {
  const state = oneOf(requestStandings, asked.get('state')) ?? null
  const narrowed = narrowedTo(asked)
  return {
    search: asked.get('search'),
    state,
    ...narrowed,
    sort: sortNamed(requestOrdersUnder({ ...idsOf(narrowed), standing: state }), asked.get('sort')),
  }
}

/** The same as the list takes it. */
export const requestQueryOf = (asked: ReturnType<typeof requestsAsked>): RequestQuery => {
  const { search, state, sort } = asked
  return { search, standing: state, sort, ...idsOf(asked) }
}

/** What an address asks of the list of access packages, and of its file. */
export const packagesAsked = (asked: URLSearchParams) => ({
  search: asked.get('search'),
  catalogId: asked.get('catalogId'),
  sort: sortNamed(packageOrders, asked.get('sort')),
})

/** What an address asks of the list of catalogs, and of its file. */
export const catalogsAsked = (asked: URLSearchParams) => ({
  search: asked.get('search'),
  sort: sortNamed(catalogOrders, asked.get('sort')),
})

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
