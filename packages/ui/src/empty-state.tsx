import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** In place of a list that is empty: why it is, and what can be done. */
export function EmptyState(props: {
  title: string
  children?: ReactNode
  icon?: IconName | undefined
  actions?: ReactNode
  /** Without a card of its own, for use inside one. */
  bare?: boolean | undefined
}) {
  const { title, children, icon = 'list', actions, bare = false } = props
  return (
    <div
      className={`flex flex-col items-center px-6 py-10 text-center ${bare ? '' : 'rounded-lg border border-line bg-surface'}`}
    >
      <span className="mb-3 flex size-10 items-center justify-center rounded-full bg-subtle text-muted">
        <Icon name={icon} size={20} />
      </span>
      <p className="font-semibold text-ink">{title}</p>
      {children && <div className="mt-1 max-w-[52ch] text-muted">{children}</div>}
      {actions && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
