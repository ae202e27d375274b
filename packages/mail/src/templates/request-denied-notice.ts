import { quote, say } from '../draft.ts'
import { shortened } from '../subject.ts'
import type { Writer } from './template.ts'

/** To those who were asked to decide a request that somebody else has denied. */
export const requestDeniedNotice: Writer<'requestDeniedNotice'> = (data) => ({
  subject: `Denied: ${shortened(data.requestor, 26)}, ${shortened(data.packageName, 30)}`,
  blocks: [
    say(
      data.by === null
        ? `The request of ${data.requestor} for “${data.packageName}” was closed without approval.`
        : `${data.by} denied the request of ${data.requestor} for “${data.packageName}”.`,
    ),
    ...(data.by === null ? (data.reason.trim() ? [say(data.reason)] : []) : quote(data.by, data.reason)),
    say('There is nothing more for you to decide.'),
  ],
  action: { label: 'See the request', url: data.url },
  because: 'you were asked to decide this request',
})
