import type { AdminOverview } from '@latchkey/services/overview/admin-overview.views'
import { Stat, StatGrid } from '@latchkey/ui/stat'
import { adminPage } from './address.ts'

/** The numbers of the home of Admin, as far as its reader may know them; each leads to its list. */
export function HomeNumbers({ overview: { people, seats, access, mail } }: { overview: AdminOverview }) {
  return (
    <StatGrid>
      {people && (
        <Stat
          label="Users"
          value={people.all}
          detail={`${people.guests} ${people.guests === 1 ? 'guest' : 'guests'}, ${people.disabled} disabled`}
          href={adminPage('/users')}
        />
      )}
      {seats && (
        <Stat
          label="Seats taken"
          value={seats.held}
          detail={`of ${seats.units} bought`}
          href={adminPage('/products')}
        />
      )}
      {access && (
        <>
          <Stat
            label="Open requests"
            value={access.requests.count}
            detail="waiting for a decision"
            href={adminPage('/requests', { state: 'pendingApproval' })}
          />
          <Stat
            label="Access that ends"
            value={access.endingSoon}
            detail={`in the next ${access.soonDays} days`}
            href={adminPage('/assignments')}
          />
        </>
      )}
      {mail && (
        <Stat
          label="Failed mail"
          value={mail.failed}
          detail={mail.failed > 0 ? 'could not be sent' : `${mail.waiting} on the way`}
          {...(mail.failed > 0 ? { tone: 'refused' as const } : {})}
          href={adminPage('/messages', { state: 'failed' })}
        />
      )}
    </StatGrid>
  )
}
