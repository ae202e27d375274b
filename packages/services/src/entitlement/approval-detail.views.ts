import { type Facts, may } from '@latchkey/core/authorization/may'
import { objectionsToInquiry } from '@latchkey/core/entitlement/inquiry'
import type { Question } from '@latchkey/core/entitlement/question'
import { objectionsToRevocation } from '@latchkey/core/entitlement/revocation'
import type { Id } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import { type WhyNot, whyObjected } from '../overview/why-not.ts'
import type { Portal } from '../portal.ts'
import { signedIn } from '../signed-in.ts'
import { type PendingApproval, pendingApprovals } from './approvals.views.ts'
import { assignmentById } from './assignments.store.ts'
import { inquiriesOf } from './inquiries.store.ts'
import { factsOfRequest, type LoadedRequest, requestById } from './requests.store.ts'
import { cardsOf, type PersonCard } from './requests.views.ts'
import { stageApprovedBy } from './revoke-approval.ts'
import { stagesShown } from './visible-stages.ts'
import { approversSoFar, voicesOf } from './voices.store.ts'

/** What an approver asked the requestor, and what came of it. */
export interface InquiryTold {
  readonly id: Id<'requestInquiry'>
  /** Null where the reader is not to know who decides. */
  readonly askedBy: PersonCard | null
  readonly question: string
  readonly askedAt: Date
  readonly dueAt: Date
  readonly answer: string | null
  readonly closedAt: Date | null
}

/** A question whose answer the approver may correct, with the answer as it is. */
export interface EditableAnswer
  extends Pick<Question, 'id' | 'text' | 'kind' | 'choices' | 'required' | 'pattern' | 'hint' | 'hintLocalizations'> {
  readonly values: readonly string[]
}

/** What an approver sees of a request beside what everybody does whom it concerns. */
export interface ApprovalDetail {
  /** The row of the list, where the request waits for the person who acts. */
  readonly pending: PendingApproval | null
  readonly editable: readonly EditableAnswer[]
  readonly inquiries: readonly InquiryTold[]
  readonly whyNotInquire: WhyNot
  /** Undefined where the person approved nothing of it. */
  readonly whyNotRevoke: WhyNot | undefined
}

/** What an approver sees of a request beside what everybody does. Refuses with notFound whom it does not concern. */
export async function approvalDetail(portal: Portal, requestId: string): Promise<ApprovalDetail> {
  const person = signedIn(portal)
  const db = portal.db.read
  const request = await requestById(db, requestId)
  const facts = await factsOfRequest(db, request)
  if (!may(person, 'accessRequest.read', facts)) throw notFound('request')
  const { rows } = await pendingApprovals(portal, { requestId })
  return {
    pending: rows[0] ?? null,
    editable: editableAnswers(request),
    inquiries: await inquiriesTold(portal, request, facts),
    whyNotInquire: await whyNotInquire(portal, request),
    whyNotRevoke: await whyNotRevoke(portal, request),
  }
}

/** The questions of approvers about a request, the oldest first, for whom it concerns. Refuses others with notFound. */
export async function inquiriesAbout(portal: Portal, requestId: string): Promise<readonly InquiryTold[]> {
  const request = await requestById(portal.db.read, requestId)
  const facts = await factsOfRequest(portal.db.read, request)
  if (!may(signedIn(portal), 'accessRequest.read', facts)) throw notFound('request')
  return inquiriesTold(portal, request, facts)
}

async function inquiriesTold(portal: Portal, request: LoadedRequest, facts: Facts): Promise<readonly InquiryTold[]> {
  const db = portal.db.read
  const inquiries = await inquiriesOf(db, request.id)
  if (inquiries.length === 0) return []
  const shown = await stagesShown(db, signedIn(portal), request, facts)
  const cards = await cardsOf(
    db,
    inquiries.map(({ askedById }) => askedById),
  )
  return inquiries.map(({ id, stage, askedById, question, askedAt, dueAt, answer, closedAt }) => ({
    id,
    askedBy: (shown(stage) && cards.get(askedById)) || null,
    question,
    askedAt,
    dueAt,
    answer,
    closedAt,
  }))
}

const editableAnswers = ({ terms, answers }: LoadedRequest): readonly EditableAnswer[] =>
  terms.questions
    .filter(({ editable }) => editable)
    .map((question) => ({
      ...question,
      values: answers?.find(({ questionId }) => questionId === question.id)?.values ?? [],
    }))

async function whyNotInquire(portal: Portal, request: LoadedRequest): Promise<WhyNot> {
  const db = portal.db.read
  const { id } = signedIn(portal)
  const voices = await voicesOf(db, request.id, request.stage)
  const before = (await inquiriesOf(db, request.id)).filter(({ stage }) => stage === request.stage)
  return whyObjected(objectionsToInquiry, {
    request,
    by: id,
    asked: voices.flatMap(({ waiting, userId }) => (waiting ? userId : [])),
    hasDecided: (await approversSoFar(db, request.id, request.stage)).has(id),
    stage: request.stage,
    at: portal.now(),
    open: before.some(({ closedAt }) => closedAt === null),
    before: before.length,
  })
}

async function whyNotRevoke(portal: Portal, request: LoadedRequest): Promise<WhyNot | undefined> {
  const db = portal.db.read
  const approvedByThem = (await stageApprovedBy(db, request.id, signedIn(portal).id)) !== null
  if (!approvedByThem) return undefined
  const assignment = request.assignmentId === null ? null : await assignmentById(db, request.assignmentId)
  const { state, requestType } = request
  return whyObjected(objectionsToRevocation, {
    state,
    requestType,
    approvedByThem,
    endedAt: assignment?.endsAt ?? null,
  })
}
