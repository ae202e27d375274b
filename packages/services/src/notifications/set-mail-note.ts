import { longestNote, mailEventNames, mailEvents } from '@latchkey/core/notifications/mail-events'
import { z } from 'zod'
import { paragraph } from '../fields.ts'
import { setSetting } from '../installation/settings.store.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { mailChoices } from './mail-choices.store.ts'

/** The paragraph that an organization adds to a letter; empty takes it away. */
export const SetMailNote = z.object({
  event: z.enum(mailEventNames, { error: 'Choose a kind of mail.' }),
  note: paragraph(longestNote),
})

/** An administrator adds a note to every letter about an event, changes it, or takes it away. */
export const setMailNote = operation('mail.update', SetMailNote, async (portal, tx, { event, note }) => {
  must(portal, 'mail.update')
  const choices = await mailChoices(tx)
  const before = choices.notes[event] ?? ''
  if (before === note) return
  const { [event]: _, ...others } = choices.notes
  const notes = note === '' ? others : { ...others, [event]: note }
  await setSetting(tx, 'mail', { ...choices, notes }, portal.now())
  await record(portal, tx, [
    {
      activity: 'mail.noteChanged',
      target: { type: 'settings', id: `mail.${event}`, name: mailEvents[event].title },
      details: { before, after: note },
    },
  ])
})
