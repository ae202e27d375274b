import type { AssignmentRow } from '@latchkey/services/entitlement/assignments.views'
import { Badge } from '@latchkey/ui/badge'
import { Button, ButtonLink } from '@latchkey/ui/button'
import { Link } from '@latchkey/ui/link'
import type { Tone } from '@latchkey/ui/tone'
import { When } from '@latchkey/web/when'
import { LicenseStandings } from './license-standings.tsx'
import { places } from './places.ts'

/** What an access gives, with the way to its sites; what could not be given, and why. */
export function GivesOf({ row }: { row: AssignmentRow }) {
  return (
    <>
      {row.gives.join(', ') || 'Nothing now'}
      {row.sites.map(({ id, displayName, url }) => (
        <span key={id} className="block">
          <a href={url} className="link">
            Open {displayName}
          </a>
        </span>
      ))}
      {row.missing.map(({ says, why }) => (
        <span key={says} className="block text-sm text-warning-ink">
          Missing: {says}. {why}
        </span>
      ))}
      {row.licenses.length > 0 && <LicenseStandings of={row.licenses} small />}
    </>
  )
}

const looks: Partial<Record<AssignmentRow['state'], { word: string; tone: Tone }>> = {
  delivering: { word: 'Being delivered', tone: 'progress' },
  partiallyDelivered: { word: 'Partly delivered', tone: 'waiting' },
  deliveryFailed: { word: 'Not delivered yet', tone: 'refused' },
}

/** When an access ends, why sooner than its time, and how far it is delivered where it is not wholly. */
export function EndOf({ row }: { row: AssignmentRow }) {
  const look = looks[row.state]
  return (
    <>
      {row.due ? <When at={row.due} /> : 'No end'}
      {row.dueBecause && <span className="block text-sm text-muted">{row.dueBecause}</span>}
      {look && (
        <span className="block">
          <Badge tone={look.tone}>{look.word}</Badge>
        </span>
      )}
    </>
  )
}

/** The request by which an access was given, or who or what gave it unasked, and the one that asks for more time where one is open. */
export function WhyOf({ row }: { row: AssignmentRow }) {
  return (
    <>
      <Link
        href={places.request(row.requestId)}
        className="link"
        aria-label={row.assignedBy ? `${row.assignedBy}: ${row.packageName}` : `The request for ${row.packageName}`}
      >
        {row.assignedBy ?? 'The request'}
      </Link>
      {row.openRequestId && (
        <Link
          href={places.request(row.openRequestId)}
          className="link block"
          aria-label={`The request for more time for ${row.packageName}`}
        >
          More time asked for
        </Link>
      )}
    </>
  )
}

/** The way to ask for more time, or why there is none. */
export function ExtendButton({ row, forReport = false }: { row: AssignmentRow; forReport?: boolean }) {
  const whose = forReport ? ` of ${row.target.displayName}` : ''
  if (row.why.notExtend === null)
    return (
      <ButtonLink href={places.extend(row.id)} size="small" aria-label={`Extend ${row.packageName}${whose}`}>
        Extend
      </ButtonLink>
    )
  return <DisabledButton label="Extend" what={`${row.packageName}${whose}`} why={row.why.notExtend} />
}

/** A button that cannot be pressed, with the reason for eyes and screen readers. */
export function DisabledButton({ label, what, why }: { label: string; what: string; why: string }) {
  return (
    <span title={why}>
      <Button type="button" size="small" disabled aria-label={`${label} ${what}: ${why}`}>
        {label}
      </Button>
    </span>
  )
}
