import type { Queries } from '@latchkey/schema/database'
import { users } from '@latchkey/schema/tables/directory'
import { holdersOf } from '../authorization.store.ts'
import type { Portal } from '../portal.ts'
import { settingOf } from './settings.store.ts'

/** Whether anybody can administer the installation yet, and whether it is the demo organization. */
export interface Installation {
  /** `empty` until the first Global Administrator is made; people may have been imported before. */
  readonly state: 'empty' | 'ready'
  readonly demo: boolean
}

/** Whether there is nobody at all yet. */
export async function isEmpty(db: Queries): Promise<boolean> {
  const rows = await db.select({ id: users.id }).from(users).limit(1)
  return rows.length === 0
}

/** Whether somebody who can sign in is a Global Administrator. */
export async function hasAdministrator(db: Queries): Promise<boolean> {
  return (await holdersOf(db, ['globalAdministrator'])).length > 0
}

/** What the installation is now. */
export async function installationOf(portal: Portal): Promise<Installation> {
  const { read } = portal.db
  const [administered, demo] = await Promise.all([hasAdministrator(read), settingOf(read, 'demo')])
  return { state: administered ? 'ready' : 'empty', demo: demo === true }
}

/** Whether the demo organization may be loaded: nobody is there, and nobody has begun to set the installation up. */
export async function awaitsDemo(portal: Portal): Promise<boolean> {
  const { read } = portal.db
  const [empty, code] = await Promise.all([isEmpty(read), settingOf(read, 'setupCode')])
  return empty && code === undefined
}
