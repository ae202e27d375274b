import type { Person } from '@latchkey/core/authorization/actor'
import { type Facts, may } from '@latchkey/core/authorization/may'
import { objectionsToDecision, type RequestState } from '@latchkey/core/entitlement/request'
import { type RequestStanding, standingOf } from '@latchkey/core/entitlement/request-standing'
import type { AccessPackageId, PolicyId, RequestId, UserId } from '@latchkey/core/ids'
import { firstObjection } from '@latchkey/core/objection'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { contains } from '@latchkey/schema/search'
import { users } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignmentPolicies,
  assignmentRequests,
  assignments,
  requestApprovers,
  requestDecisions,
} from '@latchkey/schema/tables/entitlement'
import { and, asc, desc, eq, inArray, or } from 'drizzle-orm'
import { beforeInstant, cursorAt, type Page, pageOf, pageSize } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'
import { approverSetsInWords } from './approver-words.store.ts'
import { type LicenseStanding, licenseStandings } from './license-standings.store.ts'
import { givesOf } from './package-roles.store.ts'
import { wishKey } from './pending-facts.store.ts'
import { standsSo } from './request-standing.store.ts'
import { requestTold } from './request-told.ts'
import { approverIds, factsOfRequest, type LoadedRequest, requestById } from './requests.store.ts'
import { seesRoles } from './role-visibility.ts'
import { isOwnDenial, tellStage } from './stage-told.ts'
import { standingTowards } from './submit-request.ts'
import { readsForOthers, visibleStages } from './visible-stages.ts'
import { voicesGone, without } from './voices-in-force.ts'

/** A request as lists show it. */
export interface RequestRow {
  readonly id: RequestId
  readonly packageId: AccessPackageId
  readonly packageName: string
  /** Who is to have it, where that is somebody else than who asked. */
  readonly targetName: string | null
  readonly state: RequestState
  readonly standing: RequestStanding
  readonly submittedAt: Date
  readonly completedAt: Date | null
  /** Until when the present stage can be decided. */
  readonly dueAt: Date | null
  /** Since when it stands still, because an approver asked the requestor something. */
  readonly pausedAt: Date | null
  readonly stage: number
  readonly stages: number
}

/** What a list of one's own requests is narrowed to. */
export interface MyRequestsQuery {
  /** Part of the name of the package, or of whom it was asked for. */
  readonly search?: string | null | undefined
  readonly standing?: RequestStanding | null | undefined
  readonly cursor?: string | null | undefined
}

/** What the person who acts asked for, newest first. */
export async function myRequests(portal: Portal, query: MyRequestsQuery = {}): Promise<Page<RequestRow>> {
  const person = signedIn(portal)
  const search = query.search?.trim()
  const rows = await portal.db.read
    .select({
      request: assignmentRequests,
      packageName: accessPackages.displayName,
      targetName: users.displayName,
      accessEndsAt: assignments.endsAt,
    })
    .from(assignmentRequests)
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentRequests.accessPackageId))
    .innerJoin(users, eq(users.id, assignmentRequests.targetId))
    .leftJoin(assignments, eq(assignments.id, assignmentRequests.assignmentId))
    .where(
      and(
        eq(assignmentRequests.requestorId, person.id),
        query.standing ? standsSo(query.standing) : undefined,
        search ? or(contains(accessPackages.displayName, search), contains(users.displayName, search)) : undefined,
        beforeInstant(assignmentRequests.submittedAt, assignmentRequests.id, query.cursor),
      ),
    )
    .orderBy(desc(assignmentRequests.submittedAt), desc(assignmentRequests.id))
    .limit(pageSize + 1)
  const page = pageOf(rows, pageSize, ({ request }) => cursorAt(request.submittedAt, request.id))
  return { next: page.next, rows: page.rows.map(toRow) }
}

const toRow = ({
  request,
  packageName,
  targetName,
  accessEndsAt,
}: {
  request: typeof assignmentRequests.$inferSelect
  packageName: string
  targetName: string
  accessEndsAt: Date | null
}): RequestRow => ({
  id: request.id,
  packageId: request.accessPackageId,
  packageName,
  targetName: request.targetId === request.requestorId ? null : targetName,
  state: request.state,
  standing: standingOf({ ...request, accessEndsAt }),
  submittedAt: request.submittedAt,
  completedAt: request.completedAt,
  dueAt: request.stageDueAt,
  pausedAt: request.pausedAt,
  stage: request.stage,
  stages: request.terms.stages.length,
})

/** A person as pages show them. */
export interface PersonCard {
  readonly id: UserId
  readonly displayName: string
  readonly jobTitle: string | null
  readonly department: string | null
  /** When the account was deleted; null as long as there is one. */
  readonly deletedAt?: Date | null | undefined
}

