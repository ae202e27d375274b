import type { Objection } from '../objection.ts'
import { after, days, hours, minutes, seconds } from '../time.ts'

/** States of a message in the outbox. */
export const messageStates = ['waiting', 'sent', 'failed'] as const

/** The state of a message. */
export type MessageState = (typeof messageStates)[number]

const backOff = [seconds(30), minutes(2), minutes(10), hours(1), hours(6), days(1)] as const

/** When a message is tried again after its `attempts`-th failure; null means that it failed for good. */
export const nextAttempt = (attempts: number, at: Date): Date | null => {
  const wait = backOff[attempts - 1]
  return wait === undefined ? null : after(at, wait)
}

/** How the states are called on pages. */
export const messageStateTitles: Record<MessageState, string> = { waiting: 'Waiting', sent: 'Sent', failed: 'Failed' }

/** For how long a sender has the messages that it took; then another may take them. */
export const senderLease = minutes(5)

/** A message that an administrator wants to be sent again. */
export interface Resending {
  readonly state: MessageState
  /** Why the last try failed; null where there was none, or the next is under way. */
  readonly lastError: string | null
}

/** Every reason not to send a message again. One that waits after a failure may be tried at once. */
export const objectionsToResending: readonly Objection<Resending>[] = [
  {
    code: 'messageOnItsWay',
    kind: 'conflict',
    says: 'This message is on its way already.',
    when: ({ state, lastError }) => state === 'waiting' && lastError === null,
  },
]
