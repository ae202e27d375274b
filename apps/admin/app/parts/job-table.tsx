import type { listJobs } from '@latchkey/services/jobs/jobs.views'
import { Badge } from '@latchkey/ui/badge'
import { type Column, Table } from '@latchkey/ui/table'
import { IntentButton } from '@latchkey/web/intent-button'
import { When } from '@latchkey/web/when'
import { everyInWords, tookInWords } from './job-words.ts'
import { Possibly } from './not-now.tsx'

type Job = Awaited<ReturnType<typeof listJobs>>[number]

/** What runs by itself: how the last turn went, when the next is, and running one now. */
export function JobTable({ jobs, why }: { jobs: readonly Job[]; why: string | null }) {
  return <Table caption="Jobs" columns={columnsOf(why)} rows={jobs} rowKey={({ name }) => name} />
}

const columnsOf = (why: string | null): readonly Column<Job>[] => [
  {
    key: 'title',
    header: 'Job',
    primary: true,
    cell: ({ title, every }) => (
      <>
        <span className="font-medium text-ink">{title}</span>
        <span className="block text-sm font-normal text-muted">{everyInWords(every)}</span>
      </>
    ),
  },
  { key: 'state', header: 'State', nowrap: true, cell: (job) => <JobBadge job={job} /> },
  {
    key: 'last',
    header: 'Last run',
    nowrap: true,
    cell: ({ finishedAt }) => (finishedAt ? <When at={finishedAt} /> : 'Never'),
  },
  {
    key: 'took',
    header: 'Took',
    align: 'end',
    nowrap: true,
    cell: ({ tookMs }) => (tookMs === null ? '–' : tookInWords(tookMs)),
  },
  { key: 'done', header: 'Did', align: 'end', cell: ({ done }) => done },
  {
    key: 'next',
    header: 'Next',
    nowrap: true,
    cell: ({ nextAt }) => (nextAt ? <When at={nextAt} /> : 'At the next start'),
  },
  {
    key: 'error',
    header: 'Error',
    cell: ({ lastError }) =>
      lastError ? (
        <span className="break-words text-negative-ink">{lastError}</span>
      ) : (
        <span className="text-muted">None</span>
      ),
  },
  {
    key: 'run',
    header: 'Run',
    headerHidden: true,
    align: 'end',
    cell: ({ name }) => (
      <Possibly why={why} label="Run now" size="small">
        <IntentButton intent="run" formKey={name} fields={{ name }} size="small" icon="play">
          Run now
        </IntentButton>
      </Possibly>
    ),
  },
]

function JobBadge({ job: { finishedAt, lastError } }: { job: Job }) {
  if (lastError !== null) return <Badge tone="refused">Failed</Badge>
  return finishedAt ? <Badge tone="done">Ran well</Badge> : <Badge>Not yet</Badge>
}
