import { listOverlaps, type Overlap } from '@latchkey/services/entitlement/admin/overlaps.views'
import { packageName } from '@latchkey/services/entitlement/admin/packages.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Page } from '@latchkey/ui/page'
import { type Column, Table } from '@latchkey/ui/table'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { When } from '@latchkey/web/when'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { ListPager } from '../parts/list-pager.tsx'
import { PersonLink } from '../parts/object-link.tsx'
import { overlapsAsked } from '../server/overlaps-asked.ts'

export const meta = titled('Overlaps')

export const loader = page(async ({ portal, url, param }) => {
  const packageId = param('packageId')
  const cursor = url.searchParams.get('cursor')
  const asked = await overlapsAsked(portal, packageId, url.searchParams)
  return {
    packageId,
    name: await packageName(portal, packageId),
    asked,
    overlaps: asked && (await listOverlaps(portal, { ...asked, cursor })),
    cursor,
  }
})

export default function Overlaps() {
  const { packageId, name, asked, overlaps, cursor } = useLoaderData<typeof loader>()
  const params = { kind: asked?.kind, other: asked?.otherId }
  const back = adminPage(`/packages/${packageId}`, { tab: 'duties' })
  return (
    <Page
      title="Overlaps"
      description={describe(name, overlaps)}
      breadcrumb={[
        { label: 'Access packages', href: adminPage('/packages') },
        { label: name, href: back },
      ]}
      actions={
        overlaps &&
        overlaps.rows.length > 0 && (
          <ButtonLink href={adminPage(`/packages/${packageId}/overlaps.csv`, params)} icon="download" download>
            Export as CSV
          </ButtonLink>
        )
      }
    >
      <Table
        caption="Who has both"
        columns={columns}
        rows={overlaps?.rows ?? []}
        rowKey={({ assignmentId }) => assignmentId}
        empty={
          <EmptyState title="Nobody has both" icon="shield-check">
            {overlaps ? 'There is nothing to sort out.' : `${name} goes together with everything.`}
          </EmptyState>
        }
      />
      {overlaps && (
        <ListPager
          place={`/packages/${packageId}/overlaps`}
          params={params}
          cursor={cursor}
          next={overlaps.next}
          label="Pages of people"
        />
      )}
    </Page>
  )
}

const describe = (name: string, overlaps: { otherName: string; excluded: boolean } | null): string =>
  overlaps === null
    ? `${name} excludes nothing.`
    : overlaps.excluded
      ? `Who has both ${name} and ${overlaps.otherName}. They keep both; once ${name} ends for them, they cannot request it again.`
      : `Who would have both, were ${name} to exclude ${overlaps.otherName}. They would keep both.`

const columns: readonly Column<Overlap>[] = [
  {
    key: 'name',
    header: 'Name',
    primary: true,
    cell: ({ userId, ...person }) => <PersonLink of={{ id: userId, ...person }} />,
  },
  {
    key: 'work',
    header: 'Job and department',
    cell: ({ jobTitle, department }) => [jobTitle, department].filter(Boolean).join(', '),
  },
  { key: 'since', header: 'Has the package since', cell: ({ since }) => <When at={since} style="date" /> },
  { key: 'other', header: 'Has the other since', cell: ({ otherSince }) => <When at={otherSince} style="date" /> },
]
