import type { Portal } from './portal.ts'

/** The full address of a page, for links in mails: `pageAddress(portal, 'my-access', '/requests/…')`. */
export const pageAddress = (portal: Portal, app: string, path: string): string =>
  `${portal.settings.origin}/${app}${path}`
