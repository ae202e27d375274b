import type { Person } from '@latchkey/core/authorization/actor'
import { type Facts, may } from '@latchkey/core/authorization/may'
import { endReasonTitles } from '@latchkey/core/entitlement/assignment'
import { objectionsToNudge } from '@latchkey/core/entitlement/nudge'
import { longestRequest } from '@latchkey/core/entitlement/policy'
import { answersTold } from '@latchkey/core/entitlement/question'
import { objectionsToClosing } from '@latchkey/core/entitlement/request'
import type { AssignmentId } from '@latchkey/core/ids'
import { firstObjection } from '@latchkey/core/objection'
import type { Queries } from '@latchkey/schema/database'
import { auditEvents } from '@latchkey/schema/tables/audit'
import { assignmentPolicies, assignments } from '@latchkey/schema/tables/entitlement'
import { and, desc, eq } from 'drizzle-orm'
import { type WhyNot, whyObjected } from '../overview/why-not.ts'
import type { Portal } from '../portal.ts'
import { missingOf } from './assignments.views.ts'
import { packageRoles } from './grants.store.ts'
import { nameShown } from './letters-on-decision.ts'
import { languageOf } from './readers.store.ts'
import type { LoadedRequest } from './requests.store.ts'
import { stageApprovedBy } from './revoke-approval.ts'

/** One resource role that a request was to give: whether it is there, and what stands in its way where it is not. */
export interface RoleDelivered {
  readonly says: string
  /** Null where it was given. */
  readonly why: string | null
}

/** What came of a request that was approved. */
export interface DeliveryTold {
  readonly expiresAt: Date | null
  readonly endsAt: Date | null
  readonly endReason: string | null
  /** Who took the approval back, as far as the reader may know, and why; null where nobody did. */
  readonly revoked: { readonly by: string; readonly reason: string } | null
  /** Role by role, as long as the access lives. */
  readonly roles: readonly RoleDelivered[]
}

/** What stands against the steps that the person who reads may take; undefined for those that are not theirs to take. */
export interface StepsToTake {
  readonly nudge: WhyNot | undefined
  readonly canWithdraw: boolean
  readonly canCancel: boolean
}

/** What a request tells beside its stages: the answers in the language of who reads, the start, what was delivered, what may be done now. */
export async function requestTold(portal: Portal, db: Queries, person: Person, request: LoadedRequest, facts: Facts) {
  const { terms } = request
  return {
    type: request.requestType,
    answers: answersTold(terms.questions, request.answers ?? [], await languageOf(db, person.id)),
    startsAt: request.startsAt,
    policyName: await policyNameOf(db, request),
    /** The longest that its terms give, in whole days; null without end. */
    longestDays: longestRequest(terms, request.startsAt ?? request.submittedAt),
    stageSince: request.stageSince,
    escalatesAt: request.escalatesAt,
    pausedAt: request.pausedAt,
    nudgedAt: request.nudgedAt,
    delivery: await deliveryOf(db, request),
    ...stepsOf(portal, person, request, facts),
  }
}

async function policyNameOf(db: Queries, { policyId }: LoadedRequest): Promise<string> {
  const [policy] = await db
    .select({ displayName: assignmentPolicies.displayName })
    .from(assignmentPolicies)
    .where(eq(assignmentPolicies.id, policyId))
  return policy?.displayName ?? ''
}

async function deliveryOf(db: Queries, request: LoadedRequest): Promise<DeliveryTold | null> {
  if (request.assignmentId === null || request.completedAt === null) return null
  const [assignment] = await db.select().from(assignments).where(eq(assignments.id, request.assignmentId))
  if (!assignment) return null
  return {
    expiresAt: assignment.expiresAt,
    endsAt: assignment.endsAt,
    endReason: assignment.endReason === null ? null : endReasonTitles[assignment.endReason],
    revoked: assignment.endReason === 'approvalRevoked' ? await revocationOf(db, request) : null,
    roles: assignment.endsAt === null ? await rolesDelivered(db, request, assignment.id) : [],
  }
}

async function revocationOf(db: Queries, request: LoadedRequest): Promise<DeliveryTold['revoked']> {
  const [event] = await db
    .select({ actorId: auditEvents.actorId, by: auditEvents.actorName, details: auditEvents.details })
    .from(auditEvents)
    .where(and(eq(auditEvents.targetId, request.id), eq(auditEvents.activity, 'assignment.approvalRevoked')))
    .orderBy(desc(auditEvents.at), desc(auditEvents.id))
    .limit(1)
  if (!event) return null
  const { reason } = event.details
  const stage = await stageApprovedBy(db, request.id, event.actorId)
  return {
    by: await nameShown(db, request, stage ?? request.stage, event.by),
    reason: typeof reason === 'string' ? reason : '',
  }
}

async function rolesDelivered(
  db: Queries,
  request: LoadedRequest,
  id: AssignmentId,
): Promise<readonly RoleDelivered[]> {
  const missing = (await missingOf(db, [id])).get(id) ?? []
  const failed = new Set(missing.map(({ says }) => says))
  const given = (await packageRoles(db, request.accessPackageId)).filter(({ says }) => !failed.has(says))
  return [...given.map(({ says }) => ({ says, why: null })), ...missing]
}

function stepsOf(portal: Portal, person: Person, request: LoadedRequest, facts: Facts): StepsToTake {
  const open = (move: 'withdraw' | 'cancel') => firstObjection(objectionsToClosing, { request, move }) === undefined
  const nudge = { request, nudgedAt: request.nudgedAt, at: portal.now() }
  const waits = request.state === 'pendingApproval' && may(person, 'accessRequest.nudge', facts)
  return {
    nudge: waits ? whyObjected(objectionsToNudge, nudge) : undefined,
    canWithdraw: open('withdraw') && may(person, 'accessRequest.withdraw', facts),
    canCancel: open('cancel') && may(person, 'accessRequest.cancel', facts),
  }
}
