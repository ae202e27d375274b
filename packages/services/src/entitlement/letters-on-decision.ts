import { idOf as idOfActor } from '@latchkey/core/authorization/actor'
import { showsApprovers } from '@latchkey/core/entitlement/policy'
import type { UserId } from '@latchkey/core/ids'
import type { Letter, OnBehalf } from '@latchkey/mail/letters'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { requestApprovers } from '@latchkey/schema/tables/entitlement'
import { asc, eq } from 'drizzle-orm'
import { pageAddress } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import type { Addressed } from '../record.ts'
import { entitlementSettings } from './entitlement-settings.store.ts'
import { type LoadedRequest, namesById } from './requests.store.ts'

type Notice = 'stageApprovedNotice' | 'requestApprovedNotice' | 'requestDeniedNotice' | 'requestLapsedNotice'

/** A letter about a request to who asked, and to who is to have the access where that is somebody else. */
export async function lettersToParties(
  db: Queries,
  request: LoadedRequest,
  write: (onBehalf: OnBehalf | undefined) => Letter,
): Promise<readonly Addressed[]> {
  const { requestorId, targetId, targetName: target } = request
  if (requestorId === targetId) return [{ ...write(undefined), to: requestorId }]
  const requestor = (await namesById(db, [requestorId])).get(requestorId) ?? ''
  return [
    { ...write({ requestor, target, recipient: 'requestor' }), to: requestorId },
    { ...write({ requestor, target, recipient: 'target' }), to: targetId },
  ]
}

const asked = prepared((db) =>
  db
    .select({ userId: requestApprovers.userId, stage: requestApprovers.stage })
    .from(requestApprovers)
    .where(eq(requestApprovers.requestId, given('requestId')))
    .orderBy(asc(requestApprovers.userId), asc(requestApprovers.id)),
)

/** What became of a request, for those who were asked to decide it. */
export interface Outcome {
  /** Who decided; null where Latchkey did. */
  readonly by: string | null
  readonly reason?: string
  /** The stage, from 0, whose approvers and alternates are told; left out, those of every stage are. */
  readonly ofStage?: number
  /** Who gets another letter about it. */
  readonly besides?: readonly UserId[]
}

/**
 * A notice to everybody who was asked to decide a request, once each: approvers, alternates and delegates. Not to who has just decided,
 * and never to those whom the request is about.
 */
export async function noticesToAsked(
  portal: Portal,
  db: Queries,
  request: LoadedRequest,
  template: Notice,
  { by, reason = '', ofStage, besides = [] }: Outcome,
): Promise<readonly Addressed[]> {
  const left = new Set<string | null>([idOfActor(portal.actor), request.requestorId, request.targetId, ...besides])
  const rows = await asked(db, { requestId: request.id })
  const told = rows.filter(({ userId, stage }) => !left.has(userId) && (ofStage === undefined || stage === ofStage))
  const data = {
    requestor: request.targetName,
    packageName: request.packageName,
    by,
    reason,
    stage: (ofStage ?? request.stage) + 1,
    stages: request.terms.stages.length,
    url: pageAddress(portal, 'my-access', `/approvals/${request.id}`),
  }
  return [...new Set(told.map(({ userId }) => userId))].map((to) => ({ template, to, data }))
}

/** Names of approvers of a stage, counted from 0, as its requestor may read them: none where the policy does not show who decides. */
export async function namesShown(
  db: Queries,
  request: LoadedRequest,
  stage: number,
  names: readonly string[],
): Promise<readonly string[]> {
  const visibility = request.terms.stages[stage]?.visibility ?? 'default'
  return showsApprovers(visibility, (await entitlementSettings(db)).approversVisible) ? names : []
}

/** The name of an approver of a stage, counted from 0, as its requestor may read it: `An approver` where the policy does not show who decides. */
export async function nameShown(db: Queries, request: LoadedRequest, stage: number, name: string): Promise<string> {
  const [shown = 'An approver'] = await namesShown(db, request, stage, [name])
  return shown
}
