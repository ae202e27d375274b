import { isSent, mailEventNames, mailEvents, objectionsToSwitching } from '@latchkey/core/notifications/mail-events'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { tick } from '../fields.ts'
import { setSetting } from '../installation/settings.store.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { mailChoices } from './mail-choices.store.ts'

/** Which mail is switched on or off for everybody. */
export const SwitchMail = z.object({
  event: z.enum(mailEventNames, { error: 'Choose a kind of mail.' }),
  on: tick(),
})

/** An administrator switches mail about an event on or off, for the whole organization. */
export const switchMail = operation('mail.update', SwitchMail, async (portal, tx, { event, on }) => {
  must(portal, 'mail.update')
  insist(objectionsToSwitching, event)
  const choices = await mailChoices(tx)
  if (isSent(event, choices) === on) return
  await setSetting(tx, 'mail', { ...choices, switched: { ...choices.switched, [event]: on } }, portal.now())
  await record(portal, tx, [
    {
      activity: 'mail.switched',
      target: { type: 'settings', id: `mail.${event}`, name: mailEvents[event].title },
      details: { before: { sent: !on }, after: { sent: on } },
    },
  ])
})
