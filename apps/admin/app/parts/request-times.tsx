import { type Durations, durationInWords } from '@latchkey/core/reports/percentile'
import type { Page } from '@latchkey/services/paging'
import type { ApproverTimes, StageTimes, StateTimes } from '@latchkey/services/reports/request-times.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { RequestBadge } from '@latchkey/web/request-badge'
import { adminPage, type Params } from './address.ts'
import { ListPager } from './list-pager.tsx'
import { PersonLink } from './object-link.tsx'

const inWords = (milliseconds: number | null) =>
  milliseconds === null ? <span className="text-muted">None</span> : durationInWords(milliseconds)

const times: readonly Column<Durations>[] = [
  { key: 'median', header: 'Half within', align: 'end', nowrap: true, cell: ({ median }) => inWords(median) },
  {
    key: 'percentile95',
    header: '95 of 100 within',
    align: 'end',
    nowrap: true,
    cell: ({ percentile95 }) => inWords(percentile95),
  },
]

const counted: Column<Durations> = { key: 'counted', header: 'Decided', align: 'end', cell: (row) => row.counted }

const empty = (
  <EmptyState title="Nothing was asked for in this period" icon="clock">
    Choose a longer one.
  </EmptyState>
)

function Export({ by, params }: { by: string; params: Params }) {
  return (
    <ButtonLink href={adminPage('/reports.csv', { ...params, by })} icon="download" size="small" download>
      Export as CSV
    </ButtonLink>
  )
}

/** How long requests took from their submission to their end, by state. */
export function StateTimesList({ rows, params }: { rows: readonly StateTimes[]; params: Params }) {
  return (
    <Section
      title="By state"
      description="From submission to the end of the request."
      actions={<Export by="state" params={params} />}
    >
      <Table
        caption="By state"
        rows={rows}
        rowKey={({ id }) => id}
        empty={empty}
        columns={[
          { key: 'state', header: 'State', primary: true, cell: ({ state }) => <RequestBadge standing={state} /> },
          { key: 'requests', header: 'Requests', align: 'end', cell: ({ requests }) => requests },
          ...times,
        ]}
      />
    </Section>
  )
}

/** How long each stage took. */
export function StageTimesList({ rows, params }: { rows: readonly StageTimes[]; params: Params }) {
  return (
    <Section
      title="By stage"
      description="From when its approvers were asked to the last decision in it."
      actions={<Export by="stage" params={params} />}
    >
      <Table
        caption="By stage"
        rows={rows}
        rowKey={({ id }) => id}
        empty={empty}
        columns={[
          { key: 'stage', header: 'Stage', primary: true, cell: ({ stage }) => `Stage ${stage}` },
          counted,
          ...times,
        ]}
      />
    </Section>
  )
}

/** How long each approver took. */
export function ApproverTimesList(props: { page: Page<ApproverTimes>; params: Params; cursor: string | null }) {
  const { page, params, cursor } = props
  return (
    <Section
      title="By approver"
      description="From when they were asked to their decision."
      actions={<Export by="approver" params={params} />}
    >
      <Table
        caption="By approver"
        rows={page.rows}
        rowKey={({ id }) => id}
        empty={empty}
        columns={[
          {
            key: 'approver',
            header: 'Approver',
            primary: true,
            cell: ({ userId, displayName }) => <PersonLink of={{ id: userId, displayName }} />,
          },
          counted,
          ...times,
        ]}
      />
      <ListPager place="/reports" params={params} cursor={cursor} next={page.next} label="Pages of approvers" />
    </Section>
  )
}
