import { idOf as idOfActor, nameOf, system } from '@latchkey/core/authorization/actor'
import { objectionsToNudge } from '@latchkey/core/entitlement/nudge'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { actingAs } from '../portal.ts'
import { record } from '../record.ts'
import { requestToDecide } from './approval-letters.ts'
import { letGoOfApprovers } from './let-go-of-approvers.ts'
import { approverIds, factsOfRequest, requestById, saveRequest } from './requests.store.ts'

/** Which request its requestor would like to see decided. */
export const NudgeRequest = z.object({ requestId: idOf('a request') })

/**
 * A requestor reminds those whom the request waits for, once a day. Only they get the letter: nobody who has decided already, or may not
 * decide any more.
 */
export const nudgeRequest = operation('accessRequest.nudge', NudgeRequest, async (portal, tx, input) => {
  const loaded = await requestById(tx, input.requestId)
  must(portal, 'accessRequest.nudge', await factsOfRequest(tx, loaded))
  const asked = await approverIds(tx, loaded.id, { waiting: true })
  const moved = await letGoOfApprovers(actingAs(portal, system('approvers of today')), tx, loaded)
  const request = moved ? await requestById(tx, loaded.id) : loaded
  const now = portal.now()
  insist(objectionsToNudge, { request, nudgedAt: request.nudgedAt, at: now })
  await saveRequest(tx, request, { nudgedAt: now })
  // Who is asked in this very moment has a letter about it.
  const waiting = (await approverIds(tx, request.id, { waiting: true })).filter((userId) => asked.includes(userId))
  const turn = { stage: request.stage, dueAt: request.stageDueAt ?? now }
  const data = { ...(await requestToDecide(portal, tx, request, turn)), nudgedBy: nameOf(portal.actor) }
  await record(
    portal,
    tx,
    [
      {
        activity: 'accessRequest.nudged',
        target: { type: 'accessRequest', id: request.id, name: request.packageName },
        subjectId: request.targetId,
        details: { stage: request.stage + 1, reminded: waiting.length },
      },
    ],
    waiting
      .filter((userId) => userId !== idOfActor(portal.actor))
      .map((to) => ({ template: 'approvalReminder', to, data }) as const),
  )
})
