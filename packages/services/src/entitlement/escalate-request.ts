import { reached } from '@latchkey/core/time'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { alternatesOf } from './approvers.store.ts'
import { askApprovers } from './ask-approvers.ts'
import { namesOf, requestById, saveRequest } from './requests.store.ts'

/** Which request has waited long enough for others to be asked besides. */
export const EscalateRequest = z.object({ requestId: idOf('a request') })

/**
 * Asks the alternates of a stage besides those who were asked first, who can still decide. Where the alternates come to nobody, the
 * audit log says so and the others stay. Does nothing where the stage was decided meanwhile, has lapsed, its clock stands still, or it
 * is not due.
 */
export const escalateRequest = operation('accessRequest.escalate', EscalateRequest, async (portal, tx, input) => {
  must(portal, 'accessRequest.escalate')
  const request = await requestById(tx, input.requestId)
  const { stage, stageDueAt: dueAt } = request
  const escalation = request.terms.stages[stage]?.escalation
  const now = portal.now()
  if (request.state !== 'pendingApproval' || request.pausedAt !== null || !escalation) return false
  if (!reached(request.escalatesAt, now) || dueAt === null || reached(dueAt, now)) return false
  const approvers = await alternatesOf(tx, escalation.alternates, escalation.fallbackAlternates, request)
  await saveRequest(tx, request, { escalatesAt: null })
  await askApprovers(portal, tx, request, { stage, dueAt, approvers, part: 'alternate' }, [
    {
      activity: approvers.length > 0 ? 'accessRequest.escalated' : 'accessRequest.escalatedToNobody',
      target: { type: 'accessRequest', id: request.id, name: request.packageName },
      subjectId: request.targetId,
      details: { stage: stage + 1, alternates: await namesOf(tx, approvers) },
    },
  ])
  return true
})
