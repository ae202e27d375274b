import { quote, say } from '../draft.ts'
import type { Writer } from './template.ts'

/** To the requestor: who said no, and why. */
export const requestDenied: Writer<'requestDenied'> = (data) => ({
  subject: `Denied: your request for ${data.packageName}`,
  blocks: [
    say(
      data.by === null
        ? `Latchkey closed your request for “${data.packageName}” without approval.`
        : `${data.by} denied your request for “${data.packageName}”.`,
    ),
    ...(data.by === null ? (data.reason.trim() ? [say(data.reason)] : []) : quote(data.by, data.reason)),
    say('If you still need this access, you can ask again and say more about why.'),
  ],
  action: { label: 'See the request', url: data.url },
  because: 'you asked for this access',
})
