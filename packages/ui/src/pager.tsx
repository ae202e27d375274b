import type { ReactNode } from 'react'
import { buttonClass } from './button.tsx'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'

/** The way through a long list by links. Nothing when everything is on one page. */
export function Pager(props: {
  previousHref?: string | undefined
  nextHref?: string | undefined
  /** Where we are: "1–25 of 312". */
  summary?: string | undefined
  /** What is listed, for screen readers: "Pages of people". */
  label?: string | undefined
}) {
  const { previousHref, nextHref, summary, label = 'Pages' } = props
  if (!previousHref && !nextHref && !summary) return null
  return (
    <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-sm text-muted tabular-nums">{summary}</p>
      {(previousHref || nextHref) && (
        <div className="flex gap-2">
          <Step href={previousHref} rel="prev">
            <Icon name="chevron-left" size={14} />
            Previous
          </Step>
          <Step href={nextHref} rel="next">
            Next
            <Icon name="chevron-right" size={14} />
          </Step>
        </div>
      )}
    </nav>
  )
}

function Step(props: { href: string | undefined; rel: string; children: ReactNode }) {
  const className = buttonClass('secondary', 'small')
  if (props.href === undefined)
    return (
      <button type="button" disabled className={className}>
        {props.children}
      </button>
    )
  return (
    <Link href={props.href} rel={props.rel} className={className}>
      {props.children}
    </Link>
  )
}
