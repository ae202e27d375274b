import { moved, type RequestMove } from '@latchkey/core/entitlement/request'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { requestDecisions } from '@latchkey/schema/tables/entitlement'
import { pageAddress } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { type Addressed, record } from '../record.ts'
import { lettersToParties, noticesToAsked } from './letters-on-decision.ts'
import { endWaiting, type LoadedRequest, saveRequest } from './requests.store.ts'

/** Why Latchkey denies a request by itself. */
export interface OwnDenial {
  /** A code for pages: `lapsed`, `nobodyLeft`, `calloutFailed`, `assignmentEnded`. */
  readonly status: string
  /** A sentence for people. */
  readonly reason: string
  readonly move?: Extract<RequestMove, 'deny' | 'lapse' | 'nobodyLeft'>
  /** The stage, from 0, where it is not the present one. */
  readonly stage?: number
  readonly activity?: string
  readonly details?: Readonly<Record<string, unknown>>
  /** The mail, where it is not that of a denial, to the requestor and those who were asked. */
  readonly letters?: readonly Addressed[]
}

/** Ends a request that nobody denied: its time ran out, nobody can decide it, an extension failed, or what it asks for is gone. */
export async function denyWithin(
  portal: Portal,
  tx: Transaction,
  request: LoadedRequest,
  denial: OwnDenial,
): Promise<void> {
  const now = portal.now()
  const { status, reason, move = 'deny', stage = request.stage } = denial
  await endWaiting(portal, tx, request.id)
  await saveRequest(tx, request, {
    state: moved(request.state, move),
    status,
    stage,
    completedAt: now,
    stageDueAt: null,
    escalatesAt: null,
    pausedAt: null,
  })
  await insert(tx, requestDecisions, [
    { id: portal.newId(), requestId: request.id, stage, userId: null, verdict: 'deny', reason, decidedAt: now },
  ])
  const url = pageAddress(portal, 'my-access', `/requests/${request.id}`)
  await record(
    portal,
    tx,
    [
      {
        activity: denial.activity ?? 'accessRequest.deniedByItself',
        target: { type: 'accessRequest', id: request.id, name: request.packageName },
        subjectId: request.targetId,
        details: { status, reason, ...denial.details },
      },
    ],
    denial.letters ?? [
      ...(await lettersToParties(tx, request, (onBehalf) => ({
        template: 'requestDenied',
        data: { onBehalf, packageName: request.packageName, by: null, reason, url },
      }))),
      ...(await noticesToAsked(portal, tx, request, 'requestDeniedNotice', { by: null, reason })),
    ],
  )
}
