import { type RequestState, type RequestType, requestStates } from '@latchkey/core/entitlement/request'
import { Badge } from '@latchkey/ui/badge'
import type { Tone } from '@latchkey/ui/tone'

interface Look {
  readonly word: string
  readonly tone: Tone
}

const looks: Record<RequestState, Look> = {
  submitted: { word: 'Being checked', tone: 'progress' },
  pendingApproval: { word: 'Waiting', tone: 'waiting' },
  scheduled: { word: 'Scheduled', tone: 'progress' },
  delivering: { word: 'Being delivered', tone: 'progress' },
  delivered: { word: 'Delivered', tone: 'done' },
  partiallyDelivered: { word: 'Partly delivered', tone: 'waiting' },
  deliveryFailed: { word: 'Delivery failed', tone: 'refused' },
  denied: { word: 'Denied', tone: 'refused' },
  canceled: { word: 'Canceled', tone: 'ended' },
}

const accessOver: Look = { word: 'Access ended', tone: 'ended' }

/** How a request ended is said more exactly where its status knows. */
const lookOf = (state: RequestState, status: string): Look => {
  if (state === 'denied' && status === 'lapsed') return { word: 'Lapsed', tone: 'ended' }
  if (state === 'canceled' && status === '') return { word: 'Withdrawn', tone: 'ended' }
  return looks[state]
}

/** Where a request stands; where the access that it gave is over, that. */
export function RequestBadge(props: { state: RequestState; status?: string; accessEnded?: boolean }) {
  const { state, status = '', accessEnded = false } = props
  const { word, tone } = accessEnded ? accessOver : lookOf(state, status)
  return <Badge tone={tone}>{word}</Badge>
}

/** Whether a request gave access that has ended since. */
export const accessIsOver = (of: {
  readonly type: RequestType
  readonly delivery: { readonly endsAt: Date | null } | null
}): boolean => of.type !== 'userUpdate' && of.delivery?.endsAt != null

/** The states of requests as choices of a filter. */
export const requestStateOptions = requestStates.map((value) => ({ value, label: looks[value].word }))
