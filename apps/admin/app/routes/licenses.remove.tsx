import { troublesOfSeats } from '@latchkey/services/licensing/troubles.views'
import { licenseRights } from '@latchkey/services/overview/licensing-rights.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { RemoveDirect } from '../parts/remove-direct.tsx'
import { refusedWith } from '../server/refused-with.ts'
import { troubleForms } from '../server/trouble-forms.ts'

export const meta = titled('Remove direct licenses')

export const loader = page(async ({ portal, url }) => {
  refusedWith(licenseRights(portal).remove)
  const rows = await troublesOfSeats(portal, url.searchParams.getAll('seat'))
  const isDirect = (row: (typeof rows)[number]) => row.sources.some(({ kind }) => kind === 'direct')
  return { direct: rows.filter(isDirect), others: rows.filter((row) => !isDirect(row)) }
})

export const action = troubleForms

export default function RemoveDirectLicenses() {
  const { direct, others } = useLoaderData<typeof loader>()
  const back = adminPage('/licenses')
  return (
    <Page
      title="Remove direct licenses"
      description="What was assigned by hand ends. What a group gives too stays."
      breadcrumb={[{ label: 'Errors and waiting', href: back }]}
      narrow
    >
      {direct.length === 0 ? (
        <EmptyState title="None of these is direct" icon="tag" actions={<ButtonLink href={back}>Back</ButtonLink>}>
          They come from groups: take the people out of the group, or take the product from it.
        </EmptyState>
      ) : (
        <RemoveDirect rows={direct} backHref={back} />
      )}
      {others.length > 0 && direct.length > 0 && (
        <Section title="Stay, because a group gives them" card>
          <ul className="flex flex-col gap-1">
            {others.map(({ seatId, displayName, productName }) => (
              <li key={seatId}>
                {displayName}: {productName}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}
