import { named, say } from '../draft.ts'
import { becauseOfRequest, ownRequest, subjectOfRequest } from './own-request.ts'
import type { Writer } from './template.ts'

/** To the requestor, after each stage but the last: who agreed, and who decides next. */
export const stageApproved: Writer<'stageApproved'> = (data) => ({
  subject: subjectOfRequest('One step further', data.packageName, data.onBehalf),
  blocks: [
    say(`${data.by} approved ${ownRequest(data.packageName, data.onBehalf)}.`),
    say(
      data.nextApprovers.length > 0
        ? `Next it is up to ${named(data.nextApprovers, 'or')}. There is nothing for you to do.`
        : 'It goes on to the next stage. There is nothing for you to do.',
    ),
  ],
  action: { label: 'Follow the request', url: data.url },
  because: becauseOfRequest(data.onBehalf),
})
