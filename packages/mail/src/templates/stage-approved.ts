import { named, say } from '../draft.ts'
import type { Writer } from './template.ts'

/** To the requestor, after each stage but the last: who agreed, and who decides next. */
export const stageApproved: Writer<'stageApproved'> = (data) => ({
  subject: `One step further: your request for ${data.packageName}`,
  blocks: [
    say(`${data.by} approved your request for “${data.packageName}”.`),
    say(
      data.nextApprovers.length > 0
        ? `Next it is up to ${named(data.nextApprovers, 'or')}. There is nothing for you to do.`
        : 'It goes on to the next stage. There is nothing for you to do.',
    ),
  ],
  action: { label: 'Follow the request', url: data.url },
  because: 'you asked for this access',
})
