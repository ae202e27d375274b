import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** A friendly page for what went wrong or is not here: what happened, a way on, and a number to tell the help desk. */
export function MessagePage(props: {
  title: string
  children?: ReactNode
  icon?: IconName | undefined
  /** The way on: links or buttons. */
  actions?: ReactNode
  /** What finds this event in the log. */
  reference?: string | undefined
}) {
  const { title, children, icon = 'info', actions, reference } = props
  return (
    <div className="mx-auto flex w-full max-w-[560px] flex-col items-center px-6 py-16 text-center md:py-24">
      <span className="mb-4 flex size-12 items-center justify-center rounded-full bg-subtle text-muted">
        <Icon name={icon} size={24} />
      </span>
      <h1 className="text-xl font-semibold tracking-tight text-ink">{title}</h1>
      {children && <div className="mt-2 text-muted">{children}</div>}
      {actions && <div className="mt-6 flex flex-wrap justify-center gap-2">{actions}</div>}
      {reference && (
        <p className="mt-8 text-sm text-muted">
          Reference{' '}
          <code className="rounded-md bg-subtle px-1.5 py-0.5 font-mono text-xs text-ink select-all">{reference}</code>
        </p>
      )}
    </div>
  )
}
