import { extendedExpiry } from '@latchkey/core/entitlement/extending'
import { moved, type RequestState } from '@latchkey/core/entitlement/request'
import type { AssignmentId } from '@latchkey/core/ids'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { pageAddress } from '../addresses.ts'
import { unblockGuests } from '../directory/guests/unblock-guest.ts'
import { peopleChanged } from '../directory/people-changed.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { assignmentById } from './assignments.store.ts'
import { bringInLine, peopleIn } from './bring-in-line.ts'
import { callExtensions } from './call-extensions.ts'
import { closed, deliveryOf, deliveryTold } from './delivery-of.ts'
import { denyWithin } from './deny-within.ts'
import { guestsAmong, packageRoles, rolesFor } from './grants.store.ts'
import { endWaiting, type LoadedRequest, saveRequest, tellsOf } from './requests.store.ts'

/**
 * Gives a request that is being delivered what it asked for: the assignment with every resource role of the package and the seats that
 * follow, or more time for one that there is. All in the transaction of the last approval, so that there is no half-done delivery: a
 * role that cannot be given is kept with its reason and tried again. Returns the state that the request is in now.
 */
export async function deliver(portal: Portal, tx: Transaction, request: LoadedRequest): Promise<RequestState> {
  if (request.requestType === 'userUpdate') return prolong(portal, tx, request)
  const given = await packageRoles(tx, request.accessPackageId)
  const roles = rolesFor(given, (await guestsAmong(tx, given, [request.targetId])).size > 0)
  const { assignment, state } = deliveryOf(portal, request, roles)
  await insert(tx, assignments, [assignment])
  await unblockGuests(portal, tx, [request.targetId])
  await close(portal, tx, request, state, assignment.id)
  const holders = [{ assignmentId: assignment.id, userId: request.targetId }]
  const difference = await bringInLine(portal, tx, roles, holders, true)
  const { happening, letters } = deliveryTold(portal, request, assignment, roles)
  await record(portal, tx, [happening], letters)
  await callExtensions(portal, tx, 'assignmentRequestGranted', {
    terms: request.terms,
    requestId: request.id,
    assignmentId: assignment.id,
    tells: { ...tellsOf(request), state },
  })
  const people = peopleIn(difference)
  if (people.length > 0) await peopleChanged(portal, tx, people)
  return state
}

/** Makes the end of an assignment later, never sooner. Where it ended meanwhile there is nothing left to extend: the request is denied. */
async function prolong(portal: Portal, tx: Transaction, request: LoadedRequest): Promise<RequestState> {
  const assignment = await assignmentById(tx, request.assignmentId ?? '')
  if (assignment.endsAt !== null) {
    await denyWithin(portal, tx, request, {
      status: 'assignmentEnded',
      reason: 'The access has ended meanwhile. Request the package again.',
    })
    return 'denied'
  }
  const expiresAt = extendedExpiry(request.terms, assignment.expiresAt, portal.now(), request.requestedDays)
  // Whoever was told of the old end is told of the new one.
  await tx.update(assignments).set({ expiresAt, noticeDays: null }).where(eq(assignments.id, assignment.id))
  const state = moved(request.state, 'deliver')
  await close(portal, tx, request, state, assignment.id)
  const url = pageAddress(portal, 'my-access', '/assignments')
  await record(
    portal,
    tx,
    [
      {
        activity: 'assignment.extended',
        target: { type: 'accessPackage', id: request.accessPackageId, name: request.packageName },
        subjectId: request.targetId,
        related: [{ type: 'accessRequest', id: request.id, name: request.packageName }],
        details: { assignmentId: assignment.id, from: assignment.expiresAt, to: expiresAt },
      },
    ],
    request.terms.notifies
      ? [
          {
            template: 'accessExtended',
            to: request.targetId,
            data: { packageName: request.packageName, expiresAt, url },
          },
        ]
      : [],
  )
  return state
}

async function close(
  portal: Portal,
  tx: Transaction,
  request: LoadedRequest,
  state: RequestState,
  assignmentId: AssignmentId,
): Promise<void> {
  await endWaiting(portal, tx, request.id)
  await saveRequest(tx, request, closed(request, state, assignmentId, portal.now()))
}
