import { idOf as idOfActor, nameOf } from '@latchkey/core/authorization/actor'
import { objectionsToEndingDelegation } from '@latchkey/core/entitlement/delegation'
import { insist } from '@latchkey/core/objection'
import { reached } from '@latchkey/core/time'
import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { takeBackVoices } from './delegated-voices.store.ts'
import { delegationById, liveDelegationsOf, saveDelegation } from './delegations.store.ts'
import { namesOf } from './requests.store.ts'

/** Which delegation ends. */
export const EndDelegation = z.object({ delegationId: idOf('a delegation') })

/**
 * Ends a delegation: by who gave it, by the delegate, by a governance administrator, or by itself when its time is over. Nothing waits for
 * the delegate in that place any more; it still waits for who delegated. What the delegate decided stays. Where a person ended it, those
 * of the two who did not are told. Does nothing where Latchkey finds it ended or not due.
 */
export const endDelegation = operation('delegation.end', EndDelegation, async (portal, tx, input) => {
  const delegation = await delegationById(tx, input.delegationId)
  const { userId, delegateId, untilAt } = delegation
  must(portal, 'delegation.end', { self: [userId], delegate: [delegateId] })
  const now = portal.now()
  const by = idOfActor(portal.actor)
  if (by === null && (delegation.endsAt !== null || !reached(untilAt, now))) return false
  insist(objectionsToEndingDelegation, delegation)
  await saveDelegation(tx, delegation, { endsAt: now })
  await takeBackVoices(tx, delegation, await liveDelegationsOf(tx, userId))
  const [approver = '', delegate = ''] = await namesOf(tx, [userId, delegateId])
  const data = { approver, delegate, by: nameOf(portal.actor), url: pageAddress(portal, 'my-access', '/delegations') }
  const told = [
    { template: 'delegationEnded', to: userId, data: { ...data, recipient: 'approver' } },
    { template: 'delegationEnded', to: delegateId, data: { ...data, recipient: 'delegate' } },
  ] as const
  await record(
    portal,
    tx,
    [
      {
        activity: 'delegation.ended',
        target: { type: 'user', id: userId, name: approver },
        subjectId: userId,
        related: [{ type: 'user', id: delegateId, name: delegate }],
        details: { begun: delegation.begunAt },
      },
    ],
    by === null ? [] : told.filter(({ to }) => to !== by),
  )
  return true
})
