import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { closeWithin } from './close-within.ts'
import { factsOfRequest, requestById } from './requests.store.ts'

/** Which request its requestor takes back. */
export const WithdrawRequest = z.object({ requestId: idOf('a request') })

/** A requestor takes back a request that is still open. */
export const withdrawRequest = operation('accessRequest.withdraw', WithdrawRequest, async (portal, tx, input) => {
  const request = await requestById(tx, input.requestId)
  must(portal, 'accessRequest.withdraw', await factsOfRequest(tx, request))
  await closeWithin(portal, tx, request, 'withdraw', '')
})
