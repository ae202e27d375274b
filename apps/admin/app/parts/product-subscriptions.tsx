import type { ProductDetail } from '@latchkey/services/licensing/products.views'
import type { ProductRights } from '@latchkey/services/overview/licensing-rights.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { moneyInWords } from '@latchkey/web/money'
import { When } from '@latchkey/web/when'
import { adminPage } from './address.ts'
import { Possibly } from './not-now.tsx'
import { SubscriptionBadge } from './subscription-form.tsx'

type Subscription = ProductDetail['subscriptions'][number]

/** What was bought of a product, each with the way to change it. */
export function ProductSubscriptions({ detail, rights }: { detail: ProductDetail; rights: ProductRights }) {
  return (
    <Section
      title="Subscriptions"
      description="What was bought. Units of enabled ones and of those in grace can be assigned."
    >
      <Table
        caption="Subscriptions"
        columns={columnsOf(detail.product.id, rights)}
        rows={detail.subscriptions}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Nothing was bought yet" icon="credit-card">
            Add a subscription with its units. Whoever waits in line gets a seat at once.
          </EmptyState>
        }
      />
    </Section>
  )
}

const columnsOf = (productId: string, rights: ProductRights): readonly Column<Subscription>[] => [
  { key: 'name', header: 'Name', primary: true, cell: ({ name }) => name },
  { key: 'state', header: 'State', nowrap: true, cell: ({ state }) => <SubscriptionBadge state={state} /> },
  { key: 'units', header: 'Units', align: 'end', cell: ({ units }) => units },
  {
    key: 'price',
    header: 'Unit and month',
    align: 'end',
    nowrap: true,
    cell: ({ pricePerMonth, currency }) =>
      pricePerMonth === null ? (
        <span className="text-muted">Not known</span>
      ) : (
        moneyInWords({ cents: pricePerMonth, currency })
      ),
  },
  {
    key: 'cost',
    header: 'Month',
    align: 'end',
    nowrap: true,
    cell: ({ pricePerMonth, units, currency }) =>
      pricePerMonth === null ? '–' : moneyInWords({ cents: pricePerMonth * units, currency }),
  },
  {
    key: 'renewsOn',
    header: 'Renews',
    nowrap: true,
    cell: ({ renewsOn }) => (renewsOn ? <When at={`${renewsOn}T12:00:00.000Z`} style="date" /> : '–'),
  },
  {
    key: 'edit',
    header: 'Change',
    headerHidden: true,
    align: 'end',
    cell: ({ id, name }) => (
      <Possibly why={rights.updateSubscription} label="Change" size="small">
        <ButtonLink
          href={adminPage(`/products/${productId}/subscriptions/${id}`)}
          size="small"
          aria-label={`Change ${name}`}
        >
          Change
        </ButtonLink>
      </Possibly>
    ),
  },
]
