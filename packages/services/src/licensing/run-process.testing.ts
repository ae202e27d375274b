/** A process that goes on with runs and says after each stretch that it is done; it may be killed at any moment. */

import { runs } from '@latchkey/schema/tables/licensing'
import { databaseAt } from '@latchkey/testing/database-at'
import { portalOver } from '@latchkey/testing/portal-over'
import { processInput } from '@latchkey/testing/processes'
import { isNull } from 'drizzle-orm'
import { processRun } from './process-run.ts'

const { place } = await processInput<{ readonly place: string }>()
const portal = portalOver(await databaseAt(place))
for (;;) {
  const [run] = await portal.db.read.select({ id: runs.id }).from(runs).where(isNull(runs.finishedAt)).limit(1)
  if (!run) break
  await processRun(portal, { runId: run.id })
  process.stdout.write('one stretch\n')
}
await portal.db.close()
