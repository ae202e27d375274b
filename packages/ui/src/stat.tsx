import type { ReactNode } from 'react'
import { classNames } from './class-names.tsx'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import { type Tone, toneInk } from './tone.tsx'

/** One number that matters, what it counts, and a remark; a link when there is more to see. */
export function Stat(props: {
  label: string
  value: ReactNode
  detail?: ReactNode
  /** Colors the detail. */
  tone?: Tone | undefined
  href?: string | undefined
}) {
  const { label, value, detail, tone, href } = props
  const content = (
    <>
      <span className="flex items-center justify-between gap-2 text-sm text-muted">
        {label}
        {href && <Icon name="chevron-right" size={14} />}
      </span>
      <span className="mt-1 block text-2xl font-semibold tracking-tight text-ink tabular-nums">{value}</span>
      {detail && (
        <span className={classNames('mt-0.5 block text-sm', tone ? toneInk[tone] : 'text-muted')}>{detail}</span>
      )}
    </>
  )
  const className = 'block min-w-0 rounded-lg border border-line bg-surface p-4'
  if (href === undefined) return <div className={className}>{content}</div>
  return (
    <Link href={href} className={classNames(className, 'hover:border-line-strong hover:bg-hover/60')}>
      {content}
    </Link>
  )
}

/** Stats side by side, as many as there is room for. */
export function StatGrid(props: { children: ReactNode }) {
  return <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,9rem),1fr))] gap-3">{props.children}</div>
}
