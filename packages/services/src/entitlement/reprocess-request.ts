import { type Mended, objectionsToReprocessing } from '@latchkey/core/entitlement/reprocessing'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { assignmentById } from './assignments.store.ts'
import { mendWithin } from './mend-within.ts'
import { factsOfRequest, requestById } from './requests.store.ts'

/** Which request is delivered anew. */
export const ReprocessRequest = z.object({ requestId: idOf('a request') })

/** An administrator tries to deliver what is missing of a request. Says what changed. */
export const reprocessRequest = operation(
  'accessRequest.reprocess',
  ReprocessRequest,
  async (portal, tx, input): Promise<Mended> => {
    const request = await requestById(tx, input.requestId)
    must(portal, 'accessRequest.reprocess', await factsOfRequest(tx, request))
    const assignment = request.assignmentId === null ? null : await assignmentById(tx, request.assignmentId)
    insist(objectionsToReprocessing, {
      state: request.state,
      completedAt: request.completedAt,
      ended: assignment?.endsAt !== null,
      at: portal.now(),
    })
    if (assignment === null) throw new Error('a request was delivered in part without an assignment')
    const holder = { assignmentId: assignment.id, userId: assignment.targetId }
    const accessPackage = { id: request.accessPackageId, displayName: request.packageName }
    const mended = await mendWithin(portal, tx, accessPackage, [holder], 'byHand')
    return mended.get(assignment.id) ?? { given: [], taken: [], failing: [] }
  },
)
