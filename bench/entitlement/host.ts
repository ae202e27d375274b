import { builtApps } from '@latchkey/portal/src/built-apps.ts'
import { serve } from '@latchkey/portal/src/serve.ts'
import { settingsOf } from '@latchkey/portal/src/settings.ts'
import { databaseFile } from '@latchkey/schema/open-database'
import { seed, visitsOf } from './seed.ts'
import type { HostReady, Size } from './size.ts'
import { settleLog, watchQueries } from './watched-queries.ts'

/** The portal as it is served, over an organization of some size. Started by the bench; tells on standard output when it is ready, and what it has seen on every line that it is given. */
const size = JSON.parse(process.env.LATCHKEY_BENCH_SIZE ?? '') as Size
const settings = settingsOf(process.env)
const file = databaseFile(settings.dataDirectory)
const watched = watchQueries(() => file)

const serving = await serve(settings, builtApps)
await seed(serving.portal, size)
// An installation grows over years and not in four transactions: what they left in the log belongs into the file.
settleLog(file)
const ready: HostReady = { url: serving.url, visits: await visitsOf(serving.portal) }
console.log(JSON.stringify(ready))
process.stdin.setEncoding('utf8').on('data', () => console.log(JSON.stringify(watched.taken())))
process.once('SIGTERM', async () => {
  await serving.stop()
  process.exit(0)
})
