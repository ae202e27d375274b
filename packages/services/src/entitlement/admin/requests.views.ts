import { may } from '@latchkey/core/authorization/may'
import { formOfStages, namedIn } from '@latchkey/core/entitlement/policy-form'
import { stageInWords } from '@latchkey/core/entitlement/policy-words'
import { objectionsToReprocessing } from '@latchkey/core/entitlement/reprocessing'
import { objectionsToClosing, type RequestState, type Verdict } from '@latchkey/core/entitlement/request'
import type { AccessPackageId, CatalogId, RequestId, UserId } from '@latchkey/core/ids'
import { firstObjection, type Raised } from '@latchkey/core/objection'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { contains } from '@latchkey/schema/search'
import { users } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignmentPolicies,
  assignmentRequests,
  requestApprovers,
  requestDecisions,
} from '@latchkey/schema/tables/entitlement'
import { and, asc, desc, eq, inArray, or } from 'drizzle-orm'
import { beforeInstant, cursorAt, type Page, pageOf, pageSize } from '../../paging.ts'
import type { Portal } from '../../portal.ts'
import { mustReadSome, within } from '../../visible.ts'
import { factsOfCatalog, inCatalogsOf } from '../catalog-relations.store.ts'
import { type LoadedRequest, requestById } from '../requests.store.ts'
import { namesOfUsersAndGroups } from './packages.store.ts'
import { type Named, peopleById } from './people.store.ts'

/** Which requests a list shows. */
export interface RequestQuery {
  readonly state?: RequestState | null | undefined
  /** Part of the requestor's or the package's name. */
  readonly search?: string | null | undefined
  readonly packageId?: AccessPackageId | null | undefined
  readonly cursor?: string | null | undefined
}

/** A request in a list of Admin. */
export interface RequestRow {
  readonly id: RequestId
  readonly state: RequestState
  /** What happened where the state alone does not say it: `lapsed`, `nobodyLeft`, or the reason of a cancellation. */
  readonly status: string
  readonly packageId: AccessPackageId
  readonly packageName: string
  /** Who is to have the access. */
  readonly target: Named
  readonly submittedAt: Date
  readonly completedAt: Date | null
  /** The present stage from 1, and how many there are. */
  readonly stage: number
  readonly stages: number
  readonly stageDueAt: Date | null
  /** Those whom it waits for now. */
  readonly waitingFor: readonly Named[]
}

/** Requests, newest first: all of them, or those for packages in the catalogs that the person owns. */
export async function listRequests(portal: Portal, query: RequestQuery = {}): Promise<Page<RequestRow>> {
  mustReadSome(portal, 'accessRequest.read')
  const db = portal.db.read
  const rows = await db
    .select({
      request: assignmentRequests,
      packageName: accessPackages.displayName,
      targetName: users.displayName,
    })
    .from(assignmentRequests)
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentRequests.accessPackageId))
    .innerJoin(users, eq(users.id, assignmentRequests.targetId))
    .where(
      and(
        within(portal, 'accessRequest.read', inCatalogsOf(portal.db.read, portal.actor, accessPackages.catalogId)),
        query.state ? eq(assignmentRequests.state, query.state) : undefined,
        query.packageId ? eq(assignmentRequests.accessPackageId, query.packageId) : undefined,
        query.search
          ? or(contains(users.displayName, query.search), contains(accessPackages.displayName, query.search))
          : undefined,
        beforeInstant(assignmentRequests.submittedAt, assignmentRequests.id, query.cursor),
      ),
    )
    .orderBy(desc(assignmentRequests.submittedAt), desc(assignmentRequests.id))
    .limit(pageSize + 1)
  const page = pageOf(rows, pageSize, ({ request }) => cursorAt(request.submittedAt, request.id))
  const waiting = await waitingFor(
    db,
    page.rows.map(({ request }) => request.id),
  )
  return {
    ...page,
    rows: page.rows.map(({ request, packageName, targetName }) => ({
      id: request.id,
      state: request.state,
      status: request.status,
      packageId: request.accessPackageId,
      packageName,
      target: { id: request.targetId, displayName: targetName },
      submittedAt: request.submittedAt,
      completedAt: request.completedAt,
      stage: Math.min(request.stage + 1, request.terms.stages.length),
      stages: request.terms.stages.length,
      stageDueAt: request.stageDueAt,
      waitingFor: waiting
        .filter(({ requestId }) => requestId === request.id)
        .map(({ id, displayName }) => ({ id, displayName })),
    })),
  }
}

async function waitingFor(
  db: Queries,
  requestIds: readonly RequestId[],
): Promise<readonly (Named & { readonly requestId: RequestId })[]> {
  if (requestIds.length === 0) return []
  return db
    .select({ requestId: requestApprovers.requestId, id: users.id, displayName: users.displayName })
    .from(requestApprovers)
    .innerJoin(users, eq(users.id, requestApprovers.userId))
    .where(and(inArray(requestApprovers.requestId, [...requestIds]), eq(requestApprovers.waiting, true)))
    .orderBy(asc(users.displayName), asc(users.id))
}

