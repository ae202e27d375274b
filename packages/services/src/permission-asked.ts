import type { Permission } from '@latchkey/core/authorization/permissions'
import type { Portal } from './portal.ts'

/** A portal that remembers which permissions were asked on it. */
export interface Asked extends Portal {
  readonly permissionsAsked: Set<Permission>
}

/** The same portal, remembering from now on. */
export const asked = (portal: Portal): Asked => ({ ...portal, permissionsAsked: new Set() })
