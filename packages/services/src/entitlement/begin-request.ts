import { reached } from '@latchkey/core/time'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { beginDelivery } from './begin-delivery.ts'
import { requestById } from './requests.store.ts'

/** Which request begins. */
export const BeginRequest = z.object({ requestId: idOf('a request') })

/**
 * Begins the delivery of a request that was approved for later, when its start has come. Does nothing where it is not due, or was closed
 * meanwhile; says whether it did.
 */
export const beginRequest = operation('accessRequest.begin', BeginRequest, async (portal, tx, input) => {
  must(portal, 'accessRequest.begin')
  const request = await requestById(tx, input.requestId)
  if (request.state !== 'scheduled' || !reached(request.startsAt, portal.now())) return false
  await beginDelivery(portal, tx, request)
  return true
})
