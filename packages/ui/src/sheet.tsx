import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { buttonClass } from './button.tsx'
import { classNames } from './class-names.tsx'
import { isLinkClick, useDisclosure } from './disclosure.tsx'
import { Icon, type IconName } from './icon.tsx'

const panelClass = 'fixed inset-y-0 left-0 z-50 w-72 max-w-[85vw] overflow-y-auto border-r border-line bg-surface p-3'

/** A panel that slides in from the left: a `<details>` without JavaScript, a window that holds the focus with it. */
export function Sheet(props: {
  /** Names the button and the panel. */
  label: string
  icon?: IconName | undefined
  triggerClass?: string | undefined
  children: ReactNode
}) {
  const { label, icon = 'menu', triggerClass, children } = props
  const { details, hydrated, open, setOpen } = useDisclosure()
  const className = classNames(buttonClass('quiet', 'medium', true), triggerClass)
  const trigger = <Icon name={icon} size={20} />
  if (!hydrated)
    return (
      <details ref={details} className="group">
        <summary
          aria-label={label}
          className={classNames(className, 'group-open:fixed group-open:top-3 group-open:left-58 group-open:z-60')}
        >
          <span className="group-open:hidden">{trigger}</span>
          <Icon name="x" className="hidden group-open:block" />
        </summary>
        <div className={panelClass}>
          <p className="mb-2 flex h-10 items-center pl-2 font-semibold text-ink">{label}</p>
          {children}
        </div>
      </details>
    )
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger aria-label={label} className={className}>
        {trigger}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-backdrop" />
        <Dialog.Content
          aria-describedby={undefined}
          onClick={(event) => isLinkClick(event) && setOpen(false)}
          className={classNames(panelClass, 'animate-slide-in shadow-raised outline-none')}
        >
          <div className="mb-2 flex items-center justify-between pl-2">
            <Dialog.Title className="font-semibold text-ink">{label}</Dialog.Title>
            <Dialog.Close aria-label="Close" className={buttonClass('quiet', 'medium', true)}>
              <Icon name="x" />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
