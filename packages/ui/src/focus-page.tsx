import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** A page with one thing to do and no shell around it: a mark, a title, a card in the middle of the window. */
export function FocusPage(props: {
  /** Stands beside the mark: whose page this is. */
  appName: string
  icon?: IconName | undefined
  title: string
  description?: ReactNode
  /** Below the card: another way, a remark. */
  footer?: ReactNode
  /** 560 px instead of 400. */
  wide?: boolean | undefined
  children: ReactNode
}) {
  const { appName, icon = 'key', title, description, footer, wide = false, children } = props
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 py-10 sm:py-[12vh]">
      <div className={`flex w-full flex-col gap-5 ${wide ? 'max-w-[560px]' : 'max-w-[400px]'}`}>
        <p className="flex items-center gap-2.5 font-semibold text-ink">
          <span className="flex size-8 items-center justify-center rounded-md bg-accent text-on-solid">
            <Icon name={icon} size={20} />
          </span>
          {appName}
        </p>
        <div className="rounded-lg border border-line bg-surface p-5 sm:p-6">
          <h1 className="text-xl font-semibold tracking-tight text-ink">{title}</h1>
          {description && <div className="mt-1 text-muted">{description}</div>}
          <div className="mt-5 flex flex-col gap-4">{children}</div>
        </div>
        {footer && <div className="text-sm text-muted">{footer}</div>}
      </div>
    </main>
  )
}
