import { performance } from 'node:perf_hooks'
import type { RunId } from '@latchkey/core/ids'
import { runs } from '@latchkey/schema/tables/licensing'
import { and, asc, isNull, notInArray } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import { turn } from '../turn.ts'
import { processRun } from './process-run.ts'

/** How long one turn goes on, in milliseconds, before other jobs have theirs. */
const longestTurn = 20_000

/**
 * Takes the oldest run further, stretch by stretch, and then the next. One that fails is logged, does not hold up the others, and is
 * tried again at the next turn. Returns how many stretches were done.
 */
export async function processRuns(portal: Portal): Promise<number> {
  const until = performance.now() + longestTurn
  const failed: RunId[] = []
  let done = 0
  while (performance.now() < until) {
    const runId = await oldestRun(portal, failed)
    if (runId === undefined) break
    try {
      await processRun(portal, { runId })
      done += 1
    } catch (error) {
      portal.log.error({ err: error, runId, requestId: portal.origin.requestId }, 'a stretch of a run failed')
      failed.push(runId)
    }
    await turn()
  }
  return done
}

async function oldestRun(portal: Portal, except: readonly RunId[]): Promise<RunId | undefined> {
  const [run] = await portal.db.read
    .select({ id: runs.id })
    .from(runs)
    .where(and(isNull(runs.finishedAt), notInArray(runs.id, [...except])))
    .orderBy(asc(runs.createdAt), asc(runs.id))
    .limit(1)
  return run?.id
}
