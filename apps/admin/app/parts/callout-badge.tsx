import type { CalloutState } from '@latchkey/core/entitlement/callout'
import { calloutStateTitles } from '@latchkey/core/entitlement/custom-extension'
import { Badge } from '@latchkey/ui/badge'
import type { Tone } from '@latchkey/ui/tone'

const tones: Record<CalloutState, Tone> = {
  waiting: 'waiting',
  calloutSent: 'done',
  waitingForCallback: 'progress',
  callbackReceived: 'done',
  calloutFailed: 'refused',
  callbackTimedOut: 'refused',
}

/** How far a call of a custom extension is. */
export function CalloutBadge({ state }: { state: CalloutState }) {
  return <Badge tone={tones[state]}>{calloutStateTitles[state]}</Badge>
}
