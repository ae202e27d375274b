import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.tsx'

/** A surface on the page's ground, with a line around it. `flush` leaves the padding to what is inside (tables). */
export function Card(props: { children: ReactNode; flush?: boolean | undefined; className?: string | undefined }) {
  return (
    <div
      className={classNames(
        'min-w-0 rounded-lg border border-line bg-surface',
        props.flush ? 'overflow-hidden' : 'p-4 sm:p-5',
        props.className,
      )}
    >
      {props.children}
    </div>
  )
}

/** A titled part of a page; screen readers find it as a region by its title. */
export function Section(props: {
  title: ReactNode
  description?: ReactNode
  actions?: ReactNode
  id?: string | undefined
  /** 3 for a section inside a section. */
  level?: 2 | 3 | undefined
  /** Puts the content on a {@link Card}; `flush` without padding. */
  card?: boolean | 'flush' | undefined
  children: ReactNode
}) {
  const { title, description, actions, id, level = 2, card = false, children } = props
  const titleId = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section id={id} aria-labelledby={titleId} className="min-w-0">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <Heading
            id={titleId}
            className={level === 2 ? 'text-lg font-semibold text-ink' : 'text-base font-semibold text-ink'}
          >
            {title}
          </Heading>
          {description && <div className="max-w-[72ch] text-sm text-muted">{description}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {card ? <Card flush={card === 'flush'}>{children}</Card> : children}
    </section>
  )
}
