import type { LicenseStanding } from '@latchkey/services/entitlement/license-standings.store'
import { amountsInWords } from '@latchkey/web/money'

/** The licenses behind an access: whether there is a seat, the place in line, and what it costs. */
export function LicenseStandings({ of, small = false }: { of: readonly LicenseStanding[]; small?: boolean }) {
  return (
    <ul className={small ? 'flex flex-col gap-1 text-sm text-muted' : 'flex flex-col gap-1.5'}>
      {of.map((license) => (
        <li key={license.productId} className="min-w-0 break-words">
          {license.displayName}
          {small ? ': ' : null}
          <span className={small ? undefined : 'block text-sm text-muted'}>
            <span className={isShort(license) ? 'text-warning-ink' : undefined}>{seatInWords(license)}</span>
            {license.costPerMonth.length > 0 && ` ${amountsInWords(license.costPerMonth)} a month.`}
          </span>
        </li>
      ))}
    </ul>
  )
}

const isShort = ({ state, free }: LicenseStanding): boolean =>
  state === 'waiting' || state === 'error' || (state === null && free === 0)

function seatInWords({ state, free, place }: LicenseStanding): string {
  switch (state) {
    case 'held':
      return 'Has a seat.'
    case 'waiting':
      return `Waits for a seat: number ${place ?? 1} in line.`
    case 'superseded':
      return 'Included in another product, so that no seat is taken.'
    case 'error':
      return 'It cannot be used as things are. The license administrator sees why.'
    case null:
      if (free === 0) return `No seat is free: would be number ${place ?? 1} in line.`
      return free === 1 ? 'The last free seat.' : `${free} seats are free.`
  }
}
