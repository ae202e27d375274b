import { nameOf } from '@latchkey/core/authorization/actor'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { assignmentRequests } from '@latchkey/schema/tables/entitlement'
import { pageAddress } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { type Addressed, record } from '../record.ts'
import { type Begun, beginStage } from './begin-stage.ts'
import { callExtensions } from './call-extensions.ts'
import { draftedRequest, type RequestDraft, rowOf, submission } from './drafted-request.ts'
import { namesShown } from './letters-on-decision.ts'
import { insistRoomForAccess } from './limits.store.ts'
import { type LoadedRequest, namesOf, tellsOf } from './requests.store.ts'

/**
 * Opens a request and moves it as far as it goes by itself: to the extensions that have to answer first, to its first stage of approval, or
 * through to delivery. Every way to ask for access comes here. Returns its id and where it stands. Refuses with `limitReached`.
 */
export async function openRequest(
  portal: Portal,
  tx: Transaction,
  draft: RequestDraft,
): Promise<Begun & { id: string }> {
  await insistRoomForAccess(tx, { requests: 1, assignments: draft.type === 'userUpdate' ? 0 : 1 })
  const request = draftedRequest(portal, draft)
  await insert(tx, assignmentRequests, [rowOf(request)])
  await record(portal, tx, [submission(draft, request)])
  const waits = await callExtensions(portal, tx, 'assignmentRequestCreated', {
    terms: request.terms,
    requestId: request.id,
    assignmentId: draft.assignmentId,
    tells: tellsOf(request),
  })
  if (waits) return { id: request.id, state: 'submitted', asked: [] }
  const begun = await beginStage(portal, tx, request, 0)
  await record(portal, tx, [], await letterToTarget(portal, tx, request, begun))
  return { id: request.id, ...begun }
}

/** Tells somebody that their manager asks for access for them, where it waits for others to decide. */
async function letterToTarget(
  portal: Portal,
  tx: Transaction,
  request: LoadedRequest,
  { asked }: Begun,
): Promise<readonly Addressed[]> {
  if (request.requestType !== 'onBehalfAdd' || asked.length === 0) return []
  const data = {
    packageName: request.packageName,
    by: nameOf(portal.actor),
    justification: request.justification,
    approvers: await namesShown(tx, request, 0, await namesOf(tx, asked)),
    url: pageAddress(portal, 'my-access', `/requests/${request.id}`),
  }
  return [{ template: 'requestedForYou', to: request.targetId, data }]
}
