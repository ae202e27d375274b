import { objectionsToBeginning } from '@latchkey/core/entitlement/beginning'
import { firstObjection } from '@latchkey/core/objection'
import { reached } from '@latchkey/core/time'
import type { Transaction } from '@latchkey/schema/database'
import { users } from '@latchkey/schema/tables/directory'
import { accessPackages } from '@latchkey/schema/tables/entitlement'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { beginDelivery } from './begin-delivery.ts'
import { closeWithin } from './close-within.ts'
import { conflictsOf } from './conflicts.store.ts'
import { type LoadedRequest, requestById } from './requests.store.ts'
import { standingTowards } from './submit-request.ts'

/** Which request begins. */
export const BeginRequest = z.object({ requestId: idOf('a request') })

/**
 * Begins the delivery of a request that was approved for later, when its start has come. What has changed meanwhile so that the access
 * must not begin closes the request, and the requestor is told why. Does nothing where it is not due, or was closed meanwhile; says
 * whether it did.
 */
export const beginRequest = operation('accessRequest.begin', BeginRequest, async (portal, tx, input) => {
  must(portal, 'accessRequest.begin')
  const request = await requestById(tx, input.requestId)
  if (request.state !== 'scheduled' || !reached(request.startsAt, portal.now())) return false
  const raised = firstObjection(objectionsToBeginning, await beginningOf(portal, tx, request))
  if (raised === undefined) await beginDelivery(portal, tx, request)
  else
    await closeWithin(portal, tx, request, 'cancel', raised.says, [
      {
        template: 'requestCanceled',
        to: request.requestorId,
        data: {
          packageName: request.packageName,
          reason: raised.says,
          url: pageAddress(portal, 'my-access', `/requests/${request.id}`),
        },
      },
    ])
  return true
})

async function beginningOf(portal: Portal, tx: Transaction, request: LoadedRequest) {
  const [person] = await tx
    .select({ enabled: users.accountEnabled, deletedAt: users.deletedAt })
    .from(users)
    .where(eq(users.id, request.targetId))
  const [found] = await tx
    .select({ deletedAt: accessPackages.deletedAt, retiresAt: accessPackages.retiresAt })
    .from(accessPackages)
    .where(eq(accessPackages.id, request.accessPackageId))
  const { assignmentId } = await standingTowards(tx, request)
  return {
    packageGone: found?.deletedAt !== null || found.retiresAt !== null,
    enabled: person?.enabled === true && person.deletedAt === null,
    hasAssignment: assignmentId !== null,
    conflicts: await conflictsOf(tx, request.accessPackageId, request.targetId),
    terms: request.terms,
    at: portal.now(),
  }
}
