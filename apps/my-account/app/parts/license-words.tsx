import { errorWords } from '@latchkey/core/licensing/error-words'
import type { License } from '@latchkey/services/licensing/licenses.views'
import { Badge } from '@latchkey/ui/badge'
import { Callout } from '@latchkey/ui/callout'
import { When } from '@latchkey/web/when'

/** How a product stands, in a word. */
export function LicenseState({ license: { state, error, graceEndsAt } }: { license: License }) {
  if (state === 'waiting') return <Badge tone="waiting">Waiting in line</Badge>
  if (state === 'superseded') return <Badge tone="ended">Included in another</Badge>
  if (state === 'error') return <Badge tone="refused">Does not work</Badge>
  if (error !== null) return <Badge tone="waiting">Yours, but not all of it</Badge>
  return graceEndsAt === null ? <Badge tone="done">Yours to use</Badge> : <Badge tone="waiting">Yours for now</Badge>
}

/** What there is to say of a product that is not simply there: the place in line, what includes it, what is wrong and what to do. */
export function LicenseRemark({ license }: { license: License }) {
  const { state, error, productName, position, supersededBy, heldBack, graceEndsAt } = license
  if (state === 'waiting')
    return (
      <Callout kind="warning">
        {position === 1 ? 'You are next in line.' : `You are number ${position} in line.`} Every seat is taken; the next
        one that is free goes to whoever is first. You get a mail when it is yours, and need not do anything.
      </Callout>
    )
  if (state === 'superseded' && supersededBy)
    return (
      <Callout>
        You have {productName} through {supersededBy.name}, which includes it. Should {supersededBy.name} end, this one
        comes back by itself.
      </Callout>
    )
  if (error !== null)
    return (
      <Callout
        kind={state === 'error' ? 'danger' : 'warning'}
        title={state === 'error' ? 'You cannot use this now' : 'A part of it is off'}
      >
        {heldBack.length > 0 && <p>{heldBack.map(partWords).join(' ')}</p>}
        <p>{errorWords[error].yours}</p>
      </Callout>
    )
  if (graceEndsAt !== null)
    return (
      <Callout kind="warning">
        Your organization has more licenses in use than it bought. If that does not change, yours ends on{' '}
        <When at={graceEndsAt} style="date" />, and you stand in line for the next one.
      </Callout>
    )
  return null
}

const partWords = ({ plan, other, why }: License['heldBack'][number]): string =>
  why === 'excludes' ? `${plan} is off, because you have ${other}.` : `${plan} is off, because it needs ${other}.`

/** The heading over the reasons for a product. */
export const reasonsTitles: Record<License['state'], string> = {
  held: 'Why you have it',
  waiting: 'Why you are in line',
  superseded: 'Why it would be yours',
  error: 'Why it should be yours',
}

/** What one reason keeps alive when another ends. */
export const keptWords: Record<License['state'], string> = {
  held: 'license',
  waiting: 'place',
  superseded: 'claim',
  error: 'claim',
}
