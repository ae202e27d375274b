import { type RequestStanding, requestStandingTitles } from '@latchkey/core/entitlement/request-standing'
import { Badge } from '@latchkey/ui/badge'
import type { Tone } from '@latchkey/ui/tone'

const tones: Record<RequestStanding, Tone> = {
  submitted: 'progress',
  pendingApproval: 'waiting',
  scheduled: 'progress',
  delivering: 'progress',
  delivered: 'done',
  partiallyDelivered: 'waiting',
  deliveryFailed: 'refused',
  denied: 'refused',
  canceled: 'ended',
  lapsed: 'ended',
  withdrawn: 'ended',
  accessEnded: 'ended',
}

/** Where a request stands. */
export function RequestBadge({ standing }: { standing: RequestStanding }) {
  return <Badge tone={tones[standing]}>{requestStandingTitles[standing]}</Badge>
}
