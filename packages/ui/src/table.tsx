import type { ReactNode } from 'react'
import { classNames } from './class-names.tsx'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'

/** Which way a column is sorted now; absent when it can be sorted and is not. */
export type SortDirection = 'ascending' | 'descending'

/** A column: what it is called and what it shows of a row. */
export type Column<Row> = {
  key: string
  /** The words at its top; hidden from the eye with `headerHidden` (a column of buttons). */
  header: string
  headerHidden?: boolean | undefined
  cell: (row: Row) => ReactNode
  /** Numbers and amounts stand at the end, in tabular figures. */
  align?: 'start' | 'end' | undefined
  /** Makes the header a link to the list sorted by it. */
  sort?: { href: string; direction?: SortDirection | undefined } | undefined
  /** Names the row: its heading in the table and on a card. */
  primary?: boolean | undefined
  /** Only in the table, left out of the cards on a phone. */
  tableOnly?: boolean | undefined
  /** On a card it stands in the upper right corner: a menu of three dots. */
  corner?: boolean | undefined
  /** Keeps the cell on one line. */
  nowrap?: boolean | undefined
  /** A CSS width, when the content should not decide. */
  width?: string | undefined
}

/** Checkboxes before the rows, sent as repeated values of one name by the form around or named by `form`. */
export type Selection<Row> = {
  name: string
  label: (row: Row) => string
  form?: string | undefined
  selected?: ReadonlySet<string> | undefined
  disabled?: ((row: Row) => boolean) | undefined
}

/** Props of {@link Table}. */
export type TableProps<Row> = {
  /** What the table lists, for screen readers. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** What keeps a row apart from the others; the value that its checkbox sends. */
  rowKey: (row: Row) => string
  selectable?: Selection<Row> | undefined
  /** What stands in place of the rows when there are none. */
  empty?: ReactNode
  /** Without a card of its own, for a table that already stands on one. */
  bare?: boolean | undefined
}

/** The roles of a table's parts, spelled out: `display: block` on a phone takes them away in some browsers. */
const roles = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const

function SortableHeader({ header, sort }: { header: string; sort: NonNullable<Column<unknown>['sort']> }) {
  const icon =
    sort.direction === 'ascending' ? 'arrow-up' : sort.direction === 'descending' ? 'arrow-down' : 'chevrons-up-down'
  return (
    <Link
      href={sort.href}
      className={classNames(
        'group -mx-1 inline-flex h-7 items-center gap-1 rounded-md px-1 hover:text-ink',
        sort.direction && 'text-ink',
      )}
    >
      {header}
      <Icon
        name={icon}
        size={14}
        className={sort.direction ? '' : 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100'}
      />
    </Link>
  )
}

function SelectRow<Row>({ selectable, row, value }: { selectable: Selection<Row>; row: Row; value: string }) {
  return (
    <label className="flex items-center justify-center touch:size-10">
      <input
        type="checkbox"
        name={selectable.name}
        form={selectable.form}
        value={value}
        aria-label={selectable.label(row)}
        defaultChecked={selectable.selected?.has(value)}
        disabled={selectable.disabled?.(row)}
        className="size-4"
      />
    </label>
  )
}

/**
 * Rows and columns at 13 px. Under 640 px every row becomes a card: its primary cell is the heading, the others stand
 * below with their column's name.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, selectable, empty, bare = false } = props
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>
  return (
    <div
      className={classNames(
        'relative min-w-0 overflow-x-auto sm:bg-surface',
        !bare && 'sm:rounded-lg sm:border sm:border-line',
      )}
    >
      <table {...roles.table} className="data-table">
        <caption className="sr-only">{caption}</caption>
        <thead {...roles.rowgroup}>
          <tr {...roles.row}>
            {selectable && (
              <th {...roles.columnheader} scope="col" className="is-choice">
                <span className="sr-only">Selected</span>
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.key}
                {...roles.columnheader}
                scope="col"
                aria-sort={column.sort ? (column.sort.direction ?? 'none') : undefined}
                style={column.width ? { width: column.width } : undefined}
                className={column.align === 'end' ? 'is-end' : undefined}
              >
                {column.headerHidden ? (
                  <span className="sr-only">{column.header}</span>
                ) : column.sort ? (
                  <SortableHeader header={column.header} sort={column.sort} />
                ) : (
                  column.header
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...roles.rowgroup}>
          {rows.map((row) => {
            const key = rowKey(row)
            return (
              <tr key={key} {...roles.row}>
                {selectable && (
                  <td {...roles.cell} className="is-choice">
                    <SelectRow selectable={selectable} row={row} value={key} />
                  </td>
                )}
                {columns.map((column) => cellOf(column, row))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** How a column's cells look. */
const cellClass = <Row,>(column: Column<Row>): string | undefined =>
  classNames(
    column.align === 'end' && 'is-end',
    column.nowrap && 'is-nowrap',
    column.tableOnly && 'is-table-only',
    column.corner ? 'is-corner' : column.headerHidden && 'is-bare',
  ) || undefined

/** A cell. Not a component: a long table has hundreds, and each component costs more than its element. */
function cellOf<Row>(column: Column<Row>, row: Row) {
  const className = cellClass(column)
  const content = column.cell(row)
  if (column.primary)
    return (
      <th key={column.key} {...roles.rowheader} scope="row" className={className}>
        {content}
      </th>
    )
  return (
    <td key={column.key} {...roles.cell} data-label={column.header} className={className}>
      <span className="min-w-0">{content}</span>
    </td>
  )
}
