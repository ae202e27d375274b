import { say } from '../draft.ts'
import type { Writer } from './template.ts'

/** To the one who held the access: it is over, and why. Who may ask again is told so. */
export const accessEnded: Writer<'accessEnded'> = (data) => ({
  subject: `Your access has ended: ${data.packageName}`,
  blocks: [
    say(`You no longer have “${data.packageName}”.`),
    ...(data.reason.trim() ? [say(`The reason: ${data.reason.replace(/\.$/, '')}.`)] : []),
    ...(data.mayAskAgain ? [say('If you still need it, you can ask for it again.')] : []),
  ],
  action: { label: data.mayAskAgain ? 'Ask again' : 'See your access', url: data.url },
  because: 'you had this access',
})
