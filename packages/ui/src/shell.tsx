import type { ReactNode } from 'react'
import { Avatar } from './avatar.tsx'
import { Count } from './badge.tsx'
import { buttonClass } from './button.tsx'
import { classNames } from './class-names.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Form, type FormComponent, FormProvider, Link, PlainForm } from './link.tsx'
import { Popover } from './popover.tsx'
import { NavigationLine } from './progress.tsx'
import { Sheet } from './sheet.tsx'

/** An app that this person may open. */
export type ShellApp = {
  title: string
  href: string
  icon: IconName
  description?: string | undefined
  current?: boolean | undefined
}

/** A page of the app in the left navigation. Neighbors with the same `group` stand under it as their heading. */
export type NavigationItem = {
  label: string
  href: string
  icon?: IconName | undefined
  current: boolean
  count?: number | undefined
  group?: string | undefined
}

/** An entry of the user's menu: a link, or a button that posts (signing out). */
export type UserMenuItem = { label: string; icon: IconName } & (
  | { href: string }
  | { post: { action: string; fields?: Readonly<Record<string, string>> | undefined } }
)

/** Props of {@link Shell}. */
export type ShellProps = {
  appName: string
  /** Where the app's name leads. */
  homeHref?: string | undefined
  apps: readonly ShellApp[]
  navigation: readonly NavigationItem[]
  user?: { name: string; detail?: string | undefined } | undefined
  userMenu?: readonly UserMenuItem[] | undefined
  search?: ReactNode
  waitingCount?: { count: number; href: string; label: string } | undefined
  themeSwitch?: ReactNode
  /** Above the page, as wide as the window: a notice to everybody. */
  notice?: ReactNode
  /** A navigation is under way. */
  progress?: boolean | undefined
  FormComponent?: FormComponent | undefined
  children: ReactNode
}

const entryClass =
  'flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-left text-base text-ink hover:bg-hover focus-visible:-outline-offset-2 touch:h-10'

/** The frame of every app: top bar, left navigation, the page, and the way past them for the keyboard. */
export function Shell(props: ShellProps) {
  const { navigation, progress = false, FormComponent = PlainForm, notice, children } = props
  return (
    <FormProvider component={FormComponent}>
      <a
        href="#content"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded-md bg-inverse px-3 py-2 font-medium text-inverse-ink focus:translate-y-0"
      >
        Skip to content
      </a>
      <NavigationLine active={progress} />
      <TopBar {...props} />
      {notice}
      <div className="flex min-h-[calc(100dvh-3rem)] min-w-0">
        {navigation.length > 0 && (
          <div data-shell-bar="" className="w-60 shrink-0 border-r border-line max-md:hidden">
            <div className="sticky top-12 max-h-[calc(100dvh-3rem)] overflow-y-auto px-3 py-4 touch:top-14 touch:max-h-[calc(100dvh-3.5rem)]">
              <Navigation items={navigation} />
            </div>
          </div>
        )}
        <main id="content" tabIndex={-1} className="min-w-0 grow outline-none">
          {children}
        </main>
      </div>
    </FormProvider>
  )
}

function TopBar(props: ShellProps) {
  const { appName, homeHref = '/', apps, navigation, user, search, waitingCount } = props
  return (
    <header
      data-shell-bar=""
      className="sticky top-0 z-30 flex h-12 items-center gap-1 border-b border-line bg-surface px-2 touch:h-14 sm:gap-2 sm:px-3"
    >
      {navigation.length > 0 && (
        <div className="md:hidden">
          <Sheet label="Navigation">
            <Navigation items={navigation} />
          </Sheet>
        </div>
      )}
      {apps.length > 0 && <AppLauncher apps={apps} />}
      <Link
        href={homeHref}
        className="flex h-8 min-w-0 items-center rounded-md px-1 text-base font-semibold text-ink touch:h-10"
      >
        <span className="truncate">{appName}</span>
      </Link>
      <div className="ml-auto flex min-w-0 justify-end sm:mx-auto sm:w-full sm:max-w-[420px] sm:px-2">{search}</div>
      {waitingCount && <Waiting {...waitingCount} />}
      {user && <UserMenu {...props} user={user} />}
    </header>
  )
}

