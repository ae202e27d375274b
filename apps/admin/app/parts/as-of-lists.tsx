import type { StandingChange, StandingThen } from '@latchkey/services/licensing/as-of.views'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Icon } from '@latchkey/ui/icon'
import { Stat, StatGrid } from '@latchkey/ui/stat'
import { type Column, Table } from '@latchkey/ui/table'
import { When } from '@latchkey/web/when'
import type { AsOfAsked, AsOfList } from '../server/as-of-page.ts'
import { ObjectLink, PersonLink } from './object-link.tsx'
import { StandingBadge } from './standing-badge.tsx'

type Pair = Pick<StandingThen, 'userId' | 'displayName' | 'department' | 'productId' | 'productName'>
type Kind = AsOfAsked['kind']

/** What tells one row from the others: the person in a list of a product, the product in a list of a person. */
const other = (kind: Kind): Column<Pair> =>
  kind === 'product'
    ? {
        key: 'person',
        header: 'Person',
        primary: true,
        cell: ({ userId, displayName, department }) => (
          <PersonLink of={{ id: userId, displayName, department }} stacked />
        ),
      }
    : {
        key: 'product',
        header: 'Product',
        primary: true,
        cell: ({ productId, productName }) => <ObjectLink type="product" id={productId} name={productName} />,
      }

const keyOf = ({ userId, productId }: Pair): string => `${userId} ${productId}`

/** How people stood to a product, or somebody to products, at the end of a day. */
export function Standings({ kind, list }: { kind: Kind; list: Extract<AsOfList, { shows: 'standings' }> }) {
  const { counts, rows } = list
  return (
    <>
      <StatGrid>
        <Stat label="With a seat" value={counts.held} />
        <Stat label="In line" value={counts.waiting} />
        <Stat label="Replaced" value={counts.superseded} />
        <Stat label="With an error" value={counts.error} />
      </StatGrid>
      <Table
        caption="Who had what"
        columns={[other(kind), state, why, since]}
        rows={rows}
        rowKey={keyOf}
        empty={
          <EmptyState title={kind === 'product' ? 'Nobody had it' : 'They had nothing'} icon="history">
            At the end of that day there was no seat and no place in line.
          </EmptyState>
        }
      />
    </>
  )
}

const state: Column<StandingThen> = {
  key: 'state',
  header: 'State',
  nowrap: true,
  cell: (row) => <StandingBadge state={row.state} error={row.error} />,
}

const why: Column<StandingThen> = {
  key: 'why',
  header: 'Why',
  width: '50%',
  cell: ({ sources }) => <Sentences lines={sources.map(({ words }) => words)} />,
}

const since: Column<StandingThen> = {
  key: 'since',
  header: 'Since',
  nowrap: true,
  cell: (row) => <When at={row.since} style="date" />,
}

/** Who came, who went, and whose standing changed between the ends of two days. */
export function StandingChanges({ kind, list }: { kind: Kind; list: Extract<AsOfList, { shows: 'changes' }> }) {
  return (
    <Table
      caption="What changed"
      columns={[other(kind), becomes, whyChanged]}
      rows={list.rows}
      rowKey={keyOf}
      empty={
        <EmptyState title="No difference" icon="history">
          Between the ends of the two days nobody came, went or changed.
        </EmptyState>
      }
    />
  )
}

const becomes: Column<StandingChange> = {
  key: 'change',
  header: 'Change',
  nowrap: true,
  cell: ({ before, after }) => (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      {before === null ? <span className="text-muted">nothing</span> : <StandingBadge state={before} />}
      <Icon name="arrow-right" size={14} label="became" className="text-muted" />
      {after === null ? <span className="text-muted">nothing</span> : <StandingBadge state={after} />}
    </span>
  ),
}

const whyChanged: Column<StandingChange> = {
  key: 'why',
  header: 'Why',
  width: '50%',
  cell: ({ sourcesBefore, sourcesAfter }) => {
    const was = new Set(sourcesBefore.map(({ words }) => words))
    const is = new Set(sourcesAfter.map(({ words }) => words))
    const came = [...is].filter((words) => !was.has(words))
    const went = sourcesBefore.filter(({ words }) => !is.has(words))
    const stayed = [...is].filter((words) => was.has(words))
    return (
      <ul className="flex flex-col gap-0.5">
        {came.map((words) => (
          <li key={words}>New: {words}</li>
        ))}
        {went.map(({ words, ended, path }) => (
          <li key={path.map(({ id }) => id).join(' ')}>
            Ended: {words}.
            {ended && (
              <span className="text-muted">
                {' '}
                {ended.words} <When at={ended.at} style="date" />.
              </span>
            )}
          </li>
        ))}
        {came.length + went.length === 0 && stayed.map((words) => <li key={words}>{words}, as before</li>)}
      </ul>
    )
  },
}

function Sentences({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {[...new Set(lines)].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
