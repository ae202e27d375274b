import type { Queries } from '@latchkey/schema/database'
import { users } from '@latchkey/schema/tables/directory'
import type { Portal } from '../portal.ts'
import { settingOf } from './settings.store.ts'

/** Whether anybody is there yet, and whether it is the demo organization. */
export interface Installation {
  readonly state: 'empty' | 'ready'
  readonly demo: boolean
}

/** Whether an installation has no user yet. */
export async function isEmpty(db: Queries): Promise<boolean> {
  const rows = await db.select({ id: users.id }).from(users).limit(1)
  return rows.length === 0
}

/** What the installation is now. */
export async function installationOf(portal: Portal): Promise<Installation> {
  const { read } = portal.db
  const [empty, demo] = await Promise.all([isEmpty(read), settingOf(read, 'demo')])
  return { state: empty ? 'empty' : 'ready', demo: demo === true }
}
