import { listAuditEvents } from '@latchkey/services/audit/audit.views'
import { rulesOfProduct } from '@latchkey/services/licensing/product-rules.views'
import { productDetail } from '@latchkey/services/licensing/products.views'
import { productRights } from '@latchkey/services/overview/licensing-rights.views'
import { whyNotReadHistory } from '@latchkey/services/overview/records-rights.views'
import { ButtonLink } from '@latchkey/ui/button'
import { Page } from '@latchkey/ui/page'
import { TabsNav } from '@latchkey/ui/tabs-nav'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage, oneOf } from '../parts/address.ts'
import { HistoryTab } from '../parts/history-tab.tsx'
import { PastDayLink } from '../parts/license-links.tsx'
import { Possibly } from '../parts/not-now.tsx'
import { ProductHolders, ProductLine } from '../parts/product-holders.tsx'
import { ProductOverview } from '../parts/product-overview.tsx'
import { ProductRules } from '../parts/product-rules.tsx'
import { productForms } from '../server/product-forms.ts'

const tabs = ['overview', 'holders', 'line', 'rules', 'history'] as const

export const meta = titled<{ detail: { product: { displayName: string } } }>(({ detail }) => detail.product.displayName)

export const loader = page(async ({ portal, url, param }) => {
  const asked = url.searchParams
  const productId = param('productId')
  const tab = oneOf(tabs, asked.get('tab')) ?? 'overview'
  const cursor = asked.get('cursor')
  const search = asked.get('search')
  const query = {
    search,
    cursor: tab === 'holders' ? cursor : null,
    lineCursor: tab === 'line' ? cursor : null,
  }
  const why = whyNotReadHistory(portal)
  const [detail, rules, history] = await Promise.all([
    productDetail(portal, productId, query),
    tab === 'rules' ? rulesOfProduct(portal, productId) : null,
    tab === 'history' && why === null ? listAuditEvents(portal, { targetId: productId, cursor }) : null,
  ])
  return { detail, rules, history, why, tab, cursor, search, rights: productRights(portal) }
})

export const action = productForms

export default function Product() {
  const { detail, rules, history, why, tab, cursor, search, rights } = useLoaderData<typeof loader>()
  const { product, usage } = detail
  const place = `/products/${product.id}`
  const counts = { overview: undefined, holders: usage.held, line: usage.waiting, rules: undefined, history: undefined }
  return (
    <Page
      title={product.displayName}
      description={<span className="break-all">{product.skuPartNumber}</span>}
      breadcrumb={[{ label: 'Products', href: adminPage('/products') }]}
      actions={
        <>
          <PastDayLink product={product.id} />
          <Possibly why={rights.update} label="Rename">
            <ButtonLink href={adminPage(`${place}/edit`)} icon="pencil">
              Rename
            </ButtonLink>
          </Possibly>
          <Possibly why={rights.createSubscription} label="Add subscription">
            <ButtonLink href={adminPage(`${place}/subscriptions/new`)} variant="primary" icon="plus">
              Add subscription
            </ButtonLink>
          </Possibly>
        </>
      }
      tabs={
        <TabsNav
          label={product.displayName}
          tabs={tabs.map((name) => ({
            label: titles[name],
            href: adminPage(place, { tab: name === 'overview' ? null : name }),
            current: name === tab,
            count: counts[name],
          }))}
        />
      }
    >
      {tab === 'overview' && <ProductOverview detail={detail} rights={rights} />}
      {tab === 'holders' && <ProductHolders detail={detail} search={search} cursor={cursor} />}
      {tab === 'line' && <ProductLine detail={detail} cursor={cursor} />}
      {tab === 'rules' && rules && <ProductRules detail={detail} rules={rules} why={rights.update} />}
      {tab === 'history' && <HistoryTab place={place} history={history} cursor={cursor} why={why} />}
    </Page>
  )
}

const titles = { overview: 'Overview', holders: 'Holders', line: 'Line', rules: 'Rules', history: 'History' } as const
