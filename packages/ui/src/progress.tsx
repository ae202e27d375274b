/** Long work under way: a bar with counts, heard as it moves. */
export function Progress(props: {
  label: string
  value: number
  max: number
  /** What is counted, in the plural: "people". */
  unit?: string | undefined
}) {
  const { label, value, max, unit } = props
  const share = max > 0 ? Math.min(100, Math.max(0, (100 * value) / max)) : 0
  const text = `${value} of ${max}${unit ? ` ${unit}` : ''}`
  return (
    <div className="min-w-0">
      <div className="mb-1.5 flex justify-between gap-4 text-sm">
        <span className="text-muted">{label}</span>
        <span className="font-medium text-ink tabular-nums">{text}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={text}
        className="h-2 overflow-hidden rounded-full bg-pressed"
      >
        <div className="h-full rounded-full bg-accent transition-[width]" style={{ width: `${share}%` }} />
      </div>
    </div>
  )
}

/** The thin line at the top edge while a page is on its way. */
export function NavigationLine(props: { active: boolean }) {
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden">
      {props.active && (
        <>
          <span className="sr-only">Loading</span>
          <span aria-hidden="true" className="block h-full w-1/3 animate-travel rounded-full bg-accent" />
        </>
      )}
    </div>
  )
}
