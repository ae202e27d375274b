import { links, say } from '../draft.ts'
import { fromNow } from '../when.ts'
import type { Writer } from './template.ts'

/** To an approver who chose one mail a day: what waits, with what lapses first on top. */
export const approvalDigest: Writer<'approvalDigest'> = (data, clock) => ({
  subject: data.waiting === 1 ? '1 request waits for your decision' : `${data.waiting} requests wait for your decision`,
  blocks: [
    say('This waits for your decision. What lapses first stands on top:'),
    links(
      data.requests.map(({ requestor, packageName, dueAt, url }) => ({
        label: `${requestor}: ${packageName}`,
        detail: `lapses ${fromNow(dueAt, clock)}`,
        url,
      })),
    ),
    ...(data.waiting > data.requests.length ? [say(`And ${data.waiting - data.requests.length} more.`)] : []),
  ],
  action: { label: 'Decide', url: data.url },
  because: 'you chose one mail a day about requests that wait for you; My Account, Settings changes that',
})
