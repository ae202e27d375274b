import { Shell, type UserMenuItem } from '@latchkey/ui/shell'
import { ThemeSwitch } from '@latchkey/ui/theme-switch'
import { type ToastMessage, ToastProvider } from '@latchkey/ui/toast'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useLocation, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { apps, placeIn, signOutPath, themePath } from './apps.ts'
import { currentPlace } from './navigation.tsx'
import { useNonce } from './nonce.tsx'
import { workOf } from './person.tsx'
import { PortalSearch } from './portal-search.tsx'
import { useRootData } from './root-data.tsx'
import { RouterForm } from './router-form.tsx'
import type { RootData } from './server/root.ts'
import { TroublePage } from './trouble-page.tsx'
import { useUndo } from './undo.tsx'
import { useFollowedLinks } from './use-followed-links.tsx'

/** The document around every page of every app. */
export function PortalDocument({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const theme = useRootData()?.theme ?? 'system'
  return (
    <html lang="en" data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.ico" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

/** The frame of every page: bar with the search, navigation, what was just done. */
export function PortalRoot() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  )
}

/** The page for what went wrong, in the same frame wherever the frame's own data is there. */
export function PortalTrouble() {
  return (
    <Frame>
      <TroublePage />
    </Frame>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const root = useRootData()
  const busy = useNavigation().state !== 'idle'
  const location = useLocation()
  const undo = useUndo()
  useFollowedLinks(root?.app)
  const app = root ? apps[root.app] : undefined
  return (
    <ToastProvider flash={root && flashOf(root, undo)}>
      <Shell
        appName={app?.title ?? 'Latchkey'}
        homeHref={app?.path ?? '/'}
        apps={root ? launcherOf(root) : []}
        navigation={root ? navigationOf(root, location.pathname) : []}
        user={root?.user ? { name: root.user.displayName, detail: workOf(root.user) } : undefined}
        userMenu={userMenu}
        search={root?.user ? <PortalSearch /> : undefined}
        waitingCount={root?.user ? waitingOf(root) : undefined}
        themeSwitch={<ThemeSwitch value={root?.theme ?? 'system'} action={themePath} />}
        progress={busy}
        FormComponent={RouterForm}
      >
        {children}
      </Shell>
    </ToastProvider>
  )
}

const userMenu: readonly UserMenuItem[] = [
  { label: 'My Account', icon: 'user', href: placeIn('my-account') },
  { label: 'Sign out', icon: 'log-out', post: { action: signOutPath } },
]

const launcherOf = (root: RootData) =>
  root.apps.map((name) => {
    const { path, title, icon, description } = apps[name]
    return { title, icon, description, href: path, current: name === root.app }
  })

function navigationOf(root: RootData, page: string) {
  const current = currentPlace(root.navigation, page)
  return root.navigation.map(({ label, place, icon, group }) => ({
    label,
    icon,
    group,
    href: placeIn(root.app, place),
    current: place === current,
  }))
}

const waitingOf = (root: RootData) => ({
  count: root.waiting + root.answersAwaited,
  href: placeIn('my-access', root.waiting === 0 && root.answersAwaited > 0 ? '/requests' : '/approvals'),
  label: waitingLabel(root),
})

const waitingLabel = ({ waiting, answersAwaited }: RootData): string => {
  if (answersAwaited === 0) return 'Waiting for your decision'
  return waiting === 0 ? 'Questions for you' : 'Decisions and questions for you'
}

function flashOf({ said }: RootData, undo: ReturnType<typeof useUndo>): (ToastMessage & { id: string }) | null {
  if (!said) return null
  const way = said.undo
  return {
    id: said.id,
    title: said.message,
    tone: 'done',
    ...(way ? { action: { label: 'Undo', onSelect: () => undo(way) } } : {}),
  }
}
