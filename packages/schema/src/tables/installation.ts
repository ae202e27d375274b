import type { UserId } from '@latchkey/core/ids'
import { bigcount, count, document, id, index, instant, table, text } from '../columns.ts'

/** What the installation as a whole knows of itself: a value by its name. */
export const settings = table('settings', {
  name: text().primaryKey(),
  value: document<unknown>().notNull(),
  changedAt: instant().notNull(),
})

/** Jobs that run by themselves; a turn is claimed by compare-and-set on `nextAt`. */
export const jobRuns = table('job_runs', {
  name: text().primaryKey(),
  nextAt: instant().notNull(),
  startedAt: instant(),
  finishedAt: instant(),
  /** How long the last finished run took, in milliseconds. */
  tookMs: bigcount(),
  /** How many things the last finished run did. */
  done: count().notNull(),
  lastError: text(),
})

/** Answers of operations by the token of the form that asked, so that a second click does nothing twice. */
export const answers = table(
  'answers',
  {
    key: text().primaryKey(),
    actorId: id<UserId>(),
    answer: document<unknown>(),
    at: instant().notNull(),
  },
  (t) => [index('answers_by_time').on(t.at)],
)
