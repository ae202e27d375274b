import { say } from '../draft.ts'
import type { Writer } from './template.ts'

/** To the requestor: an administrator closed the request, or what it asked for is gone. */
export const requestCanceled: Writer<'requestCanceled'> = (data) => ({
  subject: `Closed: your request for ${data.packageName}`,
  blocks: [
    say(`Your request for “${data.packageName}” was closed before it was decided.`),
    ...(data.reason.trim() ? [say(`The reason: ${data.reason}`)] : []),
  ],
  action: { label: 'See the request', url: data.url },
  because: 'you asked for this access',
})