/** Everything about one request. Refuses with notFound whom it does not concern. */
export async function requestDetail(portal: Portal, id: RequestId) {
  const person = signedIn(portal)
  const db = portal.db.read
  const request = await requestById(db, id)
  const facts = await factsOfRequest(db, request)
  if (!may(person, 'accessRequest.read', facts)) throw notFound('request')
  const [asked, decisions, gives, words, expiresAt] = await Promise.all([
    db
      .select()
      .from(requestApprovers)
      .where(eq(requestApprovers.requestId, id))
      .orderBy(asc(requestApprovers.stage), asc(requestApprovers.id)),
    db
      .select()
      .from(requestDecisions)
      .where(eq(requestDecisions.requestId, id))
      .orderBy(asc(requestDecisions.decidedAt), asc(requestDecisions.id)),
    givesOf(db, [request.accessPackageId]),
    approverSetsInWords(db, request.terms.stages, null),
    expiryOfAssignment(db, request.assignmentId),
  ])
  const cards = await cardsOf(db, [
    request.requestorId,
    request.targetId,
    ...[...asked, ...decisions].flatMap(({ userId, forUserId }) => [userId ?? [], forUserId ?? []].flat()),
  ])
  const stages = request.terms.stages.map((stage, nth) =>
    tellStage(request, nth, { asked, decisions, cards, willAsk: words.get(stage) ?? '' }),
  )
  const waitingFor = await approverIds(db, id, { waiting: true })
  const told = await requestTold(portal, db, person, request, facts)
  const rolesTold = await seesGiven(db, person, request, facts)
  const voices = asked.filter(({ stage }) => stage === request.stage)
  const gone = waitingFor.includes(person.id) ? await voicesGone(portal, db, request, voices) : []
  const deciders = without(voices, gone).flatMap(({ waiting, userId }) => (waiting ? userId : []))
  const objection = firstObjection(objectionsToDecision, {
    request,
    by: person.id,
    asked: deciders,
    hasDecided: decisions.some(({ stage, userId }) => stage === request.stage && userId === person.id),
    verdict: 'approve',
    // Whether a reason is missing shows only when the form is sent.
    reason: 'to be given',
    stage: request.stage,
    at: portal.now(),
  })
  return {
    id,
    packageId: request.accessPackageId,
    packageName: request.packageName,
    gives: rolesTold ? (gives.get(request.accessPackageId) ?? []) : [],
    /** Whether the reader is told what the package gives. */
    rolesTold,
    licenses:
      rolesTold && (request.completedAt === null || told.delivery?.endsAt === null)
        ? await licensesOf(db, request)
        : [],
    state: request.state,
    status: request.status,
    standing: standingOf({ ...request, accessEndsAt: told.delivery?.endsAt ?? null }),
    justification: request.justification,
    requestedDays: request.requestedDays,
    submittedAt: request.submittedAt,
    completedAt: request.completedAt,
    /** The policy whose rule asked for it; null where a person did. */
    ruleOf: request.requestType === 'systemAdd' ? await nameOfPolicy(db, request.policyId) : null,
    requestor: cards.get(request.requestorId) ?? null,
    target: cards.get(request.targetId) ?? null,
    /** Why Latchkey ended it, where no stage tells that. */
    closedBecause: decisions.find((decision) => isOwnDenial(request, decision))?.reason ?? null,
    stage: request.stage,
    stages: await visibleStages(db, person, request, facts, stages),
    expiresAt,
    reasonRequired: request.terms.stages[request.stage]?.approverJustificationRequired ?? false,
    /** Whether the person was or is asked to decide, and what stands against deciding now. */
    asked: facts.approver?.includes(person.id) ?? false,
    objection: objection ? { code: objection.code, says: objection.says } : null,
    ...told,
  }
}

/** Whether somebody may know what a package gives that is asked for: they have it, decide, or run its catalog, or the setting shows it. */
async function seesGiven(db: Queries, person: Person, request: LoadedRequest, facts: Facts): Promise<boolean> {
  if (readsForOthers(person, facts) || (await seesRoles(db, person))) return true
  const held = await standingTowards(db, { targetId: person.id, accessPackageId: request.accessPackageId })
  return held.assignmentId !== null
}

/** The licenses that a request leads to, while it is open or its access lives. */
async function licensesOf(db: Queries, request: LoadedRequest): Promise<readonly LicenseStanding[]> {
  return (await licenseStandings(db, [request])).get(wishKey(request)) ?? []
}

async function nameOfPolicy(db: Queries, policyId: PolicyId): Promise<string> {
  const [row] = await db
    .select({ displayName: assignmentPolicies.displayName })
    .from(assignmentPolicies)
    .where(eq(assignmentPolicies.id, policyId))
  return row?.displayName ?? ''
}

async function expiryOfAssignment(db: Queries, assignmentId: string | null): Promise<Date | null> {
  if (assignmentId === null) return null
  const [row] = await db
    .select({ expiresAt: assignments.expiresAt })
    .from(assignments)
    .where(eq(assignments.id, assignmentId))
  return row?.expiresAt ?? null
}

/** People as pages show them, by id. One query. */
export async function cardsOf(db: Queries, ids: readonly UserId[]): Promise<ReadonlyMap<UserId, PersonCard>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({
      id: users.id,
      displayName: users.displayName,
      jobTitle: users.jobTitle,
      department: users.department,
      deletedAt: users.deletedAt,
    })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]))
  return new Map(rows.map((row) => [row.id, row]))
}
