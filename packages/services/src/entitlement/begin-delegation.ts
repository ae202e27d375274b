import { kindsInWords } from '@latchkey/core/entitlement/delegation'
import { reached } from '@latchkey/core/time'
import type { Transaction } from '@latchkey/schema/database'
import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { possible } from './approvers.store.ts'
import { passOnPending } from './delegated-voices.store.ts'
import { delegationById, packagesNamed, type StoredDelegation, saveDelegation } from './delegations.store.ts'
import { namesOf } from './requests.store.ts'

/** Which delegation has come to its day. */
export const BeginDelegation = z.object({ delegationId: idOf('a delegation') })

/** Begins a delegation on its day. Does nothing where it has begun, has ended, or is not due. */
export const beginDelegation = operation('delegation.begin', BeginDelegation, async (portal, tx, input) => {
  must(portal, 'delegation.begin')
  const delegation = await delegationById(tx, input.delegationId)
  if (delegation.begunAt !== null || delegation.endsAt !== null) return false
  if (!reached(delegation.startsAt, portal.now())) return false
  await beginWithin(portal, tx, delegation)
  return true
})

/**
 * Begins a delegation inside a transaction: what waits passes on where that was asked for, and both are told. What is asked from now on
 * is asked of the delegate too.
 */
export async function beginWithin(portal: Portal, tx: Transaction, delegation: StoredDelegation): Promise<void> {
  await saveDelegation(tx, delegation, { begunAt: portal.now() })
  const { userId, delegateId, untilAt, note, includesPending } = delegation
  const [can] = await possible(tx, [delegateId])
  const pending = includesPending && can?.enabled ? await passOnPending(portal, tx, delegation) : 0
  const [approver = '', delegate = ''] = await namesOf(tx, [userId, delegateId])
  const packages = await packagesNamed(tx, delegation.packageIds)
  const kinds = kindsInWords(delegation.kinds)
  const data = { approver, delegate, kinds, packages, untilAt, pending, note }
  const url = pageAddress(portal, 'my-access', '/delegations')
  await record(
    portal,
    tx,
    [
      {
        activity: 'delegation.begun',
        target: { type: 'user', id: userId, name: approver },
        subjectId: userId,
        related: [{ type: 'user', id: delegateId, name: delegate }],
        details: { pending },
      },
    ],
    [
      { template: 'delegationBegun', to: userId, data: { ...data, recipient: 'approver', url } },
      {
        template: 'delegationBegun',
        to: delegateId,
        data: { ...data, recipient: 'delegate', url: pageAddress(portal, 'my-access', '/approvals') },
      },
    ],
  )
}
