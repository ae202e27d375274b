/** One figure of a bench beside its floor. */
export interface Result {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What the same work costs at the least, in the same unit; null where there is nothing to compare with. */
  readonly floor: number | null
  /** `value` over `floor`. */
  readonly ratio: number | null
  /** The goal in words, such as `ratio >= 0.7`. */
  readonly goal: string
  readonly met: boolean
}

/** What a figure is held to. */
export interface Goal {
  readonly says: string
  met(figure: { readonly value: number; readonly ratio: number | null }): boolean
}

/** At least this share of the floor. */
export const ratioAtLeast = (share: number): Goal => ({
  says: `ratio >= ${share}`,
  met: ({ ratio }) => ratio !== null && ratio >= share,
})

/** At most so many times the floor. */
export const atMost = (times: number): Goal => ({
  says: `ratio <= ${times}`,
  met: ({ ratio }) => ratio !== null && ratio <= times,
})

/** Less than this, under the name by which people call the figure. */
export const below = (limit: number, name: string, unit: string): Goal => ({
  says: `${name} < ${limit} ${unit}`,
  met: ({ value }) => value < limit,
})

/** None at all. */
export const none: Goal = { says: 'none', met: ({ value }) => value === 0 }

/** A figure measured against its goal; rounded only when it is told. */
export function resultOf(
  figure: { readonly name: string; readonly value: number; readonly unit: string; readonly floor?: number },
  goal: Goal,
): Result {
  const floor = figure.floor ?? null
  const ratio = floor === null || floor === 0 ? null : figure.value / floor
  const { name, value, unit } = figure
  return { name, value, unit, floor, ratio, goal: goal.says, met: goal.met({ value, ratio }) }
}

/** Prints the results as a table for people and, as the last line, as JSON for programs. */
export function report(bench: string, results: readonly Result[]): void {
  const rows = results.map((result) => [
    result.name,
    `${short(result.value)} ${result.unit}`,
    result.floor === null ? '' : `${short(result.floor)} ${result.unit}`,
    result.ratio === null ? '' : result.ratio.toFixed(2),
    result.goal,
    result.met ? 'met' : 'MISSED',
  ])
  console.log(`\n${table([['', 'measured', 'floor', 'ratio', 'goal', ''], ...rows])}\n`)
  const told = results.map((result) => ({
    ...result,
    value: rounded(result.value),
    floor: result.floor === null ? null : rounded(result.floor),
    ratio: result.ratio === null ? null : rounded(result.ratio),
  }))
  console.log(JSON.stringify({ bench, results: told }))
}

/** Rows of text in columns of equal width. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, cell) => Math.max(...rows.map((row) => row[cell]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((text, cell) => text.padEnd(widths[cell] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Three significant digits, whole above a hundred. */
const rounded = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)))

const short = (value: number): string => String(rounded(value))
