import { deleteSite } from '@latchkey/services/sites/delete-site'
import { type SiteAccessRow, siteDetail } from '@latchkey/services/sites/sites.views'
import { ButtonLink } from '@latchkey/ui/button'
import { DescriptionList } from '@latchkey/ui/description-list'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { When } from '@latchkey/web/when'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { adminPage } from '../parts/address.ts'
import { ListPager } from '../parts/list-pager.tsx'
import { Possibly } from '../parts/not-now.tsx'
import { ObjectLink, PersonLink } from '../parts/object-link.tsx'

export const meta = titled<{ site: { displayName: string } }>(({ site }) => site.displayName)

export const loader = page(async ({ portal, param, url }) => {
  const cursor = url.searchParams.get('cursor')
  return { ...(await siteDetail(portal, param('siteId'), cursor)), cursor }
})

export const action = forms({
  delete: form(z.object({}), async ({ portal, param, once }) => {
    await deleteSite(portal, { siteId: param('siteId') }, once)
    return done('Site deleted.', adminPage('/sites'))
  }),
})

export default function Site() {
  const { site, access, packages, rights, cursor } = useLoaderData<typeof loader>()
  const place = `/sites/${site.id}`
  return (
    <Page
      title={site.displayName}
      description={site.description}
      breadcrumb={[{ label: 'Sites', href: adminPage('/sites') }]}
      actions={
        <>
          <Possibly why={rights.delete} label="Delete">
            <ConfirmForm
              intent="delete"
              trigger={{ label: 'Delete', icon: 'trash' }}
              title={`Delete the site ${site.displayName}?`}
              confirmLabel="Delete site"
            >
              No package gives it. It leaves every catalog; what is at its address stays as it is.
            </ConfirmForm>
          </Possibly>
          <Possibly why={rights.update} label="Edit">
            <ButtonLink href={adminPage(`${place}/edit`)} icon="pencil">
              Edit
            </ButtonLink>
          </Possibly>
        </>
      }
    >
      <Section title="About" card>
        <DescriptionList
          items={[
            {
              term: 'Address',
              details: (
                <a href={site.url} rel="noreferrer" className="link break-all">
                  {site.url}
                </a>
              ),
            },
            { term: 'Made', details: <When at={site.createdAt} style="date" /> },
            {
              term: 'Given by',
              details:
                packages.length === 0 ? 'No access package that you may see' : <PackageNames packages={packages} />,
            },
          ]}
        />
      </Section>
      <Section title="Who has access" description="Each reason stands on its own: when one ends, the others stay.">
        <Table
          caption="Who has access"
          columns={columns}
          rows={access.rows}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Nobody has access" icon="users">
              Add the site to a catalog, then let an access package give a role in it.
            </EmptyState>
          }
        />
        <ListPager place={place} params={{}} cursor={cursor} next={access.next} label="Pages of people" />
      </Section>
    </Page>
  )
}

const PackageNames = ({ packages }: { packages: readonly { id: string; displayName: string }[] }) => (
  <ul className="flex flex-col gap-1">
    {packages.map(({ id, displayName }) => (
      <li key={id}>
        <ObjectLink type="accessPackage" id={id} name={displayName} />
      </li>
    ))}
  </ul>
)

const columns: readonly Column<SiteAccessRow>[] = [
  {
    key: 'name',
    header: 'Name',
    primary: true,
    cell: ({ userId, displayName }) => <PersonLink of={{ id: userId, displayName }} />,
  },
  { key: 'role', header: 'Role', cell: ({ roleTitle }) => roleTitle },
  { key: 'why', header: 'Why', cell: ({ packageName }) => packageName ?? 'Given directly' },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ since }) => <When at={since} style="date" /> },
]
