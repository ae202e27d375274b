import type { ReactNode } from 'react'
import { initials, stableColor } from './avatar.tsx'
import { classNames } from './class-names.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Link } from './link.tsx'

const monogramSizes = {
  small: 'size-8 text-sm',
  medium: 'size-10 text-base',
  large: 'size-14 text-xl',
} as const

/** A thing by its icon, or by its first letters in a color of its own. Decoration: its name stands beside it. */
export function Monogram(props: {
  name: string
  icon?: IconName | undefined
  /** Address of a picture to show instead. */
  imageUrl?: string | undefined
  size?: keyof typeof monogramSizes | undefined
}) {
  const { name, icon, imageUrl, size = 'medium' } = props
  const box = classNames('shrink-0 rounded-lg', monogramSizes[size])
  if (imageUrl) return <img src={imageUrl} alt="" loading="lazy" className={classNames(box, 'object-contain')} />
  return (
    <span
      aria-hidden="true"
      data-initials={icon ? '' : initials(name)}
      className={classNames(
        box,
        'flex items-center justify-center font-semibold select-none before:content-[attr(data-initials)]',
        stableColor(name),
      )}
    >
      {icon && <Icon name={icon} size={20} />}
    </span>
  )
}

/** A thing to open: its mark, name and a line about it. The whole tile is the link. */
export function Tile(props: {
  title: string
  subtitle?: ReactNode
  href: string
  icon?: IconName | undefined
  imageUrl?: string | undefined
  /** In a window of its own, and says so. */
  opens?: 'here' | 'new-window' | undefined
  /** A badge at the lower edge. */
  badge?: ReactNode
  /** A menu at the corner, outside the link. */
  menu?: ReactNode
}) {
  const { title, subtitle, href, icon, imageUrl, opens = 'here', badge, menu } = props
  const elsewhere = opens === 'new-window'
  const className = 'font-medium text-ink after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none'
  const words = (
    <>
      {title}
      {elsewhere && <span className="sr-only"> (opens in a new window)</span>}
    </>
  )
  return (
    <div
      className={classNames(
        'group relative flex min-w-0 items-center gap-3 rounded-lg border border-line bg-surface p-3',
        'hover:border-line-strong hover:bg-hover/60 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
      )}
    >
      <Monogram name={title} icon={icon} imageUrl={imageUrl} />
      <div className="min-w-0 grow">
        <div className="flex items-center gap-1.5">
          <span className="truncate">
            {elsewhere ? (
              <a href={href} target="_blank" rel="noopener noreferrer" className={className}>
                {words}
              </a>
            ) : (
              <Link href={href} className={className}>
                {words}
              </Link>
            )}
          </span>
          {elsewhere && (
            <Icon
              name="external"
              size={14}
              className="text-muted opacity-0 group-hover:opacity-100 group-focus-within:opacity-100"
            />
          )}
        </div>
        {subtitle && <div className="line-clamp-2 text-sm text-muted">{subtitle}</div>}
        {badge && <div className="mt-1.5">{badge}</div>}
      </div>
      {menu && <div className="relative z-10 shrink-0 self-start">{menu}</div>}
    </div>
  )
}

/** Tiles side by side, as many as there is room for. */
export function TileGrid(props: { label: string; children: readonly ReactNode[] }) {
  return (
    <ul aria-label={props.label} className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,16rem),1fr))] gap-3">
      {props.children.map((child, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the tile inside carries its own key
        <li key={index} className="grid min-w-0">
          {child}
        </li>
      ))}
    </ul>
  )
}
