/** A table as a CSV file, in pieces: its first line, and the lines of some rows. */
export interface CsvTable<Row> {
  readonly head: string
  lines(rows: readonly Row[]): string
}

/** A CSV file with these columns: what stands at the top of each, and what it says of a row. */
export const csvTable = <Row>(
  columns: readonly (readonly [title: string, value: (row: Row) => string])[],
): CsvTable<Row> => ({
  head: line(columns.map(([title]) => title)),
  lines: (rows) => rows.map((row) => line(columns.map(([, value]) => value(row)))).join(''),
})

const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`

/** A cell of a CSV file (RFC 4180). A leading `=`, `+`, `-`, `@` gets a quote mark, so that no spreadsheet takes a name for a formula. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
