import { runs } from '@latchkey/schema/tables/licensing'
import { processRun } from '@latchkey/services/licensing/process-run'
import type { Portal } from '@latchkey/services/portal'
import { isNull } from 'drizzle-orm'

/** Takes every run to its end; returns how many stretches it took. */
export async function throughRuns(portal: Portal): Promise<number> {
  let stretches = 0
  for (;;) {
    const [run] = await portal.db.read.select({ id: runs.id }).from(runs).where(isNull(runs.finishedAt)).limit(1)
    if (!run) return stretches
    await processRun(portal, { runId: run.id })
    stretches += 1
  }
}
