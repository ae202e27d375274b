import { progressOf, type StageProgress } from '@latchkey/core/entitlement/approval'
import type { RequestType, Verdict } from '@latchkey/core/entitlement/request'
import { standingOf } from '@latchkey/core/entitlement/request-standing'
import type { AccessPackageId, RequestId } from '@latchkey/core/ids'
import { alias } from '@latchkey/schema/alias'
import { contains } from '@latchkey/schema/search'
import { users } from '@latchkey/schema/tables/directory'
import {
  accessPackages,
  assignmentRequests,
  assignments,
  requestApprovers,
  requestDecisions,
} from '@latchkey/schema/tables/entitlement'
import { and, asc, desc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { beforeInstant, cursorAt, type Page, pageOf, pageSize } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'
import { type Sort, sorting } from '../sorting.ts'
import { type LicenseStanding, licenseStandings } from './license-standings.store.ts'
import { givesOf } from './package-roles.store.ts'
import { approvalsOfRequests, conflictsOfWishes, voicesOfRequests, wishKey } from './pending-facts.store.ts'
import type { LoadedRequest } from './requests.store.ts'
import type { PersonCard } from './requests.views.ts'

/** An answer with the question that it was given to. */
export interface AnswerTold {
  readonly question: string
  readonly answer: string
}

/** A request that waits for somebody's decision, with what a decision needs. */
export interface PendingApproval {
  readonly requestId: RequestId
  readonly requestType: RequestType
  readonly packageName: string
  readonly target: PersonCard
  /** Who asked, where that is somebody else than who is to have the access. */
  readonly requestorName: string | null
  readonly justification: string
  readonly answers: readonly AnswerTold[]
  readonly requestedDays: number | null
  readonly startsAt: Date | null
  readonly submittedAt: Date
  readonly askedAt: Date
  readonly dueAt: Date | null
  /** Since when the clock stands still, because the requestor was asked something. */
  readonly pausedAt: Date | null
  /** The stage to decide, from 0, and how many there are. */
  readonly stage: number
  readonly stages: number
  readonly progress: StageProgress
  /** Those in whose place the person would decide, where it is not their own turn. */
  readonly inPlaceOf: readonly string[]
  /** Whether the person was asked because others let the stage wait. */
  readonly asAlternate: boolean
  readonly reasonRequired: boolean
  readonly gives: readonly string[]
  /** The licenses that it leads to, and how the person stands to their seats. */
  readonly licenses: readonly LicenseStanding[]
  /** What the person has that does not go together with it. */
  readonly conflicts: readonly string[]
}

/** The ways to sort what waits: the most urgent first, by name, by package, or the oldest first. */
export const pendingOrders = {
  due: [assignmentRequests.stageDueAt],
  person: [users.displayName],
  package: [accessPackages.displayName],
  asked: [assignmentRequests.submittedAt],
} as const

/** What a list of pending requests is asked for. */
export interface PendingQuery {
  readonly search?: string | null
  readonly packageId?: string | null
  /** One request alone. */
  readonly requestId?: RequestId
  /** Only one's own turns, or only those in somebody's place. */
  readonly turn?: 'own' | 'delegated' | undefined
  readonly sort?: Sort<typeof pendingOrders> | undefined
  readonly cursor?: string | null
}

const requestors = alias(users, 'requestors')

/** A page of the requests that wait for the decision of the person who acts, the most urgent first. Thirteen queries at most, whatever their number. */
export async function pendingApprovals(portal: Portal, query: PendingQuery = {}): Promise<Page<PendingApproval>> {
  const person = signedIn(portal)
  const db = portal.db.read
  const search = query.search?.trim()
  const order = sorting(pendingOrders, query.sort ?? 'due', assignmentRequests.id)
  const rows = await db
    .select({
      id: assignmentRequests.id,
      request: assignmentRequests,
      packageName: accessPackages.displayName,
      catalogId: accessPackages.catalogId,
      target: { id: users.id, displayName: users.displayName, jobTitle: users.jobTitle, department: users.department },
      requestorName: requestors.displayName,
      sortedBy: order.values,
    })
    .from(assignmentRequests)
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentRequests.accessPackageId))
    .innerJoin(users, eq(users.id, assignmentRequests.targetId))
    .innerJoin(requestors, eq(requestors.id, assignmentRequests.requestorId))
    .where(
      and(
        inArray(assignmentRequests.id, waitingFor(portal, person.id, query.turn)),
        query.requestId ? eq(assignmentRequests.id, query.requestId) : undefined,
        query.packageId ? eq(assignmentRequests.accessPackageId, query.packageId) : undefined,
        search
          ? or(
              contains(users.displayName, search),
              contains(accessPackages.displayName, search),
              contains(assignmentRequests.justification, search),
            )
          : undefined,
        order.after(query.cursor),
      ),
    )
    .orderBy(...order.orderBy)
    .limit(pageSize + 1)
  const page = order.page(rows, pageSize)
  return { next: page.next, rows: await toldPending(portal, page.rows) }
}

const waitingFor = (portal: Portal, userId: string, turn: PendingQuery['turn']) =>
  portal.db.read
    .select({ id: requestApprovers.requestId })
    .from(requestApprovers)
    .where(
      and(
        eq(requestApprovers.userId, userId),
        eq(requestApprovers.waiting, true),
        turn === 'own' ? isNull(requestApprovers.forUserId) : undefined,
        turn === 'delegated' ? isNotNull(requestApprovers.forUserId) : undefined,
      ),
    )

/** A pending request as it is read, before what a decision needs is looked up. */
interface PendingRow {
  readonly request: Omit<LoadedRequest, 'packageName' | 'catalogId' | 'targetName'>
  readonly packageName: string
  readonly target: PersonCard
  readonly requestorName: string
}

