import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { controlClass, Select, type SelectOption } from './field.tsx'
import { Icon } from './icon.tsx'
import { Form, Link } from './link.tsx'

/** A choice that narrows the list. Its first, empty choice is `all` ("Any state"). */
export type Filter = {
  name: string
  label: string
  all: string
  value?: string | undefined
  options: readonly SelectOption[]
}

/** A filter that is on, and the address of the list without it. */
export type ActiveFilter = { label: string; removeHref: string }

/** Search box and filters over a list, as a GET form whose address can be shared; below, what is on and a way out of it. */
export function FilterBar(props: {
  /** The list's address. */
  action: string
  search?: { name: string; label: string; value?: string | undefined; placeholder?: string | undefined } | undefined
  filters?: readonly Filter[] | undefined
  /** Values that the form carries along unchanged, such as the order. */
  keep?: Readonly<Record<string, string | undefined>> | undefined
  active?: readonly ActiveFilter[] | undefined
  clearHref?: string | undefined
  /** Sends the form as soon as a choice is made, where JavaScript runs. */
  autoSubmit?: boolean | undefined
  /** At the end of the line: an export, a switch of view. */
  children?: ReactNode
}) {
  const { action, search, filters = [], keep = {}, active = [], clearHref, autoSubmit = true, children } = props
  return (
    <div className="flex flex-col gap-2">
      <Form action={action} method="get" role="search" className="flex flex-wrap items-center gap-2">
        {search && (
          <span className="relative min-w-0 grow basis-40 sm:max-w-80">
            <Icon name="search" className="pointer-events-none absolute inset-y-0 left-2.5 my-auto text-muted" />
            <input
              key={search.value}
              type="search"
              name={search.name}
              aria-label={search.label}
              defaultValue={search.value}
              placeholder={search.placeholder ?? search.label}
              className={`${controlClass} pl-8`}
            />
          </span>
        )}
        {search && <Button>Search</Button>}
        {filters.map((filter) => (
          <Select
            key={`${filter.name}=${filter.value ?? ''}`}
            name={filter.name}
            aria-label={filter.label}
            defaultValue={filter.value ?? ''}
            placeholder={filter.all}
            options={filter.options}
            onChange={autoSubmit ? (event) => event.currentTarget.form?.requestSubmit() : undefined}
            className="max-sm:grow max-sm:basis-32 sm:w-auto sm:max-w-56"
          />
        ))}
        {Object.entries(keep).map(
          ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
        )}
        {!search && <Button>Apply</Button>}
        {children && <div className="ml-auto flex items-center gap-2 max-sm:w-full">{children}</div>}
      </Form>
      {active.length > 0 && (
        <ul aria-label="Active filters" className="flex flex-wrap items-center gap-1.5">
          {active.map((filter) => (
            <li key={filter.label}>
              <Link
                href={filter.removeHref}
                aria-label={`Remove filter: ${filter.label}`}
                className="inline-flex h-6 items-center gap-1 rounded-full bg-selected pr-1.5 pl-2.5 text-sm text-accent-ink hover:bg-pressed hover:text-ink touch:h-10 touch:pr-3 touch:pl-4"
              >
                {filter.label}
                <Icon name="x" size={14} />
              </Link>
            </li>
          ))}
          {clearHref && (
            <li>
              <Link href={clearHref} className="link inline-flex items-center px-1 text-sm touch:h-10">
                Clear all
              </Link>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}
