import { say } from '../draft.ts'
import { shortened } from '../subject.ts'
import type { Writer } from './template.ts'

/** To those who were asked to decide a request that is approved now. */
export const requestApprovedNotice: Writer<'requestApprovedNotice'> = (data) => ({
  subject: `Approved: ${shortened(data.requestor, 26)}, ${shortened(data.packageName, 30)}`,
  blocks: [
    say(`${data.by} approved the request of ${data.requestor} for “${data.packageName}”. All stages are done.`),
    say('There is nothing more for you to decide.'),
  ],
  action: { label: 'See the request', url: data.url },
  because: 'you were asked to decide this request',
})
