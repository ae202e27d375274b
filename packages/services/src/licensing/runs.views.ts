import type { GroupId, RunId } from '@latchkey/core/ids'
import { estimatedEnd, type RunKind, type RunState } from '@latchkey/core/licensing/run'
import { runs } from '@latchkey/schema/tables/licensing'
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { beforeInstant, cursorAt, type Page, pageOf, pageSize } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { mustRead } from '../visible.ts'

/** A wide change and how far it has come. */
export interface RunRow {
  readonly id: RunId
  readonly kind: RunKind
  readonly groupId: string | null
  readonly productId: string | null
  readonly policyId: string | null
  /** What was changed, in words. */
  readonly cause: string
  readonly state: RunState
  readonly total: number
  readonly done: number
  /** People for whom something changed, and those among them who wait or whose license does not work wholly. */
  readonly changed: number
  readonly errors: number
  readonly actorName: string
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
  /** When it will be through if it goes on as it did; null where that cannot be said. */
  readonly estimatedEnd: Date | null
}

const columns = {
  id: runs.id,
  kind: runs.kind,
  groupId: runs.groupId,
  productId: runs.productId,
  policyId: runs.policyId,
  cause: runs.cause,
  state: runs.state,
  total: runs.total,
  done: runs.done,
  changed: runs.changed,
  errors: runs.errors,
  actorName: runs.actorName,
  createdAt: runs.createdAt,
  startedAt: runs.startedAt,
  finishedAt: runs.finishedAt,
}

/** Wide changes: those that run or wait, oldest first as they run, and those that are through, newest first. Refuses who may not read them. */
export async function listRuns(
  portal: Portal,
  query: { readonly cursor?: string | null | undefined } = {},
): Promise<{ readonly open: readonly RunRow[]; readonly finished: Page<RunRow> }> {
  mustRead(portal, 'run.read')
  const db = portal.db.read
  const [open, finished] = await Promise.all([
    db.select(columns).from(runs).where(isNull(runs.finishedAt)).orderBy(runs.createdAt, runs.id),
    db
      .select(columns)
      .from(runs)
      .where(and(isNotNull(runs.finishedAt), beforeInstant(runs.createdAt, runs.id, query.cursor)))
      .orderBy(desc(runs.createdAt), desc(runs.id))
      .limit(pageSize + 1),
  ])
  const told = (row: Omit<RunRow, 'estimatedEnd'>): RunRow => ({
    ...row,
    estimatedEnd: estimatedEnd(row, portal.now()),
  })
  return {
    open: open.map(told),
    finished: pageOf(finished.map(told), pageSize, (row) => cursorAt(row.createdAt, row.id)),
  }
}

/** The wide changes of a group that are not through, oldest first. Who may know them is decided by who calls. */
export async function openRunsOfGroup(portal: Portal, groupId: GroupId): Promise<readonly RunRow[]> {
  const rows = await portal.db.read
    .select(columns)
    .from(runs)
    .where(and(eq(runs.groupId, groupId), isNull(runs.finishedAt)))
    .orderBy(runs.createdAt, runs.id)
  return rows.map((row) => ({ ...row, estimatedEnd: estimatedEnd(row, portal.now()) }))
}
