import { givingStates, type RequestStanding } from '@latchkey/core/entitlement/request-standing'
import { assignmentRequests, assignments } from '@latchkey/schema/tables/entitlement'
import { and, eq, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm'

const lapsed = and(eq(assignmentRequests.state, 'denied'), eq(assignmentRequests.status, 'lapsed'))
const withdrawn = and(eq(assignmentRequests.state, 'canceled'), eq(assignmentRequests.status, ''))
const accessEnded = and(
  isNotNull(assignments.endsAt),
  ne(assignmentRequests.requestType, 'userUpdate'),
  inArray(assignmentRequests.state, [...givingStates]),
)

/** The requests that stand so, in a query that has joined the access that came of each; mirrors `standingOf`. */
export const standsSo = (standing: RequestStanding): SQL =>
  sql`case when ${lapsed} then 'lapsed' when ${withdrawn} then 'withdrawn' when ${accessEnded} then 'accessEnded' else ${assignmentRequests.state} end = ${standing}`
