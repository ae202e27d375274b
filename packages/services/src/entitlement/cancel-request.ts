import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { idOf, line } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { closeWithin } from './close-within.ts'
import { lettersToParties } from './letters-on-decision.ts'
import { factsOfRequest, requestById } from './requests.store.ts'

/** Which request an administrator closes, and why. */
export const CancelRequest = z.object({ requestId: idOf('a request'), reason: line('a reason', 500) })

/** An administrator or catalog owner closes an open request; the requestor is told why. */
export const cancelRequest = operation('accessRequest.cancel', CancelRequest, async (portal, tx, input) => {
  const request = await requestById(tx, input.requestId)
  must(portal, 'accessRequest.cancel', await factsOfRequest(tx, request))
  const url = pageAddress(portal, 'my-access', `/requests/${request.id}`)
  await closeWithin(
    portal,
    tx,
    request,
    'cancel',
    input.reason,
    await lettersToParties(tx, request, (onBehalf) => ({
      template: 'requestCanceled',
      data: { onBehalf, packageName: request.packageName, reason: input.reason, url },
    })),
  )
})
