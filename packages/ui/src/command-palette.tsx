import { Dialog } from 'radix-ui'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { buttonClass } from './button.tsx'
import { classNames } from './class-names.tsx'
import { useHydrated } from './hydrated.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Form, Link } from './link.tsx'
import { floatingClass } from './popover.tsx'

/** Something that the palette found. Those with the same `group` stand together, in the order given. */
export type CommandItem = {
  id: string
  label: string
  detail?: string | undefined
  icon?: IconName | undefined
  group?: string | undefined
}

/** Props of {@link CommandPalette}. */
export type CommandPaletteProps<Item extends CommandItem> = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What is found so far; the owner fills it after `onSearch`. */
  items: readonly Item[]
  onSearch: (query: string) => void
  onSelect: (item: Item) => void
  busy?: boolean | undefined
  placeholder?: string | undefined
}

/** Opens the palette on Ctrl K and ⌘ K, anywhere on the page. */
export function useCommandShortcut(open: () => void) {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      open()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [open])
}

/** A box to type in and what it finds: arrows move, Enter opens, Escape closes. */
export function CommandPalette<Item extends CommandItem>(props: CommandPaletteProps<Item>) {
  const { open, onOpenChange } = props
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-backdrop" />
        <Dialog.Content
          aria-describedby={undefined}
          className={classNames(
            floatingClass,
            'fixed top-[10vh] left-1/2 z-50 flex max-h-[70vh] w-[calc(100vw-1rem)] max-w-[600px] -translate-x-1/2 flex-col overflow-hidden',
          )}
        >
          <Dialog.Title className="sr-only">Search</Dialog.Title>
          <Finder {...props} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Finder<Item extends CommandItem>(props: CommandPaletteProps<Item>) {
  const { items, onSearch, onSelect, onOpenChange, busy = false, placeholder = 'Search' } = props
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const active = items[Math.min(chosen, items.length - 1)]
  const optionId = (item: CommandItem) => `${listId}-${item.id}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen entry must be in view whenever it changes
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active?.id])

  const select = (item: Item) => {
    onOpenChange(false)
    onSelect(item)
  }
  const move = (event: KeyboardEvent, to: number) => {
    event.preventDefault()
    if (items.length > 0) setChosen((to + items.length) % items.length)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') move(event, chosen + 1)
    else if (event.key === 'ArrowUp') move(event, chosen - 1)
    else if (event.key === 'Enter' && active) {
      event.preventDefault()
      select(active)
    }
  }

  return (
    <>
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Icon name="search" className="text-muted" />
        <input
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-activedescendant={active && optionId(active)}
          aria-autocomplete="list"
          aria-label={placeholder}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setChosen(0)
            onSearch(event.target.value)
          }}
          onKeyDown={onKeyDown}
          className="h-12 w-full bg-transparent text-lg text-ink outline-none"
        />
        <kbd className="rounded-md border border-line px-1.5 font-sans text-xs text-muted">Esc</kbd>
      </div>
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label="Results"
        tabIndex={-1}
        className="min-h-0 overflow-y-auto p-1.5"
      >
        {items.map((item, index) => (
          <div key={item.id} role="presentation">
            {item.group && item.group !== items[index - 1]?.group && (
              <div role="presentation" className="px-2.5 pt-2 pb-1 text-xs font-medium text-muted">
                {item.group}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard reaches entries through the input */}
            <div
              id={optionId(item)}
              role="option"
              tabIndex={-1}
              aria-selected={item === active}
              onClick={() => select(item)}
              onPointerMove={() => index !== chosen && setChosen(index)}
              className={classNames(
                'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1 touch:min-h-11',
                item === active && 'bg-pressed',
              )}
            >
              {item.icon && <Icon name={item.icon} className="text-muted" />}
              <span className="truncate text-ink">{item.label}</span>
              {item.detail && <span className="ml-auto min-w-0 truncate pl-4 text-sm text-muted">{item.detail}</span>}
            </div>
          </div>
        ))}
      </div>
      <p role="status" className={items.length > 0 && !busy ? 'sr-only' : 'px-4 py-6 text-center text-muted'}>
        {busy
          ? 'Searching…'
          : items.length > 0
            ? `${items.length} found`
            : query
              ? `Nothing found for “${query}”.`
              : 'Type to search.'}
      </p>
    </>
  )
}

/**
 * The search in the top bar: a form that leads to the search page, and where JavaScript runs a button that opens the
 * palette. On a phone only its icon shows.
 */
export function SearchBox(props: {
  /** The search page. */
  action: string
  name?: string | undefined
  label?: string | undefined
  onOpen: () => void
}) {
  const { action, name = 'q', label = 'Search', onOpen } = props
  const hydrated = useHydrated()
  if (!hydrated)
    return (
      <>
        <Link
          href={action}
          aria-label={label}
          className={classNames(buttonClass('quiet', 'medium', true), 'sm:hidden')}
        >
          <Icon name="search" />
        </Link>
        <Form action={action} method="get" role="search" className="relative w-full max-sm:hidden">
          <Icon name="search" className="pointer-events-none absolute inset-y-0 left-2.5 my-auto text-muted" />
          <input
            type="search"
            name={name}
            aria-label={label}
            placeholder={label}
            className="h-8 w-full rounded-md border border-line-strong bg-canvas pr-2.5 pl-9 text-base text-ink touch:h-10 touch:text-lg"
          />
        </Form>
      </>
    )
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-keyshortcuts="Control+K Meta+K"
      className={classNames(
        'flex items-center gap-2 rounded-md text-muted hover:text-ink max-sm:ml-auto max-sm:size-10 max-sm:justify-center',
        'sm:h-8 sm:w-full sm:border sm:border-line-strong sm:bg-canvas sm:hover:border-control sm:px-2.5 sm:touch:h-10',
      )}
    >
      <Icon name="search" />
      <span className="max-sm:sr-only">{label}</span>
      <kbd className="ml-auto rounded-md border border-line px-1.5 font-sans text-xs max-sm:hidden">Ctrl K</kbd>
    </button>
  )
}
