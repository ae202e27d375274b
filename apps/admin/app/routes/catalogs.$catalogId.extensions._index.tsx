import { type ExtensionRow, extensionsOfCatalog } from '@latchkey/services/entitlement/extensions/extensions.views'
import { Badge } from '@latchkey/ui/badge'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Link } from '@latchkey/ui/link'
import { Page } from '@latchkey/ui/page'
import { type Column, Table } from '@latchkey/ui/table'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { Possibly } from '../parts/not-now.tsx'

export const meta = titled<{ catalog: { displayName: string } }>(
  ({ catalog }) => `Extensions of ${catalog.displayName}`,
)

export const loader = page(({ portal, param }) => extensionsOfCatalog(portal, param('catalogId')))

export default function Extensions() {
  const { catalog, rows, whyNotCreate } = useLoaderData<typeof loader>()
  const place = `/catalogs/${catalog.id}`
  return (
    <Page
      title={`Extensions of ${catalog.displayName}`}
      description="Programs of your own that policies of this catalog call when something happens to a request or an access."
      breadcrumb={[
        { label: 'Catalogs', href: adminPage('/catalogs') },
        { label: catalog.displayName, href: adminPage(place) },
      ]}
      actions={
        <Possibly why={whyNotCreate} label="New extension">
          <ButtonLink href={adminPage(`${place}/extensions/new`)} variant="primary" icon="plus">
            New extension
          </ButtonLink>
        </Possibly>
      }
    >
      <Table
        caption="Custom extensions"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="This catalog has no extensions" icon="globe">
            An extension opens a ticket, asks another system, or lets a request wait until one has answered.
          </EmptyState>
        }
      />
    </Page>
  )
}

const columns: readonly Column<ExtensionRow>[] = [
  {
    key: 'name',
    header: 'Extension',
    primary: true,
    cell: ({ id, displayName, description }) => (
      <>
        <Link href={adminPage(`/extensions/${id}`)} className="font-medium text-ink hover:underline">
          {displayName}
        </Link>
        <span className="line-clamp-2 max-w-[60ch] text-sm font-normal text-muted">{description}</span>
      </>
    ),
  },
  {
    key: 'waits',
    header: 'Requests',
    cell: ({ waits, waitHours }) => (waits ? `Wait up to ${waitHours} hours` : 'Go on at once'),
  },
  {
    key: 'state',
    header: 'State',
    cell: ({ enabled }) => (enabled ? <Badge tone="done">On</Badge> : <Badge tone="ended">Off</Badge>),
  },
  {
    key: 'failed',
    header: 'Failed calls',
    align: 'end',
    cell: ({ id, failed }) =>
      failed === 0 ? (
        '0'
      ) : (
        <Link href={adminPage(`/extensions/${id}`, { state: 'calloutFailed' })} className="link text-negative-ink">
          {failed}
        </Link>
      ),
  },
]
