import type { Transaction } from '@latchkey/schema/database'
import { pageAddress } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { type Begun, beginStage } from './begin-stage.ts'
import { type LoadedRequest, namesOf } from './requests.store.ts'

/** Moves a request past its present stage, which has as many approvals as it needs; tells the requestor who approved and who decides next. */
export async function toNextStage(
  portal: Portal,
  tx: Transaction,
  request: LoadedRequest,
  approvedBy: string,
): Promise<Begun> {
  const begun = await beginStage(portal, tx, request, request.stage + 1)
  if (begun.asked.length > 0) {
    const url = pageAddress(portal, 'my-access', `/requests/${request.id}`)
    const nextApprovers = await namesOf(tx, begun.asked)
    const data = { packageName: request.packageName, by: approvedBy, nextApprovers, url }
    await record(portal, tx, [], [{ template: 'stageApproved', to: request.requestorId, data }])
  }
  return begun
}
