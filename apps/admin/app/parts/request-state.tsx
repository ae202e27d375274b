import { type RequestState, requestStates } from '@latchkey/core/entitlement/request'
import { Badge } from '@latchkey/ui/badge'
import type { Tone } from '@latchkey/ui/tone'

const looks: Record<RequestState, { readonly word: string; readonly tone: Tone }> = {
  pendingApproval: { word: 'Waiting', tone: 'waiting' },
  delivered: { word: 'Delivered', tone: 'done' },
  denied: { word: 'Denied', tone: 'refused' },
  canceled: { word: 'Canceled', tone: 'ended' },
}

/** How a request ended is said more exactly where its status knows. */
function lookOf(state: RequestState, status: string) {
  if (state === 'denied' && status === 'lapsed') return { word: 'Lapsed', tone: 'ended' } as const
  if (state === 'canceled' && status === '') return { word: 'Withdrawn', tone: 'ended' } as const
  return looks[state]
}

/** Where a request stands. */
export function RequestBadge({ state, status = '' }: { state: RequestState; status?: string }) {
  const { word, tone } = lookOf(state, status)
  return <Badge tone={tone}>{word}</Badge>
}

/** The states of requests as choices of a filter. */
export const requestStateOptions = requestStates.map((value) => ({ value, label: looks[value].word }))
