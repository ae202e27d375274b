import { system } from '@latchkey/core/authorization/actor'
import { openTransport } from '@latchkey/mail/open-transport'
import { openDatabase } from '@latchkey/schema/open-database'
import type { Portal } from '@latchkey/services/portal'
import { openLog } from './log.ts'
import { newIds } from './new-id.ts'
import type { ProcessSettings } from './settings.ts'

/** A portal with its database open, and the way to close it. */
export interface OpenPortal {
  readonly portal: Portal
  close(): Promise<void>
}

/** Opens everything that is alive in a process. Latchkey itself acts, under the name of what was started. */
export async function openPortal(settings: ProcessSettings, name: string): Promise<OpenPortal> {
  const db = await openDatabase({ databaseUrl: settings.databaseUrl, dataDirectory: settings.dataDirectory })
  const newId = newIds()
  const portal: Portal = {
    db,
    transport: openTransport(settings),
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
