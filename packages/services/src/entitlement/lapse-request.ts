import { moves } from '@latchkey/core/entitlement/request'
import { reached } from '@latchkey/core/time'
import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { denyWithin } from './deny-within.ts'
import { lettersToParties, namesShown, noticesToAsked } from './letters-on-decision.ts'
import { approverIds, namesOf, requestById } from './requests.store.ts'

/** Which request has lapsed. */
export const LapseRequest = z.object({ requestId: idOf('a request') })

/** Ends a request whose stage nobody decided in time. Does nothing where it has been decided meanwhile, its clock stands still, or it is not due. */
export const lapseRequest = operation('accessRequest.lapse', LapseRequest, async (portal, tx, input) => {
  must(portal, 'accessRequest.lapse')
  const request = await requestById(tx, input.requestId)
  if (moves[request.state].lapse === undefined) return false
  if (request.pausedAt !== null || !reached(request.stageDueAt, portal.now())) return false
  const approvers = await namesOf(tx, await approverIds(tx, request.id, { waiting: true }))
  const shown = await namesShown(tx, request, request.stage, approvers)
  const url = pageAddress(portal, 'my-access', `/packages/${request.accessPackageId}`)
  await denyWithin(portal, tx, request, {
    status: 'lapsed',
    reason: 'Nobody decided in time.',
    move: 'lapse',
    activity: 'accessRequest.lapsed',
    details: { stage: request.stage + 1, approvers },
    letters: [
      ...(await lettersToParties(tx, request, (onBehalf) => ({
        template: 'requestLapsed',
        data: { onBehalf, packageName: request.packageName, approvers: shown, url },
      }))),
      ...(await noticesToAsked(portal, tx, request, 'requestLapsedNotice', { by: null, ofStage: request.stage })),
    ],
  })
  return true
})
