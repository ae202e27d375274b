import { accountOverview } from '@latchkey/services/account/overview.views'
import { myProfile } from '@latchkey/services/account/profile.views'
import { Page } from '@latchkey/ui/page'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { ContactCard, EmployeeCard } from '../parts/employee-cards.tsx'
import { EndingSoon } from '../parts/ending-soon.tsx'
import { ManagerCard } from '../parts/manager-card.tsx'
import { languageName, regionName } from '../parts/names-of-places.ts'
import { Numbers } from '../parts/numbers.tsx'
import { ProfileHead } from '../parts/profile-head.tsx'

export const meta = titled('My Account')

export const loader = page(async ({ portal }) => {
  const [profile, overview] = await Promise.all([myProfile(portal), accountOverview(portal)])
  return {
    overview,
    profile: {
      ...profile,
      usageLocation: regionName(profile.usageLocation),
      preferredLanguage: languageName(profile.preferredLanguage),
    },
  }
})

export default function Overview() {
  const { profile, overview } = useLoaderData<typeof loader>()
  return (
    <Page title="Overview" description="Who you are here, what you hold and what ends soon.">
      <ProfileHead profile={profile} />
      <Numbers overview={overview} />
      <EndingSoon access={overview.endingSoon} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <ManagerCard manager={profile.manager} guest={profile.userType === 'guest'} />
          <ContactCard profile={profile} />
        </div>
        <EmployeeCard profile={profile} />
      </div>
    </Page>
  )
}
