import type { Objection } from '../objection.ts'
import { after, hours, minutes, seconds } from '../time.ts'
import { type CalloutState, longestWait } from './callout.ts'

/** For how many hours a request may wait for an answer. */
export const waitHours = { min: 1, max: longestWait * 24 } as const

/** How the states of a call are called on pages. */
export const calloutStateTitles: Record<CalloutState, string> = {
  waiting: 'Waiting to be sent',
  calloutSent: 'Sent',
  waitingForCallback: 'Waiting for the answer',
  callbackReceived: 'Answered',
  calloutFailed: 'Failed',
  callbackTimedOut: 'No answer in time',
}

/** The address of an extension that is about to be saved. */
export interface ExtensionDraft {
  readonly url: string
  /** Whether the host stands for an address that is not of the public internet now. Which one is nobody's to learn from here. */
  readonly isPrivate: boolean
  /** Whether the settings of the organization let calls into its own network. */
  readonly privateCallouts: boolean
}

/** Every reason not to keep an address for calls, in the order a person should hear them. */
export const objectionsToExtensionAddress: readonly Objection<ExtensionDraft>[] = [
  {
    code: 'extensionAddressUnfit',
    kind: 'invalid',
    field: 'url',
    says: 'Enter an address that starts with https:// or http://, without a user name and a password in it.',
    when: ({ url }) => !isCallable(url),
  },
  {
    code: 'extensionAddressPrivate',
    kind: 'invalid',
    field: 'url',
    says: 'This address leads into a network that is not public. A governance administrator can allow that in the settings of access packages.',
    when: ({ isPrivate, privateCallouts }) => isPrivate && !privateCallouts,
  },
]

function isCallable(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, username, password, hostname } = new URL(url)
  return ['https:', 'http:'].includes(protocol) && username === '' && password === '' && hostname !== ''
}

/** Every reason not to delete a custom extension. */
export const objectionsToExtensionDeletion: readonly Objection<{
  /** The policies that call it. */
  readonly policies: readonly string[]
  /** How many calls are yet to be sent or answered. */
  readonly open: number
}>[] = [
  {
    code: 'extensionInPolicy',
    kind: 'conflict',
    says: ({ policies }) =>
      `${policies.length === 1 ? 'The policy' : 'The policies'} ${policies.join(', ')} ${policies.length === 1 ? 'calls' : 'call'} this extension. Take it out there first.`,
    when: ({ policies }) => policies.length > 0,
  },
  {
    code: 'extensionAwaited',
    kind: 'conflict',
    says: ({ open }) =>
      `${open === 1 ? 'One call is' : `${open} calls are`} still on the way or waited for. Switch the extension off, and delete it when they are done.`,
    when: ({ open }) => open > 0,
  },
]

const backOff = [seconds(10), minutes(1), minutes(5), minutes(30), hours(2), hours(6)] as const

/**
 * When a call is tried again after its `attempts`-th failure; null means that it failed for good. What a request waits for is not tried
 * any more once the wait would be over.
 */
export function nextCall(attempts: number, at: Date, waitUntil: Date | null): Date | null {
  const wait = backOff[attempts - 1]
  if (wait === undefined) return null
  const next = after(at, wait)
  return waitUntil !== null && next >= waitUntil ? null : next
}

/** For how long a sender has the calls that it took; then another may take them. */
export const callLease = minutes(2)

/** How long a receiver may take to take a call over. */
export const callPatience = seconds(10)

/** A call that an administrator wants to be sent again. */
export interface CallAgain {
  readonly state: CalloutState
  readonly lastError: string | null
  /** Whether a request waited for its answer. */
  readonly waits: boolean
  /** Whether that request still does. */
  readonly awaited: boolean
}

/** Every reason not to send a call again. */
export const objectionsToCallingAgain: readonly Objection<CallAgain>[] = [
  {
    code: 'calloutOnItsWay',
    kind: 'conflict',
    says: 'This call is on its way already.',
    when: ({ state, lastError }) => state === 'waiting' && lastError === null,
  },
  {
    code: 'calloutNotAwaited',
    kind: 'conflict',
    says: 'The request does not wait for this call any more.',
    when: ({ waits, awaited }) => waits && !awaited,
  },
]

/** An answer to a call. */
export interface CallAnswer {
  readonly state: CalloutState
  readonly awaited: boolean
  readonly waitUntil: Date | null
  /** How many stages the request has, and whether the answer adds one. */
  readonly stages: number
  readonly addsStage: boolean
  readonly at: Date
}

/** Every reason not to take an answer to a call. */
export const objectionsToAnswer: readonly Objection<CallAnswer>[] = [
  {
    code: 'calloutAnswered',
    kind: 'conflict',
    says: 'This call has been answered already.',
    when: ({ state }) => state === 'callbackReceived',
  },
  {
    code: 'calloutNotAwaited',
    kind: 'conflict',
    says: 'The request does not wait for this call any more.',
    when: ({ state, awaited, waitUntil, at }) =>
      !awaited || !['waiting', 'waitingForCallback'].includes(state) || (waitUntil !== null && waitUntil <= at),
  },
  {
    code: 'tooManyStages',
    kind: 'invalid',
    field: 'data.approvalStage',
    says: 'The policy has three stages of approval already, so that none can be added.',
    when: ({ addsStage, stages }) => addsStage && stages >= 3,
  },
]
