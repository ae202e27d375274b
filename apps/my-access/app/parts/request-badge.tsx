import type { RequestState, Verdict } from '@latchkey/core/entitlement/request'
import { Badge } from '@latchkey/ui/badge'
import type { Tone } from '@latchkey/ui/tone'

interface Look {
  readonly word: string
  readonly tone: Tone
}

const states: Record<RequestState, Look> = {
  pendingApproval: { word: 'Waiting', tone: 'waiting' },
  delivered: { word: 'Delivered', tone: 'done' },
  denied: { word: 'Denied', tone: 'refused' },
  canceled: { word: 'Canceled', tone: 'ended' },
}

const verdicts: Record<Verdict, Look> = {
  approve: { word: 'Approved', tone: 'done' },
  deny: { word: 'Denied', tone: 'refused' },
}

/** How a request ended is said more exactly where its status knows. */
const lookOf = (state: RequestState, status: string): Look => {
  if (state === 'denied' && status === 'lapsed') return { word: 'Lapsed', tone: 'ended' }
  if (state === 'canceled' && status === '') return { word: 'Withdrawn', tone: 'ended' }
  return states[state]
}

/** Where a request stands. */
export function RequestBadge({ state, status = '' }: { state: RequestState; status?: string }) {
  const { word, tone } = lookOf(state, status)
  return <Badge tone={tone}>{word}</Badge>
}

/** What an approver said. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { word, tone } = verdicts[verdict]
  return <Badge tone={tone}>{word}</Badge>
}
