import type { LicenseError, SeatState } from '@latchkey/core/licensing/standing'
import { standingTitles } from '@latchkey/core/licensing/standing-words'
import { Badge } from '@latchkey/ui/badge'
import type { Tone } from '@latchkey/ui/tone'

const tones: Readonly<Record<SeatState, Tone>> = {
  held: 'done',
  waiting: 'waiting',
  superseded: 'ended',
  error: 'refused',
}

/** How somebody stands to a product. A seat of which a plan does not work is told as such. */
export function StandingBadge({ state, error = null }: { state: SeatState; error?: LicenseError | null }) {
  const partly = state === 'held' && error !== null
  return <Badge tone={partly ? 'refused' : tones[state]}>{partly ? 'Works in part' : standingTitles[state]}</Badge>
}
