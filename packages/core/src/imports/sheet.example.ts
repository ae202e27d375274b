import type { Sheet } from './sheet.ts'

/** A sheet as tests write it: one text per line of the file, values between bars. */
export function sheetOf(header: string, ...lines: readonly string[]): Sheet {
  const cells = (line: string) => line.split('|').map((cell) => cell.trim())
  return {
    header: cells(header),
    rows: lines.map((line, index) => ({ line: index + 2, cells: cells(line) })),
    broken: [],
  }
}
