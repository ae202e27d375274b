import stylesheet from '@latchkey/ui/styles.css?url'
import type { NavigationRow } from '@latchkey/web/navigation'
import { PortalDocument, PortalRoot, PortalTrouble } from '@latchkey/web/root'
import { rootLoader } from '@latchkey/web/server/root'
import { rootMeta } from '@latchkey/web/trouble-page'

const navigation: readonly NavigationRow[] = [
  { label: 'Overview', place: '/', icon: 'home' },
  { label: 'Users', place: '/users', icon: 'user', group: 'Directory', opensWith: 'user.read' },
  { label: 'Groups', place: '/groups', icon: 'users', group: 'Directory', opensWith: 'group.read' },
  { label: 'Applications', place: '/applications', icon: 'apps', group: 'Directory', opensWith: 'application.read' },
  { label: 'Products', place: '/products', icon: 'tag', group: 'Licensing', opensWith: 'product.read' },
  { label: 'Catalogs', place: '/catalogs', icon: 'folder', group: 'Entitlement', opensWith: 'catalog.read' },
  { label: 'Access packages', place: '/packages', icon: 'package', group: 'Entitlement', opensWith: 'catalog.read' },
  { label: 'Requests', place: '/requests', icon: 'send', group: 'Entitlement', opensWith: 'catalog.read' },
  { label: 'Audit log', place: '/audit', icon: 'history', group: 'System', opensWith: 'audit.read' },
  { label: 'Mail', place: '/mail', icon: 'mail', group: 'System', opensWith: 'message.read' },
  { label: 'Jobs', place: '/jobs', icon: 'clock', group: 'System', opensWith: 'job.read' },
  { label: 'Import', place: '/import', icon: 'upload', group: 'System', opensWith: 'import.users' },
]

export const links = () => [{ rel: 'stylesheet', href: stylesheet }]
export const meta = rootMeta
export const loader = rootLoader('admin', navigation)
export const Layout = PortalDocument
export const ErrorBoundary = PortalTrouble
export default PortalRoot
