import { loadDemo } from '@latchkey/services/installation/demo/load-demo'
import { standingClock } from '../clock.ts'
import { databaseAt } from '../database-at.ts'
import { portalOver } from '../portal-over.ts'
import { processInput } from '../processes.ts'

// A process of its own, because the dialect is chosen once per process.
const { place } = await processInput<{ readonly place: string }>()
const clock = standingClock()
const database = await databaseAt(place)
await loadDemo(portalOver(database, { now: () => clock.now() }))
await database.close()
process.stdout.write('true\n')
