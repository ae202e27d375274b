import stylesheet from '@latchkey/ui/styles.css?url'
import type { NavigationRow } from '@latchkey/web/navigation'
import { PortalDocument, PortalRoot, PortalTrouble } from '@latchkey/web/root'
import { rootLoader } from '@latchkey/web/server/root'
import { rootMeta } from '@latchkey/web/trouble-page'

const navigation: readonly NavigationRow[] = [
  { label: 'Overview', place: '/', icon: 'user' },
  { label: 'Licenses', place: '/licenses', icon: 'tag' },
  { label: 'Groups', place: '/groups', icon: 'users' },
  { label: 'Password', place: '/password', icon: 'lock' },
  { label: 'Sign-ins', place: '/sign-ins', icon: 'history' },
  { label: 'Settings', place: '/settings', icon: 'settings' },
]

export const links = () => [{ rel: 'stylesheet', href: stylesheet }]
export const meta = rootMeta
export const loader = rootLoader('my-account', navigation)
export const Layout = PortalDocument
export const ErrorBoundary = PortalTrouble
export default PortalRoot
