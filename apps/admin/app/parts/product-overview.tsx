import type { GivingGroup, ProductDetail } from '@latchkey/services/licensing/products.views'
import type { ProductRights } from '@latchkey/services/overview/licensing-rights.views'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Section } from '@latchkey/ui/section'
import { Stat, StatGrid } from '@latchkey/ui/stat'
import { type Column, Table } from '@latchkey/ui/table'
import { amountsInWords } from '@latchkey/web/money'
import { When } from '@latchkey/web/when'
import { adminPage } from './address.ts'
import { ObjectLink } from './object-link.tsx'
import { Overassigned, SeatTrend, UnitStates } from './product-seats.tsx'
import { ProductSubscriptions } from './product-subscriptions.tsx'
import { UsageMeter } from './usage-meter.tsx'

/** A product in numbers: units, seats, cost, its subscriptions, the groups that give it, and its plans. */
export function ProductOverview({ detail, rights }: { detail: ProductDetail; rights: ProductRights }) {
  const { product, usage, trend, monthlyCost, plans } = detail
  const place = `/products/${product.id}`
  return (
    <>
      {usage.overassigned > 0 && <Overassigned detail={detail} />}
      <StatGrid>
        <Stat label="Units" value={usage.units} detail="can be assigned" />
        <Stat label="Assigned" value={usage.held} href={adminPage(place, { tab: 'holders' })} />
        <Stat label="Free" value={usage.free} />
        <Stat
          label="Waiting"
          value={usage.waiting}
          href={adminPage(place, { tab: 'line' })}
          {...(usage.waiting > 0 ? { tone: 'waiting', detail: 'for a seat' } : {})}
        />
        <Stat
          label="Errors"
          value={usage.errors}
          href={adminPage('/licenses', { product: product.id })}
          {...(usage.errors > 0 ? { tone: 'refused', detail: 'to work off' } : {})}
        />
        <Stat label="Cost per month" value={amountsInWords(monthlyCost)} />
      </StatGrid>
      <Section title="Seats" card>
        <div className="flex flex-col gap-5">
          <UsageMeter name={product.displayName} usage={usage} />
          <UnitStates usage={usage} />
        </div>
      </Section>
      <Section title="Seats taken" description="At the end of each month; for this month, now." card>
        <SeatTrend trend={trend} />
      </Section>
      <ProductSubscriptions detail={detail} rights={rights} />
      <Section
        title="Groups that give it"
        description="Every member of one of these groups gets a seat, or waits for one."
      >
        <Table
          caption="Groups that give it"
          columns={groupColumns(plans.length)}
          rows={detail.groups}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="No group gives this product" icon="users">
              Open a group and let it give the product on its tab of licenses.
            </EmptyState>
          }
        />
      </Section>
      <Section title="Plans" description="The services inside this product. A group may switch single ones off." card>
        {plans.length === 0 ? (
          <p className="text-muted">This product has no plans of its own.</p>
        ) : (
          <ul className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
            {plans.map(({ id, displayName, servicePlanName }) => (
              <li key={id} className="min-w-0">
                {displayName}
                <span className="block text-sm break-all text-muted">{servicePlanName}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

const groupColumns = (plans: number): readonly Column<GivingGroup>[] => [
  {
    key: 'name',
    header: 'Group',
    primary: true,
    cell: ({ id, displayName }) => <ObjectLink type="group" id={id} name={displayName} />,
  },
  { key: 'members', header: 'Members', align: 'end', cell: ({ members }) => members },
  {
    key: 'plans',
    header: 'Plans on',
    nowrap: true,
    cell: ({ disabledPlans }) =>
      disabledPlans.length === 0 ? 'All' : `${Math.max(0, plans - disabledPlans.length)} of ${plans}`,
  },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ since }) => <When at={since} style="date" /> },
]
