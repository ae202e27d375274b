import type { NavigationRow } from '@latchkey/web/navigation'

/** The pages of Admin, each with the permission that opens it. Import has two doors: one for users, one for products. */
export const navigation: readonly NavigationRow[] = [
  { label: 'Home', place: '/', icon: 'home' },
  { label: 'Users', place: '/users', icon: 'user', group: 'Directory', opensWith: 'user.read' },
  { label: 'Groups', place: '/groups', icon: 'users', group: 'Directory', opensWith: 'group.read' },
  { label: 'Applications', place: '/applications', icon: 'apps', group: 'Directory', opensWith: 'application.read' },
  { label: 'Products', place: '/products', icon: 'tag', group: 'Licensing', opensWith: 'product.read' },
  { label: 'Catalogs', place: '/catalogs', icon: 'folder', group: 'Access', opensWith: 'catalog.read' },
  { label: 'Access packages', place: '/packages', icon: 'package', group: 'Access', opensWith: 'accessPackage.read' },
  { label: 'Requests', place: '/requests', icon: 'send', group: 'Access', opensWith: 'accessRequest.read' },
  { label: 'Assignments', place: '/assignments', icon: 'key', group: 'Access', opensWith: 'assignment.read' },
  { label: 'Audit log', place: '/audit', icon: 'history', group: 'Records', opensWith: 'audit.read' },
  { label: 'Sign-ins', place: '/sign-ins', icon: 'shield-check', group: 'Records', opensWith: 'signIn.read' },
  { label: 'Jobs', place: '/jobs', icon: 'clock', group: 'Records', opensWith: 'job.read' },
  { label: 'Messages', place: '/messages', icon: 'mail', group: 'Records', opensWith: 'message.read' },
  { label: 'Import', place: '/import', icon: 'upload', group: 'Data', opensWith: 'import.users' },
  { label: 'Import', place: '/import', icon: 'upload', group: 'Data', opensWith: 'import.products' },
]

/** The rows without those whose place another row shows before: whoever may pass two doors sees one entry. */
export const eachPlaceOnce = (rows: readonly NavigationRow[]): readonly NavigationRow[] =>
  rows.filter(({ place }, index) => rows.findIndex((row) => row.place === place) === index)
