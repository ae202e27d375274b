import type { AccountOverview } from '@latchkey/services/account/overview.views'
import { Stat, StatGrid } from '@latchkey/ui/stat'
import { placeIn } from '@latchkey/web/apps'
import { When } from '@latchkey/web/when'

/** The numbers that matter: licenses, access that ends soon, the last sign-in. Each leads to more. */
export function Numbers({ overview }: { overview: AccountOverview }) {
  const { licensesHeld, licensesWaiting, endingSoon, lastSignIn } = overview
  const [next] = endingSoon
  return (
    <StatGrid>
      <Stat
        label="Licenses"
        value={licensesHeld}
        href={placeIn('my-account', '/licenses')}
        {...(licensesWaiting > 0
          ? { tone: 'waiting' as const, detail: `${licensesWaiting} more waiting in line` }
          : { detail: licensesHeld === 0 ? 'None yet' : 'Nothing waiting' })}
      />
      <Stat
        label="Access that ends soon"
        value={endingSoon.length}
        href={placeIn('my-access', '/assignments')}
        {...(next
          ? { tone: 'waiting' as const, detail: <>The first {<When at={next.expiresAt} />}</> }
          : { detail: 'Nothing in the next 30 days' })}
      />
      <Stat
        label="Last sign-in"
        value={<span className="text-lg">{lastSignIn ? <When at={lastSignIn.at} /> : 'Not on record'}</span>}
        href={placeIn('my-account', '/sign-ins')}
        detail={lastSignIn ? [lastSignIn.browser, lastSignIn.address].filter(Boolean).join(' · ') : 'See your sign-ins'}
      />
    </StatGrid>
  )
}
