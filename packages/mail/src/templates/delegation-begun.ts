import { facts, named, quote, say } from '../draft.ts'
import { shortened } from '../subject.ts'
import { saidTime } from '../when.ts'
import type { Writer } from './template.ts'

/** To both, once one decides in the place of the other. */
export const delegationBegun: Writer<'delegationBegun'> = (data, clock) => {
  const mine = data.recipient === 'approver'
  return {
    subject: mine
      ? `${shortened(data.delegate, 30)} decides for you from now on`
      : `You decide for ${shortened(data.approver, 30)} from now on`,
    blocks: [
      say(
        mine
          ? `${data.delegate} can now decide requests in your place. You can still decide them yourself.`
          : `${data.approver} lets you decide requests in their place. The history says for whom you decided.`,
      ),
      ...(mine ? [] : quote(data.approver, data.note)),
      facts([
        ['For', data.kinds.length > 0 ? named(data.kinds, 'and') : 'All requests'],
        ['Access packages', data.packages.length > 0 ? named(data.packages, 'and') : 'All'],
        ['Until', data.untilAt ? saidTime(data.untilAt, clock) : 'It is taken back'],
        ['Waiting already', passedOn(data.pending)],
      ]),
    ],
    action: mine
      ? { label: 'See your delegations', url: data.url }
      : { label: 'See what waits for you', url: data.url },
    because: mine ? 'you delegated your approvals' : 'somebody delegated their approvals to you',
  }
}

const passedOn = (pending: number): string =>
  pending === 0 ? '' : `${pending} ${pending === 1 ? 'request' : 'requests'}`
