import { loadDemo } from '@latchkey/services/installation/demo/load-demo'
import { bringUpToDate, openPortal } from '../../apps/portal/src/open-portal.ts'
import { settingsOf } from '../../apps/portal/src/settings.ts'

/** Makes the demo organization once, in the folder that is named; every spec begins with a copy of it. */
const [folder = ''] = process.argv.slice(2)
const settings = settingsOf({ LATCHKEY_DATA: folder, LATCHKEY_TIME_ZONE: 'UTC', LATCHKEY_LOG: 'error' })
await bringUpToDate(settings)
const { portal, close } = await openPortal(settings, 'prepare')
await loadDemo(portal)
await close()
