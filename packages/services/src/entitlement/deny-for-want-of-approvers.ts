import type { Transaction } from '@latchkey/schema/database'
import { requestDecisions } from '@latchkey/schema/tables/entitlement'
import { pageAddress } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { endWaiting, type LoadedRequest, saveRequest } from './requests.store.ts'

const reason = 'Nobody in the organization can decide this request. Ask an administrator to name approvers.'

/** Ends a request at a stage, counted from 0, that nobody in the organization can decide; the requestor is told. */
export async function denyForWantOfApprovers(
  portal: Portal,
  tx: Transaction,
  request: LoadedRequest,
  stage: number,
): Promise<void> {
  const now = portal.now()
  await endWaiting(tx, request.id)
  await saveRequest(tx, request, { state: 'denied', status: 'nobodyLeft', stage, completedAt: now, stageDueAt: null })
  await tx.insert(requestDecisions).values({
    id: portal.newId(),
    requestId: request.id,
    stage,
    userId: null,
    verdict: 'deny',
    reason,
    decidedAt: now,
  })
  const url = pageAddress(portal, 'my-access', `/requests/${request.id}`)
  await record(
    portal,
    tx,
    [
      {
        activity: 'accessRequest.deniedForWantOfApprovers',
        target: { type: 'accessRequest', id: request.id, name: request.packageName },
        subjectId: request.targetId,
      },
    ],
    [
      {
        template: 'requestDenied',
        to: request.requestorId,
        data: { packageName: request.packageName, by: null, reason, url },
      },
    ],
  )
}
