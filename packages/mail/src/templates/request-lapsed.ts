import { named, say } from '../draft.ts'
import type { Writer } from './template.ts'

/** To the requestor: nobody decided in time. */
export const requestLapsed: Writer<'requestLapsed'> = (data) => ({
  subject: `Nobody decided in time: your request for ${data.packageName}`,
  blocks: [
    say(`Your request for “${data.packageName}” has closed, because nobody decided it in time.`),
    say(
      data.approvers.length > 0
        ? `It was waiting for ${named(data.approvers, 'or')}. You can ask again, and it helps to tell them first.`
        : 'You can ask again.',
    ),
  ],
  action: { label: 'Ask again', url: data.url },
  because: 'you asked for this access',
})
