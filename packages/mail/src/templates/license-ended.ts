import { say } from '../draft.ts'
import type { Writer } from './template.ts'

/** To somebody who has lost a license outside of an access package. */
export const licenseEnded: Writer<'licenseEnded'> = (data) => ({
  subject: `Your license has ended: ${data.productName}`,
  blocks: [
    say(`You no longer have a license of ${data.productName}.`),
    say('If you still need it, look for an access package that gives it, or ask your help desk.'),
  ],
  action: { label: 'See your licenses', url: data.url },
  because: 'you had this license',
})
