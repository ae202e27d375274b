import type { Relation } from '../authorization/permissions.ts'
import type { CatalogRole } from './catalog.ts'

/** How somebody who has a role in a catalog stands to everything in it. */
export const relationOf = {
  owner: 'catalogOwner',
  reader: 'catalogReader',
  accessPackageManager: 'packageManager',
  assignmentManager: 'assignmentManager',
} as const satisfies Record<CatalogRole, Relation>
