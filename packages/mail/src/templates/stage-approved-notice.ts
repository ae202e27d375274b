import { say } from '../draft.ts'
import { shortened } from '../subject.ts'
import type { Writer } from './template.ts'

/** To those who were asked to decide a stage that is approved now, where others follow. */
export const stageApprovedNotice: Writer<'stageApprovedNotice'> = (data) => ({
  subject: `Your stage is done: ${shortened(data.requestor, 22)}, ${shortened(data.packageName, 24)}`,
  blocks: [
    say(
      `${data.by} approved stage ${data.stage} of ${data.stages} of the request of ${data.requestor} for “${data.packageName}”.`,
    ),
    say('Others decide the next stage. There is nothing more for you to decide.'),
  ],
  action: { label: 'See the request', url: data.url },
  because: 'you were asked to decide this stage',
})
