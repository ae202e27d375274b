import type { Transaction } from '@latchkey/schema/database'
import { pageAddress } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { type Addressed, record } from '../record.ts'
import { type Begun, beginStage } from './begin-stage.ts'
import { lettersToParties, nameShown, namesShown, noticesToAsked } from './letters-on-decision.ts'
import { type LoadedRequest, namesOf } from './requests.store.ts'

/**
 * Moves a request past its present stage, which has as many approvals as it needs; tells the requestor who approved and who decides next, and everybody
 * else who was asked that there is nothing more to decide.
 */
export async function toNextStage(
  portal: Portal,
  tx: Transaction,
  request: LoadedRequest,
  approvedBy: string,
): Promise<Begun> {
  const begun = await beginStage(portal, tx, request, request.stage + 1)
  await record(portal, tx, [], await lettersOnApproval(portal, tx, request, approvedBy, begun))
  return begun
}

async function lettersOnApproval(
  portal: Portal,
  tx: Transaction,
  request: LoadedRequest,
  by: string,
  { state, asked }: Begun,
): Promise<readonly Addressed[]> {
  if (state === 'denied' || state === 'canceled') return []
  if (asked.length === 0) return noticesToAsked(portal, tx, request, 'requestApprovedNotice', { by })
  const { stage, packageName } = request
  const nextApprovers = await namesShown(tx, request, stage + 1, await namesOf(tx, asked))
  const url = pageAddress(portal, 'my-access', `/requests/${request.id}`)
  const shown = await nameShown(tx, request, stage, by)
  return [
    ...(await lettersToParties(tx, request, (onBehalf) => ({
      template: 'stageApproved',
      data: { onBehalf, packageName, by: shown, nextApprovers, url },
    }))),
    ...(await noticesToAsked(portal, tx, request, 'stageApprovedNotice', { by, ofStage: stage, besides: asked })),
  ]
}
