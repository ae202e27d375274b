import { list, say } from '../draft.ts'
import { shortened } from '../subject.ts'
import { saidTime } from '../when.ts'
import type { Writer } from './template.ts'

/** To a manager who asked for access for a report: the report has it now. */
export const deliveredForReport: Writer<'deliveredForReport'> = (data, clock) => ({
  subject: `${shortened(data.report, 30)} has the access you asked for: ${data.packageName}`,
  blocks: [
    say(`${data.report} now has “${data.packageName}”.${data.gives.length > 0 ? ' It gives them:' : ''}`),
    ...list(data.gives),
    say(
      data.expiresAt
        ? `It ends by itself ${saidTime(data.expiresAt, clock)}.`
        : 'It has no end date. You can end it when it is no longer needed.',
    ),
  ],
  action: { label: 'See your team', url: data.url },
  because: `you asked for this access for ${data.report}`,
})
