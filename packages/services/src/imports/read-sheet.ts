import { notSuchAFile } from '@latchkey/core/imports/file-claims'
import { textBytes } from '@latchkey/core/imports/file-text'
import { type ImportKind, type Rejected, rejected } from '@latchkey/core/imports/report'
import type { Sheet, SheetRow } from '@latchkey/core/imports/sheet'
import { CsvError, type Info, parse } from 'csv-parse/sync'
import { lineCounter } from './line-counter.ts'

/** Longer rows are broken ones, most often because a quote never closes. In bytes. */
const longestRow = 65_536

/** With more rows than this that cannot be taken apart, a file is no CSV at all. */
const mostBrokenRows = 1000

/**
 * Takes a CSV file apart (RFC 4180): UTF-8 with or without byte order mark, any line ends, commas or semicolons, quotes
 * where needed. A row that cannot be taken apart costs only itself: reading goes on at the next line. Refuses with
 * `notAProductsFile` or `notAUsersFile` what is empty, binary, in another encoding, or no CSV.
 */
export function readSheet(kind: ImportKind, content: Uint8Array): Sheet {
  const bytes = Buffer.from(textBytes(kind, content))
  const lines = lineCounter(bytes)
  const delimiter = delimiterOf(bytes)
  const rows: SheetRow[] = []
  const broken: Rejected[] = []
  let from = 0
  while (from < bytes.length) {
    const stop = readFrom(bytes, from, delimiter, (start, cells) => rows.push({ line: lines.at(start), cells }))
    if (stop === undefined) break
    const start = lines.skipBlank(stop.at)
    const end = lines.endOf(start)
    broken.push(rejected(lines.at(start), '', bytes.toString('utf8', start, end).trim(), reasonOf(stop.error)))
    if (broken.length > mostBrokenRows) throw notSuchAFile(kind, 'Most of its lines are not rows of a table.')
    from = end
  }
  const [header, ...table] = rows
  if (!header || broken.some(({ line }) => line < header.line))
    throw notSuchAFile(kind, 'Its first line names no columns.')
  return { header: header.cells, rows: table, broken }
}

interface Stop {
  /** Where the last good row ended. */
  readonly at: number
  readonly error: CsvError
}

/** Reads rows up to the end, or to the first that is broken. */
function readFrom(
  bytes: Buffer,
  from: number,
  delimiter: string,
  keep: (start: number, cells: readonly string[]) => void,
): Stop | undefined {
  let at = from
  try {
    parse(bytes.subarray(from), {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      trim: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
      on_record: (cells: string[], { bytes: read }: Info) => {
        keep(
          at,
          cells.map((cell) => cell.trim()),
        )
        at = from + read
        return null
      },
    })
    return undefined
  } catch (error) {
    if (error instanceof CsvError) return { at, error }
    throw error
  }
}

const reasons: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quote opens here and never closes.',
  CSV_MAX_RECORD_SIZE: 'A quote opens here and never closes, or the row is longer than 64 KiB.',
}

const reasonOf = ({ code }: CsvError): string =>
  reasons[code] ?? 'The quotes in this row do not fit. A quote inside a quoted value is written twice.'

/** The separator of a file: what its first line has more of, outside of quotes. */
function delimiterOf(bytes: Buffer): ',' | ';' {
  const [first = ''] = bytes
    .toString('utf8', 0, longestRow)
    .trimStart()
    .split(/[\r\n]/, 1)
  const bare = first.replace(/"[^"]*"/g, '')
  return bare.split(';').length > bare.split(',').length ? ';' : ','
}
