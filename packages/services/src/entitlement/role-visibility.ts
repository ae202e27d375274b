import type { Person } from '@latchkey/core/authorization/actor'
import type { Queries } from '@latchkey/schema/database'
import { entitlementSettings } from './entitlement-settings.store.ts'

/** Whether somebody is told what packages give before they have them: a setting of the organization. One query. */
export async function seesRoles(db: Queries, person: Pick<Person, 'userType'>): Promise<boolean> {
  const { roleVisibility } = await entitlementSettings(db)
  return roleVisibility === 'all' || (roleVisibility === 'members' && person.userType === 'member')
}
