import type { ApproverPart, Voice } from '@latchkey/core/entitlement/approval'
import type { UserId } from '@latchkey/core/ids'
import type { RequestToDecide } from '@latchkey/mail/letters'
import type { Queries } from '@latchkey/schema/database'
import { given, prepared } from '@latchkey/schema/prepared'
import { users } from '@latchkey/schema/tables/directory'
import { eq } from 'drizzle-orm'
import { pageAddress } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import type { Addressed } from '../record.ts'
import { type LoadedRequest, namesById } from './requests.store.ts'
import { voicesOf } from './voices.store.ts'

/** Who is to be asked, for which stage, counted from 0, and until when. */
export interface Turn {
  readonly stage: number
  readonly dueAt: Date
  readonly approvers: readonly UserId[]
  readonly part: ApproverPart
}

const work = prepared((db) =>
  db
    .select({ jobTitle: users.jobTitle, department: users.department })
    .from(users)
    .where(eq(users.id, given('userId'))),
)

/** What approvers are told of a request whose stage, counted from 0, they can decide until `dueAt`. */
export async function requestToDecide(
  portal: Portal,
  db: Queries,
  request: LoadedRequest,
  { stage, dueAt }: Pick<Turn, 'stage' | 'dueAt'>,
): Promise<RequestToDecide> {
  const [user] = await work(db, { userId: request.targetId })
  const askers = request.requestorId === request.targetId ? [] : [request.requestorId]
  return {
    requestor: request.targetName,
    requestorDetail: [user?.jobTitle, user?.department].filter(Boolean).join(', '),
    askedBy: (await namesById(db, askers)).get(request.requestorId) ?? null,
    packageName: request.packageName,
    extends: request.requestType === 'userUpdate',
    justification: request.justification,
    submittedAt: request.submittedAt,
    startsAt: request.startsAt,
    requestedDays: request.requestedDays,
    stage: stage + 1,
    stages: request.terms.stages.length,
    dueAt,
    url: pageAddress(portal, 'my-access', `/approvals/${request.id}`),
  }
}

/** The letters to people who are asked to decide now: one for each, in their own right where they have one, else in the place of who delegated. */
export async function lettersToApprovers(
  portal: Portal,
  db: Queries,
  request: LoadedRequest,
  turn: Turn,
  asked: readonly Voice[],
): Promise<readonly Addressed[]> {
  const data = await requestToDecide(portal, db, request, turn)
  if (turn.part === 'alternate') {
    const approvers = await othersWaited(db, request, turn.stage, asked)
    return [...new Set(asked.map(({ userId }) => userId))].map((to) => ({
      template: 'approvalEscalated',
      to,
      data: { ...data, approvers, waitsSince: request.stageSince },
    }))
  }
  const own = new Set(asked.filter(({ forUserId }) => forUserId === null).map(({ userId }) => userId))
  const delegates = new Map(
    asked.filter(({ userId }) => !own.has(userId)).map(({ userId, forUserId }) => [userId, forUserId]),
  )
  const principals = await namesById(
    db,
    [...delegates.values()].flatMap((id) => id ?? []),
  )
  return [...own, ...delegates.keys()].map((to) => ({
    template: 'approvalNeeded',
    to,
    data: { ...data, inPlaceOf: principals.get(delegates.get(to) ?? '') ?? null },
  }))
}

/** The names of those for whom a stage waits, besides these. */
async function othersWaited(
  db: Queries,
  request: LoadedRequest,
  stage: number,
  besides: readonly Voice[],
): Promise<readonly string[]> {
  const known = new Set(besides.map(({ userId }) => userId))
  const voices = await voicesOf(db, request.id, stage)
  const ids = voices.filter(({ waiting, userId }) => waiting && !known.has(userId)).map(({ userId }) => userId)
  return [...(await namesById(db, ids)).values()].sort()
}
