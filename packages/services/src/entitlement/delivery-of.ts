import { stateOfDelivery } from '@latchkey/core/entitlement/delivery'
import { expiryOf } from '@latchkey/core/entitlement/policy'
import { moved, type RequestState } from '@latchkey/core/entitlement/request'
import type { AssignmentId } from '@latchkey/core/ids'
import type { assignments } from '@latchkey/schema/tables/entitlement'
import { pageAddress } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import type { Addressed, Happening } from '../record.ts'
import type { PackageRole } from './grants.store.ts'
import type { LoadedRequest, StoredRequest } from './requests.store.ts'

/** The move of a request that follows from how far its assignment is delivered. */
export const moveTo = { delivered: 'deliver', partiallyDelivered: 'deliverPartly', deliveryFailed: 'fail' } as const

type NewAssignment = typeof assignments.$inferInsert

/** The assignment that a request which is being delivered becomes now, and the state that the request is in then. */
export function deliveryOf(
  portal: Portal,
  request: LoadedRequest,
  roles: readonly PackageRole[],
): { readonly assignment: NewAssignment; readonly state: RequestState } {
  const now = portal.now()
  const failed = roles.filter(({ obstacle }) => obstacle !== null)
  const delivery = stateOfDelivery(roles.length, failed.length)
  return {
    assignment: {
      id: portal.newId(),
      accessPackageId: request.accessPackageId,
      policyId: request.policyId,
      targetId: request.targetId,
      requestId: request.id,
      state: delivery,
      startsAt: now,
      expiresAt: expiryOf(request.terms, now, request.requestedDays),
      endsAt: null,
      endReason: null,
    },
    state: moved(request.state, moveTo[delivery]),
  }
}

/** What changes of a request that has been carried out. */
export const closed = (
  request: Pick<LoadedRequest, 'terms'>,
  state: RequestState,
  assignmentId: AssignmentId,
  now: Date,
): Partial<StoredRequest> => ({
  state,
  status: '',
  stage: request.terms.stages.length,
  stageSince: now,
  stageDueAt: null,
  escalatesAt: null,
  pausedAt: null,
  completedAt: now,
  assignmentId,
})

/** What is told of a delivery: to the audit log, and to the holder where the terms say so. */
export function deliveryTold(
  portal: Portal,
  request: LoadedRequest,
  { id: assignmentId, expiresAt = null }: Pick<NewAssignment, 'id' | 'expiresAt'>,
  roles: readonly PackageRole[],
): { readonly happening: Happening; readonly letters: readonly Addressed[] } {
  const failed = roles.filter(({ obstacle }) => obstacle !== null).map(({ says }) => says)
  const gives = roles.filter(({ obstacle }) => obstacle === null).map(({ says }) => says)
  return {
    happening: {
      activity: 'assignment.delivered',
      target: { type: 'accessPackage', id: request.accessPackageId, name: request.packageName },
      subjectId: request.targetId,
      related: [{ type: 'accessRequest', id: request.id, name: request.packageName }],
      details: { assignmentId, expiresAt, gives, ...(failed.length > 0 ? { failed } : {}) },
    },
    // Where nothing could be given there is nothing to tell yet: the mail comes with the first role that can.
    letters:
      request.terms.notifies && (gives.length > 0 || failed.length === 0)
        ? lettersOfDelivery(portal, request, gives, expiresAt)
        : [],
  }
}

/** To who has the access, and to the manager who asked for it. */
function lettersOfDelivery(
  portal: Portal,
  request: LoadedRequest,
  gives: readonly string[],
  expiresAt: Date | null,
): readonly Addressed[] {
  const { packageName, targetName: report } = request
  const data = { packageName, gives, expiresAt }
  const own = { ...data, url: pageAddress(portal, 'my-access', '/assignments') }
  const team = { ...data, report, url: pageAddress(portal, 'my-access', '/team') }
  return [
    { template: 'accessDelivered', to: request.targetId, data: own },
    ...(request.requestType === 'onBehalfAdd'
      ? [{ template: 'deliveredForReport', to: request.requestorId, data: team } as const]
      : []),
  ]
}
