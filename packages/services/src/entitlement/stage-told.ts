import { type ApproverPart, progressOf, type StageProgress } from '@latchkey/core/entitlement/approval'
import type { Verdict } from '@latchkey/core/entitlement/request'
import type { UserId } from '@latchkey/core/ids'
import type { requestDecisions } from '@latchkey/schema/tables/entitlement'
import type { StoredRequest } from './requests.store.ts'
import type { PersonCard } from './requests.views.ts'
import type { StoredVoice } from './voices.store.ts'

/** Somebody who is or was asked, as pages tell it. */
export interface AskedTold extends PersonCard {
  /** In whose place, where it is not their own turn. */
  readonly inPlaceOf: string | null
  /** Whether they were asked later, because the stage had waited too long. */
  readonly part: ApproverPart
}

/** What somebody decided; `by` is null where Latchkey did. */
export interface DecisionTold {
  readonly by: PersonCard | null
  readonly inPlaceOf: string | null
  readonly verdict: Verdict
  readonly at: Date
  readonly reason: string
}

/** One stage of a request, as its timeline tells it. */
export interface StageTold {
  /** From 1. */
  readonly nth: number
  readonly state: 'approved' | 'denied' | 'lapsed' | 'waiting' | 'upcoming' | 'skipped'
  /** Whom it waits for, or everybody who was asked where it is over. */
  readonly asked: readonly AskedTold[]
  /** Who will be asked, in words, where nobody has been yet. */
  readonly willAsk: string
  readonly askedAt: Date | null
  readonly dueAt: Date | null
  /** What was decided so far, the oldest first. */
  readonly decisions: readonly DecisionTold[]
  /** The decision that ended the stage. */
  readonly decidedBy: PersonCard | null
  readonly decidedAt: Date | null
  readonly reason: string
  /** How many approvals it has of those that it needs. */
  readonly progress: StageProgress
}

/** What is known of the stages of a request. */
export interface StagesKnown {
  readonly asked: readonly StoredVoice[]
  /** The oldest first. */
  readonly decisions: readonly (typeof requestDecisions.$inferSelect)[]
  readonly cards: ReadonlyMap<UserId, PersonCard>
  readonly willAsk: string
}

/** Tells one stage of a request, counted from 0. */
export function tellStage(request: StoredRequest, nth: number, known: StagesKnown): StageTold {
  const { cards, willAsk } = known
  const asked = known.asked.filter(({ stage }) => stage === nth)
  const decisions = known.decisions.filter((decision) => decision.stage === nth && !isOwnDenial(request, decision))
  const state = stateOfStage(request, nth, decisions.at(-1))
  const approvedBy = new Set(decisions.flatMap(({ verdict, userId }) => (verdict === 'approve' && userId) || []))
  const nameOf = (id: UserId | null) => (id === null ? null : (cards.get(id)?.displayName ?? null))
  const told = decisions.map(
    ({ userId, forUserId, verdict, decidedAt, reason }): DecisionTold => ({
      by: userId === null ? null : (cards.get(userId) ?? null),
      inPlaceOf: nameOf(forUserId),
      verdict,
      at: decidedAt,
      reason,
    }),
  )
  const last = state === 'waiting' ? undefined : told.at(-1)
  return {
    nth: nth + 1,
    state,
    asked: asked
      .filter(({ waiting }) => waiting || state !== 'waiting')
      .flatMap(({ userId, forUserId, part }) => {
        const card = cards.get(userId)
        return card ? [{ ...card, inPlaceOf: nameOf(forUserId), part }] : []
      }),
    willAsk,
    askedAt: asked[0]?.askedAt ?? null,
    dueAt: nth === request.stage ? request.stageDueAt : null,
    decisions: told,
    decidedBy: last?.by ?? null,
    decidedAt: last?.at ?? null,
    reason: last?.reason ?? '',
    progress: progressOf(request.terms.stages[nth]?.quorum ?? 1, asked, approvedBy),
  }
}

type Denial = { readonly verdict: Verdict; readonly userId: UserId | null }

/** Whether Latchkey ended a request by itself for something else than a stage that nobody decided: an extension failed, what it asks for is gone. */
export const isOwnDenial = ({ status }: StoredRequest, { verdict, userId }: Denial): boolean =>
  verdict === 'deny' && userId === null && status !== 'lapsed' && status !== 'nobodyLeft'

function stateOfStage(request: StoredRequest, nth: number, last: Denial | undefined): StageTold['state'] {
  if (last?.verdict === 'deny') return last.userId === null ? 'lapsed' : 'denied'
  // One approval may be one of several that the stage needs.
  const open = request.state === 'pendingApproval'
  if (last !== undefined && (nth < request.stage || !open)) return 'approved'
  // Its approvers are asked as soon as another system has answered.
  if (request.state === 'submitted') return 'upcoming'
  if (!open) return 'skipped'
  return nth === request.stage ? 'waiting' : nth < request.stage ? 'skipped' : 'upcoming'
}
