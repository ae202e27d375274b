import type { Rejected } from './report.ts'

/** One row of a table in a file. */
export interface SheetRow {
  /** The line of the file on which the row begins, from 1. Rows with line breaks in quotes take several lines. */
  readonly line: number
  /** The cells in the order of the header, without spaces around them. */
  readonly cells: readonly string[]
}

/** A table as it stands in a file, before anybody asked what it means. */
export interface Sheet {
  readonly header: readonly string[]
  readonly rows: readonly SheetRow[]
  /** Rows that could not even be taken apart into cells. */
  readonly broken: readonly Rejected[]
}
