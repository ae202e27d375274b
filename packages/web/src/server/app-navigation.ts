import type { Actor } from '@latchkey/core/authorization/actor'
import { type AppName, appNames, apps } from '../apps.ts'
import type { NavigationRow } from '../navigation.tsx'
import { mayEnter, mayOpen } from './doors.ts'

/**
 * The left navigation of every app, each page with the permission that opens it: the frame shows one app's, the search finds
 * all. Import has two doors, one for users and one for products; so have catalogs, for who reads some and for who may make the first.
 */
const navigation: Readonly<Record<AppName, readonly NavigationRow[]>> = {
  'sign-in': [],
  'my-apps': [{ label: 'Apps', place: '/', holds: ['/apps'], icon: 'grid' }],
  'my-access': [
    { label: 'Packages', place: '/', holds: ['/packages', '/suggested'], icon: 'package' },
    { label: 'My requests', place: '/requests', icon: 'send' },
    { label: 'Approvals', place: '/approvals', holds: ['/delegations'], icon: 'check-circle' },
    { label: 'My access', place: '/assignments', icon: 'key' },
    { label: 'My team', place: '/team', icon: 'users' },
  ],
  'my-account': [
    { label: 'Overview', place: '/', icon: 'user' },
    { label: 'Licenses', place: '/licenses', icon: 'tag' },
    { label: 'Groups', place: '/groups', icon: 'users' },
    { label: 'Password', place: '/password', icon: 'lock' },
    { label: 'Sign-ins', place: '/sign-ins', icon: 'history' },
    { label: 'Settings', place: '/settings', icon: 'settings' },
  ],
  admin: [
    { label: 'Home', place: '/', icon: 'home' },
    { label: 'Users', place: '/users', icon: 'user', group: 'Directory', opensWith: 'user.read' },
    { label: 'Groups', place: '/groups', icon: 'users', group: 'Directory', opensWith: 'group.read' },
    {
      label: 'Organizations',
      place: '/organizations',
      icon: 'building',
      group: 'Directory',
      opensWith: 'connectedOrganization.read',
    },
    { label: 'Applications', place: '/applications', icon: 'apps', group: 'Directory', opensWith: 'application.read' },
    { label: 'Sites', place: '/sites', icon: 'monitor', group: 'Directory', opensWith: 'site.read' },
    { label: 'Products', place: '/products', icon: 'tag', group: 'Licensing', opensWith: 'product.read' },
    { label: 'Errors and waiting', place: '/licenses', icon: 'alert', group: 'Licensing', opensWith: 'product.read' },
    { label: 'Runs', place: '/runs', icon: 'layers', group: 'Licensing', opensWith: 'run.read' },
    {
      label: 'Licenses on a day',
      place: '/licenses/as-of',
      icon: 'history',
      group: 'Licensing',
      opensWith: 'product.read',
    },
    {
      label: 'Catalogs',
      place: '/catalogs',
      holds: ['/extensions', '/calls'],
      icon: 'folder',
      group: 'Access',
      opensWith: 'catalog.read',
    },
    { label: 'Catalogs', place: '/catalogs', icon: 'folder', group: 'Access', opensWith: 'catalog.create' },
    {
      label: 'Access packages',
      place: '/packages',
      holds: ['/policies'],
      icon: 'package',
      group: 'Access',
      opensWith: 'accessPackage.read',
    },
    { label: 'Requests', place: '/requests', icon: 'send', group: 'Access', opensWith: 'accessRequest.read' },
    { label: 'Assignments', place: '/assignments', icon: 'key', group: 'Access', opensWith: 'assignment.read' },
    { label: 'Reports', place: '/reports', icon: 'list', group: 'Access', opensWith: 'accessRequest.read' },
    {
      label: 'Access settings',
      place: '/settings/entitlement',
      icon: 'settings',
      group: 'Access',
      opensWith: 'settings.read',
    },
    { label: 'Audit log', place: '/audit', icon: 'history', group: 'Records', opensWith: 'audit.read' },
    { label: 'Sign-ins', place: '/sign-ins', icon: 'shield-check', group: 'Records', opensWith: 'signIn.read' },
    { label: 'Jobs', place: '/jobs', icon: 'clock', group: 'Records', opensWith: 'job.read' },
    {
      label: 'Messages',
      place: '/messages',
      holds: ['/mail'],
      icon: 'mail',
      group: 'Records',
      opensWith: 'message.read',
    },
    { label: 'Import', place: '/import', icon: 'upload', group: 'Data', opensWith: 'import.users' },
    { label: 'Import', place: '/import', icon: 'upload', group: 'Data', opensWith: 'import.products' },
  ],
}

/** The apps of the launcher that an actor may open. */
export const appsFor = (actor: Actor): readonly AppName[] =>
  appNames.filter((name) => apps[name].inLauncher && mayOpen(actor, name))

/** The pages of an app's navigation that an actor may open, each place once: whoever may pass two doors sees one entry. */
export const navigationFor = (actor: Actor, app: AppName): readonly NavigationRow[] =>
  navigation[app]
    .filter((row) => mayEnter(actor, row.opensWith))
    .filter(({ place }, index, rows) => rows.findIndex((row) => row.place === place) === index)
