import { say } from '../draft.ts'
import type { Writer } from './template.ts'

/** To somebody whose wait is over. */
export const seatGiven: Writer<'seatGiven'> = (data) => ({
  subject: `You have a license now: ${data.productName}`,
  blocks: [say(`Your wait is over. A license of ${data.productName} is yours now. You can use it right away.`)],
  action: { label: 'See your licenses', url: data.url },
  because: 'you were in line for this license',
})
