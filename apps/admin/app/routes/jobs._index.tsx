import { listJobs } from '@latchkey/services/jobs/jobs.views'
import { RunJob, runJobNow } from '@latchkey/services/jobs/run-job-now'
import { whyNotRunJobs } from '@latchkey/services/overview/records-rights.views'
import { Callout } from '@latchkey/ui/callout'
import { Page } from '@latchkey/ui/page'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { JobTable } from '../parts/job-table.tsx'
import { turnInWords } from '../parts/job-words.ts'

export const meta = titled('Jobs')

export const loader = page(async ({ portal }) => ({
  jobs: await listJobs(portal),
  why: whyNotRunJobs(portal),
  here: portal.settings.jobs,
}))

export const action = forms({
  run: form(RunJob, async ({ portal }, value) => done(turnInWords(await runJobNow(portal, value)))),
})

export default function Jobs() {
  const { jobs, why, here } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Jobs"
      description="What runs by itself. Each looks for what is due, so running one twice does nothing twice."
    >
      {!here && (
        <Callout kind="warning" title="This process does not run the jobs">
          Another process does, or nobody: look at the times below.
        </Callout>
      )}
      <JobTable jobs={jobs} why={why} />
    </Page>
  )
}
