/** One bar: what it is, how much, and how that is written. */
export type Bar = { label: string; value: number; text: string }

/** Amounts side by side as horizontal bars with their words: the picture and its text in one list. */
export function BarChart(props: { label: string; bars: readonly Bar[] }) {
  const most = Math.max(...props.bars.map((bar) => bar.value), 0)
  return (
    <ul
      aria-label={props.label}
      className="grid grid-cols-[minmax(4rem,auto)_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2 text-sm"
    >
      {props.bars.map((bar) => (
        <li key={bar.label} className="col-span-3 grid grid-cols-subgrid items-center">
          <span className="truncate text-muted">{bar.label}</span>
          <span aria-hidden="true" className="h-2 rounded-full bg-subtle">
            <span
              className="block h-2 rounded-full bg-accent"
              style={{ width: `${most > 0 ? (100 * Math.max(0, bar.value)) / most : 0}%` }}
            />
          </span>
          <span className="text-right font-medium text-ink tabular-nums">{bar.text}</span>
        </li>
      ))}
    </ul>
  )
}
