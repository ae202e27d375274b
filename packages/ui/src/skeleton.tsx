import { classNames } from './class-names.tsx'

/** The shape of what is still on its way: as many lines as are expected. Screen readers hear the label. */
export function Skeleton(props: {
  label?: string | undefined
  lines?: number | undefined
  className?: string | undefined
}) {
  const { label = 'Loading', lines = 3, className } = props
  return (
    <div role="status" className={classNames('flex flex-col gap-3', className)}>
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity but their place
          key={line}
          aria-hidden="true"
          className="block h-4 animate-pulse rounded-md bg-pressed"
          style={{ width: `${[92, 78, 85, 64][line % 4]}%` }}
        />
      ))}
    </div>
  )
}