/** What was decided on a stage. */
export interface StageDecision {
  /** Null where Latchkey decided: the stage lapsed, or nobody was left to decide. */
  readonly by: Named | null
  readonly verdict: Verdict
  readonly reason: string
  readonly at: Date
}

/** How one stage of a request stands. */
export interface StageOfRequest {
  /** From 1. */
  readonly nth: number
  /** `ahead` has not begun; `dropped` never will, since the request is closed. */
  readonly state: 'approved' | 'denied' | 'waiting' | 'ahead' | 'dropped'
  /** Whom the policy names: `Manager or Owen Park`. */
  readonly words: string
  /** Who was really asked, by name. */
  readonly asked: readonly Named[]
  readonly decision: StageDecision | null
  /** When the stage lapses, for the one that waits. */
  readonly dueAt: Date | null
}

/** Everything about one request. */
export interface RequestForAdmin {
  readonly request: LoadedRequest
  readonly catalogId: CatalogId
  readonly requestor: Named
  readonly target: Named
  readonly policyName: string
  readonly stages: readonly StageOfRequest[]
  readonly mayCancel: boolean
  /** What stands against canceling it now, if anything. */
  readonly cancellation: Raised | null
  readonly mayReprocess: boolean
  /** What stands against trying its delivery again, if anything. */
  readonly reprocessing: Raised | null
}

/** One request as administrators see it. Refuses with notFound. */
export async function requestForAdmin(portal: Portal, requestId: RequestId): Promise<RequestForAdmin> {
  const db = portal.db.read
  const request = await requestById(db, requestId)
  const facts = await factsOfCatalog(db, request.catalogId)
  if (!may(portal.actor, 'accessRequest.read', facts)) throw notFound('request')
  const [policy] = await db
    .select({ displayName: assignmentPolicies.displayName })
    .from(assignmentPolicies)
    .where(eq(assignmentPolicies.id, request.policyId))
  const [stages, people] = await Promise.all([
    stagesOf(db, request),
    peopleById(db, [request.requestorId, request.targetId]),
  ])
  const person = (id: UserId): Named => people.get(id) ?? { id, displayName: 'Somebody who is gone' }
  return {
    request,
    catalogId: request.catalogId,
    requestor: person(request.requestorId),
    target: person(request.targetId),
    policyName: policy?.displayName ?? '',
    stages,
    mayCancel: may(portal.actor, 'accessRequest.cancel', facts),
    cancellation: firstObjection(objectionsToClosing, { request, move: 'cancel' }) ?? null,
    mayReprocess: may(portal.actor, 'accessRequest.reprocess', facts),
    reprocessing:
      firstObjection(objectionsToReprocessing, {
        state: request.state,
        completedAt: request.completedAt,
        ended: false,
        at: portal.now(),
      }) ?? null,
  }
}

async function stagesOf(db: Queries, request: LoadedRequest): Promise<readonly StageOfRequest[]> {
  const approvers = await db
    .select({ stage: requestApprovers.stage, userId: requestApprovers.userId })
    .from(requestApprovers)
    .where(eq(requestApprovers.requestId, request.id))
    .orderBy(asc(requestApprovers.stage), asc(requestApprovers.id))
  const decisions = await db.select().from(requestDecisions).where(eq(requestDecisions.requestId, request.id))
  const people = await peopleById(db, [
    ...approvers.map(({ userId }) => userId),
    ...decisions.flatMap(({ userId }) => userId ?? []),
  ])
  const names = await namesOfUsersAndGroups(db, namedIn({ stages: formOfStages(request.terms.stages) }))
  return request.terms.stages.map((stage, nth) => {
    const decided = decisions.find((decision) => decision.stage === nth)
    return {
      nth: nth + 1,
      state: stateOf(request, nth, decided?.verdict),
      words: stageInWords(stage, names),
      asked: approvers.filter((one) => one.stage === nth).flatMap(({ userId }) => people.get(userId) ?? []),
      decision:
        decided === undefined
          ? null
          : {
              by: decided.userId === null ? null : (people.get(decided.userId) ?? null),
              verdict: decided.verdict,
              reason: decided.reason,
              at: decided.decidedAt,
            },
      dueAt: request.completedAt === null && nth === request.stage ? request.stageDueAt : null,
    }
  })
}

function stateOf(request: LoadedRequest, nth: number, verdict: Verdict | undefined): StageOfRequest['state'] {
  if (verdict !== undefined) return verdict === 'approve' ? 'approved' : 'denied'
  if (request.completedAt !== null) return 'dropped'
  return nth === request.stage ? 'waiting' : 'ahead'
}
