import type { Permission } from '@latchkey/core/authorization/permissions'

/** What one app is called, where it lives and who may open it. */
export interface AppRow {
  /** The path under the origin at which the app is mounted, without a trailing slash. */
  readonly path: `/${string}`
  readonly title: string
  /** What people do there, for the launcher. */
  readonly description: string
  /** The name of an icon of `ui`. */
  readonly icon: string
  /** The permission that opens it; null where nobody needs to be signed in. */
  readonly opensWith: Permission | null
  readonly inLauncher: boolean
}

/** The one table of apps: host, Vite configs, launcher, journeys and docs read it. */
export const apps = {
  'sign-in': {
    path: '/sign-in',
    title: 'Sign in',
    description: 'Come in, choose a new password, set up the installation',
    icon: 'key',
    opensWith: null,
    inLauncher: false,
  },
  'my-apps': {
    path: '/my-apps',
    title: 'My Apps',
    description: 'Open the applications that you have',
    icon: 'apps',
    opensWith: 'portal.open',
    inLauncher: true,
  },
  'my-access': {
    path: '/my-access',
    title: 'My Access',
    description: 'Request access, follow your requests, decide those of others',
    icon: 'package',
    opensWith: 'portal.open',
    inLauncher: true,
  },
  'my-account': {
    path: '/my-account',
    title: 'My Account',
    description: 'Your profile, licenses, groups and sign-ins',
    icon: 'user',
    opensWith: 'portal.open',
    inLauncher: true,
  },
  admin: {
    path: '/admin',
    title: 'Admin',
    description: 'Users, groups, licenses, packages and what happened',
    icon: 'shield',
    opensWith: 'admin.open',
    inLauncher: true,
  },
} as const satisfies Record<string, AppRow>

/** The name of an app. */
export type AppName = keyof typeof apps

/** Every app, in the order of the launcher. */
export const appNames = Object.keys(apps) as readonly AppName[]

/** Whether a text names an app. */
export const isAppName = (text: string): text is AppName => Object.hasOwn(apps, text)

/** Whether a path from the origin lies in an app. */
export const isInside = (path: string, app: AppName): boolean => {
  const { path: home } = apps[app]
  return path === home || ['/', '?', '#', '.'].some((next) => path.startsWith(`${home}${next}`))
}

/** The app in which a path from the origin lies, or undefined. */
export const appOfPath = (path: string): AppName | undefined => appNames.find((name) => isInside(path, name))

/** The path from the origin of a place in an app: `placeIn('my-access', '/requests')` is `/my-access/requests`. */
export const placeIn = (app: AppName, place = '/'): string => apps[app].path + (place === '/' ? '' : place)

/** Where everybody lands who asks for the origin alone. */
export const homePath = apps['my-apps'].path

/** Where people sign in, coming back to `to` afterwards. */
export const signInPath = (to: string): string =>
  `${apps['sign-in'].path}${to === homePath || to === '/' ? '' : `?to=${encodeURIComponent(to)}`}`

/** Where a person must choose a new password before anything else. */
export const newPasswordPath = `${apps['sign-in'].path}/new-password`

/** Where a form that signs out is sent. */
export const signOutPath = `${apps['sign-in'].path}/sign-out`

/** Where a form with a `theme` is sent; the host answers it and comes back to the page. */
export const themePath = '/preferences/theme'

/** The paths that take files, and so bodies of up to 20 MiB instead of 1 MiB. */
export const uploadPaths: readonly string[] = [placeIn('admin', '/import')]