async function toldPending(portal: Portal, rows: readonly PendingRow[]): Promise<readonly PendingApproval[]> {
  if (rows.length === 0) return []
  const db = portal.db.read
  const me = signedIn(portal).id
  const requestIds = rows.map(({ request }) => request.id)
  const packageIds = [...new Set(rows.map(({ request }) => request.accessPackageId))]
  const wishes = rows.map(({ request }) => request)
  const [gives, licenses, conflicts, voices, approvals] = await Promise.all([
    givesOf(db, packageIds),
    licenseStandings(db, wishes),
    conflictsOfWishes(db, wishes),
    voicesOfRequests(db, requestIds),
    approvalsOfRequests(db, requestIds),
  ])
  return rows.map(({ request, packageName, target, requestorName }) => {
    const { id: requestId, stage, accessPackageId, terms } = request
    const ofStage = voices.filter((voice) => voice.requestId === requestId && voice.stage === stage)
    const mine = ofStage.filter((voice) => voice.userId === me && voice.waiting)
    const approvedBy = new Set(
      approvals.flatMap((one) => (one.requestId === requestId && one.stage === stage && one.userId) || []),
    )
    const own = mine.some(({ forUserId }) => forUserId === null)
    return {
      requestId,
      requestType: request.requestType,
      packageName,
      target,
      requestorName: request.requestorId === request.targetId ? null : requestorName,
      justification: request.justification,
      answers: answersInWords(request),
      requestedDays: request.requestedDays,
      startsAt: request.startsAt,
      submittedAt: request.submittedAt,
      askedAt: mine[0]?.askedAt ?? request.stageSince,
      dueAt: request.stageDueAt,
      pausedAt: request.pausedAt,
      stage,
      stages: terms.stages.length,
      progress: progressOf(terms.stages[stage]?.quorum ?? 1, ofStage, approvedBy),
      inPlaceOf: own ? [] : mine.flatMap(({ forName }) => forName ?? []),
      asAlternate: mine.length > 0 && mine.every(({ part }) => part === 'alternate'),
      reasonRequired: terms.stages[stage]?.approverJustificationRequired ?? false,
      gives: gives.get(accessPackageId) ?? [],
      licenses: licenses.get(wishKey(request)) ?? [],
      conflicts: conflicts.get(wishKey(request)) ?? [],
    }
  })
}

/** The answers of a request with their questions, in the order in which they were asked. */
export const answersInWords = ({ terms, answers }: Pick<LoadedRequest, 'terms' | 'answers'>): readonly AnswerTold[] =>
  terms.questions.flatMap(({ id, text }) => {
    const values = answers?.find(({ questionId }) => questionId === id)?.values ?? []
    return values.length === 0 ? [] : [{ question: text, answer: values.join(', ') }]
  })

/** The packages whose requests wait for the person who acts, for a filter: by name, at most 100. */
export async function pendingPackages(
  portal: Portal,
): Promise<readonly { readonly id: AccessPackageId; readonly displayName: string }[]> {
  return portal.db.read
    .selectDistinct({ id: accessPackages.id, displayName: accessPackages.displayName })
    .from(assignmentRequests)
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentRequests.accessPackageId))
    .where(inArray(assignmentRequests.id, waitingFor(portal, signedIn(portal).id, undefined)))
    .orderBy(asc(accessPackages.displayName), asc(accessPackages.id))
    .limit(100)
}

/** What a list of past decisions is asked for. */
export interface DecidedQuery {
  readonly search?: string | null
  readonly verdict?: Verdict | undefined
  readonly cursor?: string | null
}

/** What the person who acts has decided, newest first. */
export async function decidedApprovals(portal: Portal, query: DecidedQuery = {}) {
  const person = signedIn(portal)
  const search = query.search?.trim()
  const principals = alias(users, 'principals')
  const rows = await portal.db.read
    .select({
      id: requestDecisions.id,
      requestId: requestDecisions.requestId,
      verdict: requestDecisions.verdict,
      reason: requestDecisions.reason,
      decidedAt: requestDecisions.decidedAt,
      inPlaceOf: principals.displayName,
      request: {
        state: assignmentRequests.state,
        status: assignmentRequests.status,
        requestType: assignmentRequests.requestType,
      },
      accessEndsAt: assignments.endsAt,
      packageName: accessPackages.displayName,
      target: { id: users.id, displayName: users.displayName, jobTitle: users.jobTitle, department: users.department },
    })
    .from(requestDecisions)
    .innerJoin(assignmentRequests, eq(assignmentRequests.id, requestDecisions.requestId))
    .innerJoin(accessPackages, eq(accessPackages.id, assignmentRequests.accessPackageId))
    .innerJoin(users, eq(users.id, assignmentRequests.targetId))
    .leftJoin(assignments, eq(assignments.id, assignmentRequests.assignmentId))
    .leftJoin(principals, eq(principals.id, requestDecisions.forUserId))
    .where(
      and(
        eq(requestDecisions.userId, person.id),
        query.verdict ? eq(requestDecisions.verdict, query.verdict) : undefined,
        search ? or(contains(users.displayName, search), contains(accessPackages.displayName, search)) : undefined,
        beforeInstant(requestDecisions.decidedAt, requestDecisions.id, query.cursor),
      ),
    )
    .orderBy(desc(requestDecisions.decidedAt), desc(requestDecisions.id))
    .limit(pageSize + 1)
  const page: Page<(typeof rows)[number]> = pageOf(rows, pageSize, (row) => cursorAt(row.decidedAt, row.id))
  return {
    ...page,
    rows: page.rows.map(({ request, accessEndsAt, ...row }) => ({
      ...row,
      standing: standingOf({ ...request, accessEndsAt }),
    })),
  }
}
