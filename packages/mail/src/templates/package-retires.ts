import { quote, say } from '../draft.ts'
import { fromNow, saidTime } from '../when.ts'
import type { Writer } from './template.ts'

/** To everybody who has a package that is to go: when, and what an administrator has to say. */
export const packageRetires: Writer<'packageRetires'> = (data, clock) => ({
  subject: `Ends for everybody ${fromNow(data.endsAt, clock)}: ${data.packageName}`,
  blocks: [
    say(`The access package “${data.packageName}” is being retired. Everybody's access to it ends, and yours too:`),
    say(`It ends ${saidTime(data.endsAt, clock)}. It cannot be extended.`),
    ...quote('Your administrator', data.note),
  ],
  action: { label: 'See your access', url: data.url },
  because: 'you have this access',
})
