import type { ExtensionMode } from '@latchkey/core/entitlement/policy'
import { say } from '../draft.ts'
import { fromNow, saidTime } from '../when.ts'
import type { Writer } from './template.ts'

const whatToDo: Record<ExtensionMode, string> = {
  none: 'It cannot be extended. If you still need it after that, ask for it again then. If not, there is nothing for you to do.',
  withoutApproval:
    'If you need it longer, you can extend it; nobody has to approve that. If not, there is nothing for you to do.',
  withApproval:
    'If you need it longer, ask for more time now, so that there is time to approve it. If not, there is nothing for you to do.',
}

const buttons: Record<ExtensionMode, string> = {
  none: 'See your access',
  withoutApproval: 'Extend it',
  withApproval: 'Ask for more time',
}

/** To the holder, some days before the end: when that is, and whether there can be more time. */
export const accessEndsSoon: Writer<'accessEndsSoon'> = (data, clock) => ({
  subject: `Your access ends ${fromNow(data.expiresAt, clock)}: ${data.packageName}`,
  blocks: [
    say(`Your access to “${data.packageName}” ends ${saidTime(data.expiresAt, clock)}.`),
    say(whatToDo[data.extension]),
  ],
  action: { label: buttons[data.extension], url: data.url },
  because: 'you have this access',
})
