import { csvTable } from '../../csv.ts'
import type { LeavingPreview } from './leaving.views.ts'

/** One thing that the leaving of a person does. */
interface Line {
  readonly name: string
  readonly happens: string
  readonly to: readonly string[]
  readonly id: string
}

const lines = csvTable<Line>([
  ['What', ({ name }) => name],
  ['What happens', ({ happens }) => happens],
  ['Passes to', ({ to }) => to.join('; ')],
  ['Id', ({ id }) => id],
])

/** What the leaving of a person does as a CSV file: what passes to others, and what ends. */
export const leavingCsv = {
  head: lines.head,
  lines: (previews: readonly Pick<LeavingPreview, 'passing' | 'ends'>[]): string =>
    lines.lines(
      previews.flatMap(({ passing, ends }) => [
        ...passing.map(({ what, to, ...thing }) => ({
          ...thing,
          to,
          happens: `${what} ${to.length === 0 ? 'passes to nobody' : 'passes on'}`,
        })),
        ...ends.map(({ does, ...thing }) => ({ ...thing, to: [], happens: does })),
      ]),
    ),
}
