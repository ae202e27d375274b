import { classNames } from './class-names.tsx'
import { type Tone, toneSolid } from './tone.tsx'

/** A share of the whole. `free` shares are the empty part of the bar. */
export type MeterSegment = { label: string; value: number; tone: Tone | 'free' }

const fills: Record<MeterSegment['tone'], string> = { ...toneSolid, free: 'bg-pressed' }

/** "120 assigned, 3 waiting, 27 free; 150 in all" */
function textEquivalent(segments: readonly MeterSegment[], total: number, unit: string): string {
  const shares = segments.map((segment) => `${segment.value} ${segment.label.toLowerCase()}`).join(', ')
  return `${shares}; ${total}${unit} in all`
}

/**
 * Shares of a whole as one bar, with a legend that carries the numbers. Screen readers hear a sentence. Where `total` is
 * more than the shares, the rest of the bar stays empty; where it is less, the bar is full and the legend tells the truth.
 */
export function Meter(props: {
  /** What is measured. */
  label: string
  segments: readonly MeterSegment[]
  total?: number | undefined
  /** What is counted, in the plural: "seats". */
  unit?: string | undefined
  legend?: boolean | undefined
}) {
  const { label, segments, unit = '', legend = true } = props
  const sum = segments.reduce((total, segment) => total + Math.max(0, segment.value), 0)
  const whole = Math.max(props.total ?? sum, sum)
  const text = textEquivalent(segments, props.total ?? sum, unit && ` ${unit}`)
  return (
    <div className="min-w-0">
      <div
        role="img"
        aria-label={`${label}: ${text}`}
        title={text}
        className="flex h-2 gap-px overflow-hidden rounded-full bg-pressed"
      >
        {segments.map(
          (segment) =>
            segment.value > 0 && (
              <span
                key={segment.label}
                className={classNames('min-w-0.5', fills[segment.tone])}
                style={{ width: `${(100 * segment.value) / whole}%` }}
              />
            ),
        )}
      </div>
      {legend && (
        <ul aria-hidden="true" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
          {segments.map((segment) => (
            <li key={segment.label} className="flex items-center gap-1.5">
              <span
                className={classNames(
                  'size-2 rounded-full',
                  segment.tone === 'free' ? 'border border-control bg-pressed' : fills[segment.tone],
                )}
              />
              {segment.label}
              <span className="font-medium text-ink tabular-nums">{segment.value}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
