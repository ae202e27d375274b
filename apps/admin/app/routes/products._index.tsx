import { listProducts } from '@latchkey/services/licensing/products.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { TabsNav } from '@latchkey/ui/tabs-nav'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage, oneOf } from '../parts/address.ts'
import { ListPager } from '../parts/list-pager.tsx'
import { ProductTable } from '../parts/product-table.tsx'

export const meta = titled('Products')

export const loader = page(async ({ portal, url }) => {
  const asked = url.searchParams
  const search = asked.get('search')
  const cursor = asked.get('cursor')
  const only = oneOf(['subscribed', 'all'] as const, asked.get('only')) ?? 'subscribed'
  return { products: await listProducts(portal, { search, only, cursor }), search, only, cursor }
})

const tabs = { subscribed: 'Subscribed', all: 'All products' } as const

export default function Products() {
  const { products, search, only, cursor } = useLoaderData<typeof loader>()
  const kept = { only: only === 'all' ? 'all' : null }
  return (
    <Page
      title="Products"
      description="What was bought, who has it, and who waits for it."
      tabs={
        <TabsNav
          label="Products"
          tabs={Object.entries(tabs).map(([name, label]) => ({
            label,
            href: adminPage('/products', { search, only: name === 'all' ? 'all' : null }),
            current: name === only,
          }))}
        />
      }
    >
      <div className="flex flex-col gap-4">
        <FilterBar
          action={adminPage('/products')}
          search={{
            name: 'search',
            label: 'Search products',
            value: search ?? '',
            placeholder: 'Name or part number',
          }}
          keep={{ only: kept.only ?? undefined }}
          active={search ? [{ label: `“${search}”`, removeHref: adminPage('/products', kept) }] : []}
        />
        <ProductTable products={products.rows} empty={<NoProducts search={search} only={only} />} />
        <ListPager
          place="/products"
          params={{ ...kept, search }}
          cursor={cursor}
          next={products.next}
          label="Pages of products"
        />
      </div>
    </Page>
  )
}

function NoProducts({ search, only }: { search: string | null; only: 'subscribed' | 'all' }) {
  const all = (
    <ButtonLink href={adminPage('/products', { only: 'all', search })}>
      {search ? 'Look in all products' : 'Show all products'}
    </ButtonLink>
  )
  if (search)
    return (
      <EmptyState title={`No product answers to “${search}”`} icon="search" actions={only === 'subscribed' && all}>
        Look for a part of the name or of the part number.
      </EmptyState>
    )
  if (only === 'subscribed')
    return (
      <EmptyState title="Nothing was bought yet" icon="tag" actions={all}>
        Open a product and add a subscription with its units.
      </EmptyState>
    )
  return (
    <EmptyState
      title="There are no products"
      icon="tag"
      actions={<ButtonLink href={adminPage('/import')}>Import products</ButtonLink>}
    >
      Products come from the list that Microsoft publishes.
    </EmptyState>
  )
}
