/** What can be imported. */
export const importKinds = ['products', 'users'] as const

/** A kind of import. */
export type ImportKind = (typeof importKinds)[number]

/** A row of a file that was not taken. There is one per row, for the first column that is wrong. */
export interface Rejected {
  /** The line of the file on which the row begins, from 1; the header stands on line 1. */
  readonly line: number
  /** The header of the column that is wrong; empty where the row as a whole is. */
  readonly column: string
  /** What the file says there, shortened. */
  readonly value: string
  /** What is wrong with it, as a sentence. */
  readonly reason: string
}

/**
 * What an import did, or would do. The counts are of products or users; together with the rejected rows nothing is left
 * out.
 */
export interface ImportReport {
  readonly kind: ImportKind
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: readonly Rejected[]
  /** What was taken but deserves a look; left out where there is nothing. */
  readonly warnings?: readonly string[]
}

/** A value before and after. */
export interface FieldChange {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

/** One thing that an import would create or update. */
export interface PlannedChange {
  readonly change: 'created' | 'updated'
  /** The line of the file that says so. */
  readonly line: number
  readonly name: string
  /** What tells it from others of the same name: a part number, a user principal name. */
  readonly detail: string
  /** What would be different; empty for what is created. */
  readonly fields: readonly FieldChange[]
}

/** What an import would do, with the first of its changes. */
export interface ImportPreview extends ImportReport {
  readonly changes: readonly PlannedChange[]
}

const longestValue = 200

/** A rejected row, its value shortened to what a table can show. */
export const rejected = (line: number, column: string, value: string, reason: string): Rejected => ({
  line,
  column,
  value: value.length > longestValue ? `${value.slice(0, longestValue)}…` : value,
  reason,
})

/** Rejected rows in the order of the file. */
export const byLine = (rows: readonly Rejected[]): readonly Rejected[] =>
  [...rows].sort((one, other) => one.line - other.line)
