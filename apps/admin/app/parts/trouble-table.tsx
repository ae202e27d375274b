import type { Trouble } from '@latchkey/services/licensing/troubles.views'
import { type Column, type Selection, Table } from '@latchkey/ui/table'
import { When } from '@latchkey/web/when'
import type { ReactNode } from 'react'
import { LicenseTrouble } from './license-trouble.tsx'
import { ObjectLink, PersonLink } from './object-link.tsx'

const person: Column<Trouble> = {
  key: 'person',
  header: 'Person',
  primary: true,
  cell: ({ userId, displayName, department }) => <PersonLink of={{ id: userId, displayName, department }} stacked />,
}

const product: Column<Trouble> = {
  key: 'product',
  header: 'Product',
  cell: ({ productId, productName }) => <ObjectLink type="product" id={productId} name={productName} />,
}

const error: Column<Trouble> = {
  key: 'error',
  header: 'Problem',
  width: '38%',
  cell: ({ error: wrong, ...row }) => wrong && <LicenseTrouble trouble={{ ...row, error: wrong }} />,
}

const place: Column<Trouble> = {
  key: 'place',
  header: 'Place',
  align: 'end',
  cell: ({ position }) => <span className="font-medium">{position}</span>,
}

const sources: Column<Trouble> = {
  key: 'sources',
  header: 'Comes from',
  cell: ({ sources: all }) => (
    <ul className="flex flex-col gap-0.5">
      {all.map(({ kind, path }) => {
        const group = path.find((step) => step.kind === 'group')
        return (
          <li key={path.map(({ id }) => id).join(' ')}>
            {kind === 'direct' || !group ? (
              <span className="text-muted">Assigned directly</span>
            ) : (
              <ObjectLink type="group" id={group.id} name={group.name} />
            )}
          </li>
        )
      })}
    </ul>
  ),
}

const since: Column<Trouble> = { key: 'since', header: 'Since', nowrap: true, cell: (row) => <When at={row.since} /> }

const columns = { errors: [person, product, error, sources, since], waiting: [person, product, place, sources, since] }

/** Licenses that do not work, or that are waited for, each with a tick where something can be done to several. */
export function TroubleTable(props: {
  show: keyof typeof columns
  rows: readonly Trouble[]
  empty: ReactNode
  selectable?: Selection<Trouble> | undefined
}) {
  return (
    <Table
      caption={props.show === 'errors' ? 'Errors' : 'Waiting'}
      columns={columns[props.show]}
      rows={props.rows}
      rowKey={({ seatId }) => seatId}
      selectable={props.selectable}
      empty={props.empty}
    />
  )
}
