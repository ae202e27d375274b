import stylesheet from '@latchkey/ui/styles.css?url'
import type { NavigationRow } from '@latchkey/web/navigation'
import { PortalDocument, PortalRoot, PortalTrouble } from '@latchkey/web/root'
import { rootLoader } from '@latchkey/web/server/root'
import { rootMeta } from '@latchkey/web/trouble-page'

const navigation: readonly NavigationRow[] = [
  { label: 'Packages', place: '/', icon: 'package' },
  { label: 'My requests', place: '/requests', icon: 'send' },
  { label: 'Approvals', place: '/approvals', icon: 'check-circle' },
  { label: 'My access', place: '/assignments', icon: 'key' },
]

export const links = () => [{ rel: 'stylesheet', href: stylesheet }]
export const meta = rootMeta
export const loader = rootLoader('my-access', navigation)
export const Layout = PortalDocument
export const ErrorBoundary = PortalTrouble
export default PortalRoot
