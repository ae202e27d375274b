import { performance } from 'node:perf_hooks'
import { runs } from '@latchkey/schema/tables/licensing'
import { asc, isNull } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import { turn } from '../turn.ts'
import { processRun } from './process-run.ts'

/** How long one turn goes on, in milliseconds, before other jobs have theirs. */
const longestTurn = 20_000

/** Takes the oldest run further, stretch by stretch, and then the next. Returns how many stretches were done. */
export async function processRuns(portal: Portal): Promise<number> {
  const until = performance.now() + longestTurn
  let done = 0
  while (performance.now() < until) {
    const [run] = await portal.db.read
      .select({ id: runs.id })
      .from(runs)
      .where(isNull(runs.finishedAt))
      .orderBy(asc(runs.createdAt), asc(runs.id))
      .limit(1)
    if (!run) break
    await processRun(portal, { runId: run.id })
    done += 1
    await turn()
  }
  return done
}
