import { subscriptionStates, subscriptionStateTitles } from '@latchkey/core/licensing/units'
import type { Usage } from '@latchkey/core/licensing/usage'
import type { ProductDetail } from '@latchkey/services/licensing/products.views'
import { BarChart } from '@latchkey/ui/bar-chart'
import { Callout } from '@latchkey/ui/callout'
import { DescriptionList } from '@latchkey/ui/description-list'
import { When } from '@latchkey/web/when'

const seatWords = (seats: number): string => `${seats} ${seats === 1 ? 'seat' : 'seats'}`

/** That there are more seats than units, and what comes of it. */
export function Overassigned({ detail: { usage, grace } }: { detail: ProductDetail }) {
  return (
    <Callout kind="danger" title={`${seatWords(usage.overassigned)} more than units`}>
      {grace === null ? (
        'Nobody loses a seat: suspended units keep theirs. Nobody gets one either, until seats come back or units are added.'
      ) : (
        <>
          Nobody gets a seat until seats come back or units are added. What is not mended by then comes off on{' '}
          <When at={grace.endsAt} style="date" />: {seatWords(grace.excess)}, the latest first. Those people then stand
          in line.
        </>
      )}
    </Callout>
  )
}

/** The units in each state that has some. */
export function UnitStates({ usage: { unitsByState } }: { usage: Usage }) {
  const items = subscriptionStates
    .filter((state) => state === 'enabled' || unitsByState[state] > 0)
    .map((state) => ({
      term: `Units: ${subscriptionStateTitles[state].toLowerCase()}`,
      details: <span className="font-medium tabular-nums">{unitsByState[state]}</span>,
    }))
  return <DescriptionList items={items} columns />
}

const months = new Intl.DateTimeFormat('en-US', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** How many seats were taken at the end of each of the last months. */
export function SeatTrend({ trend }: { trend: ProductDetail['trend'] }) {
  return (
    <BarChart
      label="Seats taken at the end of each month"
      bars={trend.map(({ month, held }) => ({
        label: months.format(new Date(`${month}-01T00:00:00Z`)),
        value: held,
        text: String(held),
      }))}
    />
  )
}
