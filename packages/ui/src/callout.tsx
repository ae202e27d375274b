import type { ReactNode } from 'react'
import { classNames } from './class-names.tsx'
import { Icon, type IconName } from './icon.tsx'
import { type Tone, toneInk, toneLine } from './tone.tsx'

/** What a callout is about. */
export type CalloutKind = 'info' | 'success' | 'warning' | 'danger'

const looks: Record<CalloutKind, { icon: IconName; tone: Tone; fill: string }> = {
  info: { icon: 'info', tone: 'progress', fill: 'bg-info-faint' },
  success: { icon: 'check-circle', tone: 'done', fill: 'bg-positive-faint' },
  warning: { icon: 'alert', tone: 'waiting', fill: 'bg-warning-faint' },
  danger: { icon: 'alert', tone: 'refused', fill: 'bg-negative-faint' },
}

/** A remark that a person should not miss. `live` has screen readers say it when it appears. */
export function Callout(props: {
  kind?: CalloutKind | undefined
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  live?: boolean | undefined
}) {
  const { kind = 'info', title, children, actions, live = false } = props
  const look = looks[kind]
  return (
    <div
      role={live ? (kind === 'danger' ? 'alert' : 'status') : undefined}
      className={classNames('flex gap-2.5 rounded-md border px-3 py-2.5', toneLine[look.tone], look.fill)}
    >
      <Icon name={look.icon} className={classNames('mt-0.5', toneInk[look.tone])} />
      <div className="flex min-w-0 grow flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 text-ink">
          {title && <p className="font-semibold">{title}</p>}
          {children && <div className="max-w-[80ch]">{children}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  )
}
