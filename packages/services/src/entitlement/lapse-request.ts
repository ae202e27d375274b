import { moves } from '@latchkey/core/entitlement/request'
import { reached } from '@latchkey/core/time'
import { requestDecisions } from '@latchkey/schema/tables/entitlement'
import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { approverIds, endWaiting, namesOf, requestById, saveRequest } from './requests.store.ts'

/** Which request has lapsed. */
export const LapseRequest = z.object({ requestId: idOf('a request') })

/** Ends a request whose stage nobody decided in time. Does nothing where it has been decided meanwhile or is not due. */
export const lapseRequest = operation('accessRequest.lapse', LapseRequest, async (portal, tx, input) => {
  must(portal, 'accessRequest.lapse')
  const request = await requestById(tx, input.requestId)
  const now = portal.now()
  const next = moves[request.state].lapse
  if (next === undefined || !reached(request.stageDueAt, now)) return false
  const approvers = await namesOf(tx, await approverIds(tx, request.id, { waiting: true }))
  await endWaiting(tx, request.id)
  await saveRequest(tx, request, { state: next, status: 'lapsed', completedAt: now, stageDueAt: null })
  await tx.insert(requestDecisions).values({
    id: portal.newId(),
    requestId: request.id,
    stage: request.stage,
    userId: null,
    verdict: 'deny',
    reason: 'Nobody decided in time.',
    decidedAt: now,
  })
  const url = pageAddress(portal, 'my-access', `/packages/${request.accessPackageId}`)
  await record(
    portal,
    tx,
    [
      {
        activity: 'accessRequest.lapsed',
        target: { type: 'accessRequest', id: request.id, name: request.packageName },
        subjectId: request.targetId,
        details: { stage: request.stage + 1, approvers },
      },
    ],
    [
      {
        template: 'requestLapsed',
        to: request.requestorId,
        data: { packageName: request.packageName, approvers, url },
      },
    ],
  )
  return true
})
