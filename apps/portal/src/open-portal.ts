import path from 'node:path'
import { system } from '@latchkey/core/authorization/actor'
import { openTransport } from '@latchkey/mail/open-transport'
import { migrate } from '@latchkey/schema/migrate'
import { openDatabase } from '@latchkey/schema/open-database'
import { openVault } from '@latchkey/services/installation/vault'
import { keepPlaces } from '@latchkey/services/licensing/product-places.store'
import type { Portal } from '@latchkey/services/portal'
import { openLog } from './log.ts'
import { newIds } from './new-id.ts'
import { repository } from './repository.ts'
import type { ProcessSettings } from './settings.ts'

/** A portal with its database open, and the way to close it. */
export interface OpenPortal {
  readonly portal: Portal
  close(): Promise<void>
}

/** The folder of the migrations, one folder below it for each kind of database. */
const migrations = path.join(repository, 'packages/schema/migrations')

/** Brings the database to the schema of this version. Any number of processes may do so at once. */
export const bringUpToDate = (settings: ProcessSettings): Promise<void> => migrate(settings, migrations)

/** Opens everything that is alive in a process, on a database that is up to date. Latchkey itself acts, under the name of what was started. */
export async function openPortal(settings: ProcessSettings, name: string): Promise<OpenPortal> {
  const db = await openDatabase({ databaseUrl: settings.databaseUrl, dataDirectory: settings.dataDirectory })
  // Another version may have given products their places by other rules.
  await db.transaction((tx) => keepPlaces(tx, []))
  const newId = newIds()
  const portal: Portal = {
    db,
    transport: openTransport(settings),
    vault: openVault(settings),
    settings,
    actor: system(name),
    origin: { requestId: newId(), address: null, userAgent: null },
    log: openLog(settings.logLevel),
    now: () => new Date(),
    newId,
  }
  return {
    portal,
    close: async () => {
      await portal.transport.close()
      await db.close()
    },
  }
}
