import { approversPage, requestTimes } from '@latchkey/services/reports/request-times.views'
import { Button } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { DateField } from '@latchkey/ui/field'
import { Form } from '@latchkey/ui/link'
import { Page } from '@latchkey/ui/page'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { ReportTabs } from '../parts/report-tabs.tsx'
import { ApproverTimesList, StageTimesList, StateTimesList } from '../parts/request-times.tsx'

export const meta = titled('Reports')

export const loader = page(async ({ portal, url }) => {
  const asked = url.searchParams
  const cursor = asked.get('cursor')
  const { byApprover, ...report } = await requestTimes(portal, { from: asked.get('from'), to: asked.get('to') })
  return { ...report, approvers: approversPage(byApprover, cursor), cursor }
})

export default function RequestTimes() {
  const { period, requests, cutOff, byState, byStage, approvers, cursor } = useLoaderData<typeof loader>()
  const params = { from: period.from, to: period.to }
  return (
    <Page
      title="Reports"
      description="How access is asked for, decided and used, in the catalogs that you may see."
      tabs={<ReportTabs current="/reports" />}
    >
      <Form
        key={`${period.from} ${period.to}`}
        action={adminPage('/reports')}
        method="get"
        className="flex flex-wrap items-end gap-3"
      >
        <DateField name="from" label="Submitted from" defaultValue={period.from} />
        <DateField name="to" label="Until" defaultValue={period.to} />
        <Button variant="primary">Show</Button>
      </Form>
      {cutOff ? (
        <Callout kind="warning" title={`Only the newest ${requests.toLocaleString('en-US')} requests are counted`}>
          There are more in this period. Choose a shorter one to count them all.
        </Callout>
      ) : (
        <p className="text-muted">
          {requests.toLocaleString('en-US')} {requests === 1 ? 'request was' : 'requests were'} submitted in this
          period. A period has at most a year.
        </p>
      )}
      <StateTimesList rows={byState} params={params} />
      <StageTimesList rows={byStage} params={params} />
      <ApproverTimesList page={approvers} params={params} cursor={cursor} />
    </Page>
  )
}
