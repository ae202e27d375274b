import { runStateTitles } from '@latchkey/core/licensing/run'
import type { RunRow } from '@latchkey/services/licensing/runs.views'
import { Badge } from '@latchkey/ui/badge'
import { Progress } from '@latchkey/ui/progress'
import { type Column, Table } from '@latchkey/ui/table'
import { When } from '@latchkey/web/when'
import { ObjectLink } from './object-link.tsx'

/** A wide change under way: a bar with counts, since when, by whom, and when it will be through. */
export function RunProgress({ run }: { run: RunRow }) {
  const { cause, state, done, total, changed, errors, actorName, createdAt, startedAt, estimatedEnd } = run
  return (
    <div className="flex flex-col gap-2">
      <Progress label={cause} value={done} max={total} unit="people" />
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
        <Badge tone={state === 'QueuedForProcessing' ? 'waiting' : 'progress'}>{runStateTitles[state]}</Badge>
        <span>{changed} changed</span>
        <span>{errors} with errors or in line</span>
        <span>
          By {actorName}, {startedAt ? 'since' : 'queued'} <When at={startedAt ?? createdAt} />
        </span>
        {estimatedEnd && (
          <span>
            Through <When at={estimatedEnd} /> if it goes on like this
          </span>
        )}
        <RunTarget run={run} />
      </p>
    </div>
  )
}

function RunTarget({ run: { groupId, productId } }: { run: RunRow }) {
  if (groupId) return <ObjectLink type="group" id={groupId} name="Open the group" />
  if (productId) return <ObjectLink type="product" id={productId} name="Open the product" />
  return null
}

const columns: readonly Column<RunRow>[] = [
  {
    key: 'cause',
    header: 'Change',
    primary: true,
    cell: (run) => (
      <>
        <span className="font-medium text-ink">{run.cause}</span>
        <span className="block text-sm font-normal text-muted">By {run.actorName}</span>
      </>
    ),
  },
  { key: 'total', header: 'People', align: 'end', cell: ({ total }) => total },
  { key: 'changed', header: 'Changed', align: 'end', cell: ({ changed }) => changed },
  { key: 'errors', header: 'Errors or in line', align: 'end', cell: ({ errors }) => errors },
  { key: 'began', header: 'Began', nowrap: true, cell: (run) => <When at={run.startedAt ?? run.createdAt} /> },
  {
    key: 'finished',
    header: 'Finished',
    nowrap: true,
    cell: ({ finishedAt }) => (finishedAt ? <When at={finishedAt} /> : '–'),
  },
]

/** Wide changes that are through, newest first. */
export function FinishedRuns({ runs }: { runs: readonly RunRow[] }) {
  return <Table caption="Runs that are through" columns={columns} rows={runs} rowKey={({ id }) => id} />
}
