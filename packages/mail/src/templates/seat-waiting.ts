import { say } from '../draft.ts'
import type { Writer } from './template.ts'

/** To somebody who is entitled to a product that has no free seat. */
export const seatWaiting: Writer<'seatWaiting'> = (data) => ({
  subject: `You are in line for ${data.productName}`,
  blocks: [
    say(`You may use ${data.productName}, but all of its licenses are taken at the moment.`),
    say(
      data.position === 1
        ? 'You are first in line. The next license that becomes free is yours, and we will write to you then.'
        : `You are number ${data.position} in line. You get a license as soon as it is your turn, and we will write to you then.`,
    ),
  ],
  action: { label: 'See your place in line', url: data.url },
  because: 'you were given access that needs this license',
})
