import { errorWords } from '@latchkey/core/licensing/error-words'
import type { SourceState } from '@latchkey/core/licensing/source-states'
import type { License } from '@latchkey/services/licensing/licenses.views'
import { Badge } from '@latchkey/ui/badge'
import type { Tone } from '@latchkey/ui/tone'
import { When } from '@latchkey/web/when'

/** How somebody stands to a product: a seat, a place in line, a better product, or what is wrong. */
export function LicenseBadge({ license }: { license: License }) {
  const { state, error, position, supersededBy, graceEndsAt } = license
  if (state === 'waiting') return <Badge tone="waiting">Number {position} in line</Badge>
  if (state === 'superseded') return <Badge tone="ended">Replaced by {supersededBy?.name}</Badge>
  if (state === 'error') return <Badge tone="refused">{error ? errorWords[error].title : 'Does not work'}</Badge>
  if (error !== null) return <Badge tone="waiting">Has a seat, but not every plan</Badge>
  if (graceEndsAt !== null)
    return (
      <Badge tone="waiting">
        In grace until <When at={graceEndsAt} style="date" />
      </Badge>
    )
  return <Badge tone="done">Has a seat</Badge>
}

const tones: Record<SourceState['kind'], Tone> = {
  Active: 'done',
  ActiveWithError: 'waiting',
  Disabled: 'ended',
  Error: 'refused',
  Waiting: 'waiting',
  Superseded: 'ended',
  InGrace: 'waiting',
}

/** What one reason comes to, as Microsoft Graph calls it where Graph has a word. */
export function SourceBadge({ state }: { state: SourceState }) {
  return <Badge tone={tones[state.kind]}>{sourceWords(state)}</Badge>
}

function sourceWords(state: SourceState): string {
  switch (state.kind) {
    case 'ActiveWithError':
      return `Active with error: ${state.error}`
    case 'Error':
      return `Error: ${state.error}`
    case 'Waiting':
      return `Waiting, number ${state.position}`
    case 'Superseded':
      return 'Superseded'
    case 'InGrace':
      return 'Active, in grace'
    default:
      return state.kind
  }
}
