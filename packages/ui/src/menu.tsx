import { DropdownMenu } from 'radix-ui'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button.tsx'
import { classNames } from './class-names.tsx'
import { useDisclosure } from './disclosure.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Link } from './link.tsx'
import { floatingClass } from './popover.tsx'

/** Where a menu's entry sends a form: the form's `id`, and what the pressed button adds to it. */
export type SubmitTarget = {
  form: string
  name?: string | undefined
  value?: string | undefined
  action?: string | undefined
}

/** An entry: it goes somewhere, sends a form, or (only with JavaScript) runs a function. */
export type MenuItem = {
  label: string
  icon?: IconName | undefined
  danger?: boolean | undefined
  disabled?: boolean | undefined
} & ({ href: string } | { submit: SubmitTarget } | { onSelect: () => void })

const itemClass = (item: MenuItem) =>
  classNames(
    'flex h-8 w-full cursor-pointer items-center gap-2.5 rounded-md px-2 text-left text-base whitespace-nowrap outline-none touch:h-10',
    'hover:bg-hover data-highlighted:bg-pressed data-disabled:cursor-not-allowed data-disabled:opacity-50',
    'focus-visible:bg-pressed',
    item.danger ? 'text-negative-ink' : 'text-ink',
  )

function Words({ item }: { item: MenuItem }) {
  return (
    <>
      {item.icon && <Icon name={item.icon} className={item.danger ? '' : 'text-muted'} />}
      {item.label}
    </>
  )
}

function submitAttributes({ form, name, value, action }: SubmitTarget) {
  return { type: 'submit', form, name, value, formAction: action } as const
}

/** Without JavaScript: the entries that HTML can do. */
function PlainEntry({ item }: { item: MenuItem }) {
  if ('onSelect' in item || item.disabled) return null
  if ('href' in item)
    return (
      <Link href={item.href} className={itemClass(item)}>
        <Words item={item} />
      </Link>
    )
  return (
    <button {...submitAttributes(item.submit)} className={itemClass(item)}>
      <Words item={item} />
    </button>
  )
}

function Entry({ item, close }: { item: MenuItem; close: () => void }) {
  if ('onSelect' in item)
    return (
      <DropdownMenu.Item disabled={item.disabled ?? false} onSelect={item.onSelect} className={itemClass(item)}>
        <Words item={item} />
      </DropdownMenu.Item>
    )
  if ('href' in item)
    return (
      <DropdownMenu.Item asChild disabled={item.disabled ?? false}>
        <Link href={item.href} className={itemClass(item)}>
          <Words item={item} />
        </Link>
      </DropdownMenu.Item>
    )
  // The button must still be in the document when the browser sends the form, so the menu closes a moment later.
  const closeLater = (event: Event) => {
    event.preventDefault()
    setTimeout(close)
  }
  return (
    <DropdownMenu.Item asChild disabled={item.disabled ?? false} onSelect={closeLater}>
      <button {...submitAttributes(item.submit)} disabled={item.disabled} className={itemClass(item)}>
        <Words item={item} />
      </button>
    </DropdownMenu.Item>
  )
}

/** A button that opens a list of things to do; by default three dots. `label` names it. */
export function Menu(props: {
  label: string
  items: readonly (MenuItem | 'separator')[]
  /** Shows the label as words instead of the icon alone. */
  showLabel?: boolean | undefined
  icon?: IconName | undefined
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  align?: 'start' | 'end' | undefined
}) {
  const { label, items, showLabel = false, icon = 'dots', variant, size, align = 'end' } = props
  const { details, hydrated, open, setOpen } = useDisclosure()
  const triggerClass = buttonClass(variant ?? (showLabel ? 'secondary' : 'quiet'), size, !showLabel)
  const trigger = showLabel ? (
    <>
      {label}
      <Icon name="chevron-down" size={14} />
    </>
  ) : (
    <Icon name={icon} />
  )
  const name = showLabel ? undefined : label
  const panelClass = classNames(floatingClass, 'min-w-44 p-1')
  if (!hydrated)
    return (
      <details ref={details} className="relative w-fit">
        <summary className={triggerClass} aria-label={name} title={name}>
          {trigger}
        </summary>
        <ul className={classNames(panelClass, 'absolute top-full z-40 mt-1', align === 'end' ? 'right-0' : 'left-0')}>
          {items.map((item, index) =>
            item === 'separator' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a separator has no identity but its place
              <li key={index} aria-hidden="true" className="my-1 border-t border-line" />
            ) : (
              <li key={item.label}>
                <PlainEntry item={item} />
              </li>
            ),
          )}
        </ul>
      </details>
    )
  return (
    <DropdownMenu.Root open={open} onOpenChange={setOpen} modal={false}>
      <DropdownMenu.Trigger className={triggerClass} aria-label={name} title={name}>
        {trigger}
      </DropdownMenu.Trigger>
      {/* Inside the main landmark, so that the menu is part of the page for screen readers too. */}
      <DropdownMenu.Portal container={document.getElementById('content')}>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={classNames(panelClass, 'z-50')}
        >
          {items.map((item, index) =>
            item === 'separator' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a separator has no identity but its place
              <DropdownMenu.Separator key={index} className="my-1 border-t border-line" />
            ) : (
              <Entry key={item.label} item={item} close={() => setOpen(false)} />
            ),
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
