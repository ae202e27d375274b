import { say } from '../draft.ts'
import { saidTime } from '../when.ts'
import type { Writer } from './template.ts'

/** To the holder whose access lasts longer now. */
export const accessExtended: Writer<'accessExtended'> = (data, clock) => ({
  subject: `Extended: your access to ${data.packageName}`,
  blocks: [
    say(
      data.expiresAt === null
        ? `Your access to “${data.packageName}” has no end now.`
        : `Your access to “${data.packageName}” was extended. It ends ${saidTime(data.expiresAt, clock)}.`,
    ),
  ],
  action: { label: 'See your access', url: data.url },
  because: 'you have this access package',
})
