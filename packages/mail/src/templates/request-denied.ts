import { quote, say } from '../draft.ts'
import { becauseOfRequest, ownRequest, subjectOfRequest } from './own-request.ts'
import type { Writer } from './template.ts'

/** To the requestor: who said no, and why. */
export const requestDenied: Writer<'requestDenied'> = (data) => ({
  subject: subjectOfRequest('Denied', data.packageName, data.onBehalf),
  blocks: [
    say(
      data.by === null
        ? `Without approval Latchkey closed ${ownRequest(data.packageName, data.onBehalf)}.`
        : `${data.by} denied ${ownRequest(data.packageName, data.onBehalf)}.`,
    ),
    ...(data.by === null ? (data.reason.trim() ? [say(data.reason)] : []) : quote(data.by, data.reason)),
    say('If you still need this access, you can ask again and say more about why.'),
  ],
  action: { label: 'See the request', url: data.url },
  because: becauseOfRequest(data.onBehalf),
})
