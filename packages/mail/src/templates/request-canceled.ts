import { say } from '../draft.ts'
import { becauseOfRequest, subjectOfRequest } from './own-request.ts'
import type { Writer } from './template.ts'

/** To the requestor: an administrator closed the request, or what it asked for is gone. */
export const requestCanceled: Writer<'requestCanceled'> = (data) => ({
  subject: subjectOfRequest('Closed', data.packageName, data.onBehalf),
  blocks: [
    say(`The request for “${data.packageName}” was closed before it was decided.`),
    ...(data.reason.trim() ? [say(`The reason: ${data.reason}`)] : []),
  ],
  action: { label: 'See the request', url: data.url },
  because: becauseOfRequest(data.onBehalf),
})
