import { Icon } from '@latchkey/ui/icon'
import type { ReactNode } from 'react'

/** A part of a long form that folds: its title, and beside it in a few words what it says. What is set stands open. */
export function FormPart(props: {
  title: string
  summary?: ReactNode
  open: boolean
  id?: string
  children: ReactNode
}) {
  const { title, summary, open, id, children } = props
  return (
    <details open={open} id={id} className="rounded-lg border border-line bg-surface">
      <summary className="flex flex-wrap items-center gap-x-2 gap-y-0.5 rounded-lg px-4 py-2.5 font-medium text-ink touch:min-h-11">
        <Icon name="chevron-right" size={14} className="text-muted [details[open]>summary>&]:rotate-90" />
        {title}
        {summary && <span className="text-sm font-normal text-muted">{summary}</span>}
      </summary>
      <div className="flex flex-col gap-5 border-t border-line p-4">{children}</div>
    </details>
  )
}
