import { connectedOrganizationStateTitles } from '@latchkey/core/entitlement/connected-organization'
import {
  listOrganizations,
  type OrganizationRow,
  whyNotCreateOrganizations,
} from '@latchkey/services/directory/organizations/organizations.views'
import { Badge } from '@latchkey/ui/badge'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Link } from '@latchkey/ui/link'
import { Page } from '@latchkey/ui/page'
import { type Column, Table } from '@latchkey/ui/table'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { ListPager } from '../parts/list-pager.tsx'
import { Possibly } from '../parts/not-now.tsx'

export const meta = titled('Connected organizations')

export const loader = page(async ({ portal, url }) => {
  const search = url.searchParams.get('search')
  const cursor = url.searchParams.get('cursor')
  return {
    organizations: await listOrganizations(portal, { search, cursor }),
    whyNotCreate: whyNotCreateOrganizations(portal),
    search,
    cursor,
  }
})

export default function Organizations() {
  const { organizations, whyNotCreate, search, cursor } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Connected organizations"
      description="Other organizations whose people come as guests, known by their mail domains."
      actions={
        <Possibly why={whyNotCreate} label="New organization">
          <ButtonLink href={adminPage('/organizations/new')} variant="primary" icon="plus">
            New organization
          </ButtonLink>
        </Possibly>
      }
    >
      <div className="flex flex-col gap-4">
        <FilterBar
          action={adminPage('/organizations')}
          search={{ name: 'search', label: 'Search organizations', value: search ?? '' }}
          active={search ? [{ label: `“${search}”`, removeHref: adminPage('/organizations') }] : []}
        />
        <Table
          caption="Connected organizations"
          columns={columns}
          rows={organizations.rows}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              title={search ? `No organization answers to “${search}”` : 'There are no connected organizations'}
              icon="building"
            >
              With one, policies can be open to its guests, and its sponsors can approve what they ask for.
            </EmptyState>
          }
        />
        <ListPager
          place="/organizations"
          params={{ search }}
          cursor={cursor}
          next={organizations.next}
          label="Pages of organizations"
        />
      </div>
    </Page>
  )
}

const columns: readonly Column<OrganizationRow>[] = [
  {
    key: 'name',
    header: 'Organization',
    primary: true,
    cell: ({ id, displayName, description }) => (
      <>
        <Link href={adminPage(`/organizations/${id}`)} className="font-medium text-ink hover:underline">
          {displayName}
        </Link>
        <span className="line-clamp-2 max-w-[60ch] text-sm font-normal text-muted">{description}</span>
      </>
    ),
  },
  {
    key: 'state',
    header: 'State',
    cell: ({ state }) => (
      <Badge tone={state === 'configured' ? 'done' : 'waiting'}>{connectedOrganizationStateTitles[state]}</Badge>
    ),
  },
  { key: 'domains', header: 'Domains', cell: ({ domains }) => <span className="break-all">{domains.join(', ')}</span> },
  { key: 'guests', header: 'Guests', align: 'end', cell: ({ guests }) => guests },
]
