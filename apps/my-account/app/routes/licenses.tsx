import { myLicenses } from '@latchkey/services/licensing/licenses.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { placeIn } from '@latchkey/web/apps'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { LicenseCard } from '../parts/license-card.tsx'
import { PastLicenseTable } from '../parts/past-license-table.tsx'

export const meta = titled('Licenses')

export const loader = page(async ({ portal }) => myLicenses(portal))

export default function Licenses() {
  const { licenses, past } = useLoaderData<typeof loader>()
  return (
    <Page title="Licenses" description="The products that you may use, where each comes from, and what would end it.">
      {licenses.length === 0 ? (
        <EmptyState
          title="You have no licenses now"
          icon="tag"
          actions={
            <ButtonLink href={placeIn('my-access')} variant="primary">
              Request access
            </ButtonLink>
          }
        >
          Licenses come with access packages and groups. Look in My Access for what you may request.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          {licenses.map((license) => (
            <LicenseCard key={license.seatId} license={license} />
          ))}
        </div>
      )}
      {past.length > 0 && (
        <Section title="Ended" description="What you held or waited for before.">
          <PastLicenseTable past={past} />
        </Section>
      )}
    </Page>
  )
}
