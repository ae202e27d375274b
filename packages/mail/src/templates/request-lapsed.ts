import { named, say } from '../draft.ts'
import { becauseOfRequest, subjectOfRequest } from './own-request.ts'
import type { Writer } from './template.ts'

/** To the requestor: nobody decided in time. */
export const requestLapsed: Writer<'requestLapsed'> = (data) => ({
  subject: subjectOfRequest('Nobody decided in time', data.packageName, data.onBehalf),
  blocks: [
    say(`The request for “${data.packageName}” has closed, because nobody decided it in time.`),
    say(
      data.approvers.length > 0
        ? `It was waiting for ${named(data.approvers, 'or')}. You can ask again, and it helps to tell them first.`
        : 'You can ask again.',
    ),
  ],
  action: { label: 'Ask again', url: data.url },
  because: becauseOfRequest(data.onBehalf),
})