function AppLauncher({ apps }: { apps: readonly ShellApp[] }) {
  return (
    <Popover
      label="Apps"
      trigger={<Icon name="apps" size={20} />}
      triggerClass={buttonClass('quiet', 'medium', true)}
      className="w-80 p-2"
    >
      <nav aria-label="Apps">
        <ul className="grid grid-cols-2 gap-1">
          {apps.map((app) => (
            <li key={app.href} className="grid">
              {/* Each app is a program of its own, so the browser loads it. */}
              <a
                href={app.href}
                aria-current={app.current ? 'true' : undefined}
                className={classNames(
                  'flex flex-col gap-1 rounded-md p-3 hover:bg-hover focus-visible:-outline-offset-2',
                  app.current && 'bg-selected',
                )}
              >
                <span className="flex items-center gap-2 font-medium text-ink">
                  <Icon name={app.icon} size={20} className="text-accent-ink" />
                  {app.title}
                </span>
                {app.description && <span className="text-sm text-muted">{app.description}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </Popover>
  )
}

function Waiting({ count, href, label }: { count: number; href: string; label: string }) {
  return (
    <Link
      href={href}
      title={label}
      className={classNames(buttonClass('quiet', 'medium', true), 'relative shrink-0')}
      aria-label={`${label}: ${count}`}
    >
      <Icon name="bell" size={20} />
      {count > 0 && (
        <span
          aria-hidden="true"
          className="absolute -top-0.5 -right-0.5 flex h-4 min-w-4 items-center justify-center rounded-full bg-danger px-1 text-[0.6875rem] font-semibold text-on-solid tabular-nums touch:top-1 touch:right-0.5"
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </Link>
  )
}

function UserMenu(props: ShellProps & { user: NonNullable<ShellProps['user']> }) {
  const { user, userMenu = [], themeSwitch } = props
  return (
    <Popover
      label={`Menu of ${user.name}`}
      trigger={<Avatar name={user.name} />}
      triggerClass="flex size-8 shrink-0 items-center justify-center rounded-full hover:bg-hover touch:size-10"
      align="end"
      className="w-64 p-1.5"
    >
      <div className="flex items-center gap-2.5 px-2 py-2">
        <Avatar name={user.name} size="large" />
        <div className="min-w-0">
          <p className="truncate font-semibold text-ink">{user.name}</p>
          {user.detail && <p className="truncate text-sm text-muted">{user.detail}</p>}
        </div>
      </div>
      {themeSwitch && <div className="border-t border-line px-0.5 py-1.5">{themeSwitch}</div>}
      <ul className="border-t border-line pt-1.5">
        {userMenu.map((item) => (
          <li key={item.label}>
            <UserMenuEntry item={item} />
          </li>
        ))}
      </ul>
    </Popover>
  )
}

function UserMenuEntry({ item }: { item: UserMenuItem }) {
  const words = (
    <>
      <Icon name={item.icon} className="text-muted" />
      {item.label}
    </>
  )
  if ('href' in item)
    return (
      <Link href={item.href} className={entryClass}>
        {words}
      </Link>
    )
  return (
    <Form action={item.post.action} method="post">
      {Object.entries(item.post.fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={entryClass}>
        {words}
      </button>
    </Form>
  )
}

/** Neighbors of one group, in order. */
function grouped(
  items: readonly NavigationItem[],
): readonly { heading: string | undefined; items: NavigationItem[] }[] {
  const groups: { heading: string | undefined; items: NavigationItem[] }[] = []
  for (const item of items) {
    const last = groups.at(-1)
    if (last && last.heading === item.group) last.items.push(item)
    else groups.push({ heading: item.group, items: [item] })
  }
  return groups
}

function Navigation({ items }: { items: readonly NavigationItem[] }) {
  return (
    <nav aria-label="Main">
      {grouped(items).map((group) => (
        <div key={group.heading ?? ''} className="mb-4 last:mb-0">
          {group.heading && <h2 className="px-2 pb-1 text-xs font-medium text-muted">{group.heading}</h2>}
          <ul className="flex flex-col gap-px">
            {group.items.map((item) => (
              <li key={item.href}>
                <Link
                  href={item.href}
                  aria-current={item.current ? 'page' : undefined}
                  className={classNames(
                    entryClass,
                    item.current ? 'bg-pressed/70 font-medium' : 'text-muted hover:text-ink',
                  )}
                >
                  {item.icon && <Icon name={item.icon} className={item.current ? 'text-accent-ink' : ''} />}
                  <span className="grow truncate">{item.label}</span>
                  {item.count !== undefined && item.count > 0 && <Count value={item.count} />}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
