import { Popover as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { classNames } from './class-names.tsx'
import { isLinkClick, useDisclosure } from './disclosure.tsx'

/** The look of everything that floats above the page. */
export const floatingClass = 'rounded-lg border border-line bg-raised text-ink shadow-raised animate-appear'

/** A button that opens a panel below it. A `<details>` without JavaScript; closes on Escape, outside and on a link with it. */
export function Popover(props: {
  /** What is inside the button. */
  trigger: ReactNode
  triggerClass: string
  /** The button's name for screen readers, where its words do not say it. */
  label?: string | undefined
  align?: 'start' | 'end' | undefined
  className?: string | undefined
  children: ReactNode
}) {
  const { trigger, triggerClass, label, align = 'start', className, children } = props
  const { details, hydrated, open, setOpen } = useDisclosure()
  if (!hydrated)
    return (
      <details ref={details} className="relative">
        <summary className={triggerClass} aria-label={label} title={label}>
          {trigger}
        </summary>
        <div
          className={classNames(
            floatingClass,
            'absolute top-full z-40 mt-1.5 max-w-[calc(100vw-1rem)]',
            align === 'end' ? 'right-0' : 'left-0',
            className,
          )}
        >
          {children}
        </div>
      </details>
    )
  return (
    <Primitive.Root open={open} onOpenChange={setOpen}>
      <Primitive.Trigger className={triggerClass} aria-label={label} title={label}>
        {trigger}
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          onClick={(event) => isLinkClick(event) && setOpen(false)}
          className={classNames(
            floatingClass,
            'z-40 max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-1rem)] overflow-y-auto',
            className,
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
