import { say } from '../draft.ts'
import type { Writer } from './template.ts'

/** To everybody who has a package that was to go: it stays. */
export const retirementCalledOff: Writer<'retirementCalledOff'> = (data) => ({
  subject: `Stays after all: ${data.packageName}`,
  blocks: [
    say(
      `The access package “${data.packageName}” is not retired after all. You keep it, under the terms that you had.`,
    ),
    say('There is nothing for you to do.'),
  ],
  action: { label: 'See your access', url: data.url },
  because: 'you have this access',
})
