import type { Transaction } from '@latchkey/schema/database'
import type { Portal } from '../portal.ts'
import { denyWithin } from './deny-within.ts'
import type { LoadedRequest } from './requests.store.ts'

/** Ends a request at a stage, counted from 0, that nobody in the organization can decide; the requestor is told. */
export const denyForWantOfApprovers = (
  portal: Portal,
  tx: Transaction,
  request: LoadedRequest,
  stage: number,
): Promise<void> =>
  denyWithin(portal, tx, request, {
    status: 'nobodyLeft',
    reason: 'Nobody in the organization can decide this request. Ask an administrator to name approvers.',
    move: 'nobodyLeft',
    stage,
    activity: 'accessRequest.deniedForWantOfApprovers',
  })
