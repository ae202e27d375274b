import type { ReactNode } from 'react'
import { classNames } from './class-names.tsx'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'

/** A page above this one. */
export type Crumb = { label: string; href: string }

/**
 * The frame of every page inside the shell: where it stands, what it is, what can be done here, and its content.
 * At most 1200 px wide unless `wide`; `narrow` (600 px of content) suits forms.
 */
export function Page(props: {
  title: ReactNode
  description?: ReactNode
  /** Stands above the title: a badge, an avatar with a name. */
  eyebrow?: ReactNode
  /** Stands beside the title: the state of the thing. */
  badge?: ReactNode
  actions?: ReactNode
  /** The pages above, outermost first; only where the page is two levels deep or more. */
  breadcrumb?: readonly Crumb[] | undefined
  /** Links as tabs, below the title. */
  tabs?: ReactNode
  wide?: boolean | undefined
  narrow?: boolean | undefined
  children: ReactNode
}) {
  const {
    title,
    description,
    eyebrow,
    badge,
    actions,
    breadcrumb = [],
    tabs,
    wide = false,
    narrow = false,
    children,
  } = props
  const width = wide ? '' : narrow ? 'max-w-[664px]' : 'max-w-[1200px]'
  return (
    <div className={classNames('mx-auto w-full min-w-0 px-4 pt-5 pb-16 sm:px-6 md:px-8 md:pt-7', width)}>
      <header className={classNames('flex flex-col gap-1', tabs ? 'mb-6' : 'mb-5')}>
        {breadcrumb.length > 0 && (
          <nav aria-label="Breadcrumb">
            <ol className="flex flex-wrap items-center gap-1 text-sm text-muted">
              {breadcrumb.map((crumb) => (
                <li key={crumb.href} className="flex min-w-0 items-center gap-1">
                  <Link
                    href={crumb.href}
                    className="inline-flex min-w-0 items-center rounded-md [overflow-wrap:anywhere] hover:text-ink hover:underline touch:h-10"
                  >
                    {crumb.label}
                  </Link>
                  <Icon name="chevron-right" size={14} />
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="min-w-0">
            {eyebrow && <div className="mb-1 text-sm text-muted">{eyebrow}</div>}
            <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <h1 className="min-w-0 text-xl font-semibold [overflow-wrap:anywhere] tracking-tight text-ink">
                {title}
              </h1>
              {badge}
            </div>
            {description && <div className="mt-0.5 max-w-[72ch] text-base text-muted">{description}</div>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
        {tabs && <div className="mt-3">{tabs}</div>}
      </header>
      <div className="flex min-w-0 flex-col gap-6">{children}</div>
    </div>
  )
}
