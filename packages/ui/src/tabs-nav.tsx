import { useEffect, useRef } from 'react'
import { Count } from './badge.tsx'
import { classNames } from './class-names.tsx'
import { Link } from './link.tsx'

/** A page of a group of pages. */
export type Tab = { label: string; href: string; current: boolean; count?: number | undefined }

/** Pages that belong together, as links that look like tabs. Scrolls sideways where there is no room, to where the present one is seen. */
export function TabsNav(props: { label: string; tabs: readonly Tab[] }) {
  const list = useRef<HTMLUListElement>(null)
  const current = props.tabs.find((tab) => tab.current)?.href
  // biome-ignore lint/correctness/useExhaustiveDependencies: again for each page
  useEffect(() => {
    const [row, tab] = [list.current, list.current?.querySelector('[aria-current]')]
    if (!row || !tab) return
    const [outer, inner] = [row.getBoundingClientRect(), tab.getBoundingClientRect()]
    if (inner.left < outer.left || inner.right > outer.right)
      row.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2
  }, [current])
  return (
    <nav aria-label={props.label} className="min-w-0 border-b border-line">
      <ul ref={list} className="-mb-px flex gap-1 overflow-x-auto overflow-y-hidden">
        {props.tabs.map((tab) => (
          <li key={tab.href} className="shrink-0">
            <Link
              href={tab.href}
              aria-current={tab.current ? 'page' : undefined}
              className={classNames(
                'flex h-9 items-center gap-1.5 border-b-2 px-2.5 font-medium whitespace-nowrap touch:h-11',
                'focus-visible:-outline-offset-2',
                tab.current
                  ? 'border-accent text-ink'
                  : 'border-transparent text-muted hover:border-line-strong hover:text-ink',
              )}
            >
              {tab.label}
              {tab.count !== undefined && <Count value={tab.count} />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
