import {
  isMailEvent,
  isSent,
  type MailEvent,
  type MailEventName,
  mailEventNames,
  mailEvents,
  mailGroups,
  mailGroupTitles,
} from '@latchkey/core/notifications/mail-events'
import { notFound } from '@latchkey/core/refusal'
import { type Composed, compose } from '@latchkey/mail/compose'
import { inDark } from '@latchkey/mail/in-dark'
import { exampleClock, letters } from '@latchkey/mail/letters.examples'
import { type WhyNot, whyNot } from '../overview/why-not.ts'
import type { Portal } from '../portal.ts'
import { mustRead } from '../visible.ts'
import { mailChoices } from './mail-choices.store.ts'

/** An event as administrators see it: who gets mail about it, and whether it is sent. */
export interface MailEventRow {
  readonly name: MailEventName
  readonly title: string
  readonly to: string
  readonly sent: boolean
  /** Whether it is always sent. */
  readonly always: boolean
  /** Whether people who chose a daily digest read it there. */
  readonly inDigest: boolean
  readonly note: string
}

/** Every event by its group, and why the one who looks cannot switch them. Refuses who may not read messages. */
export async function listMailEvents(portal: Portal) {
  mustRead(portal, 'message.read')
  const choices = await mailChoices(portal.db.read)
  const rows = mailEventNames.map((name) => ({
    ...rowOf(name),
    sent: isSent(name, choices),
    note: choices.notes[name] ?? '',
  }))
  return {
    groups: mailGroups.map((group) => ({
      title: mailGroupTitles[group],
      events: rows.filter(({ name }): boolean => mailEvents[name].group === group),
    })),
    whyNotUpdate: whyNot(portal.actor, 'mail.update'),
  }
}

/** A letter as its readers see it, by day and by night. */
export interface MailPreview extends Composed {
  readonly dark: string
}

/** An event with its letter about made-up people. Refuses who may not read messages, and with notFound. */
export async function mailEventByName(
  portal: Portal,
  name: string,
): Promise<MailEventRow & { readonly preview: MailPreview; readonly whyNotUpdate: WhyNot }> {
  mustRead(portal, 'message.read')
  if (!isMailEvent(name)) throw notFound('message')
  const choices = await mailChoices(portal.db.read)
  const note = choices.notes[name] ?? ''
  return {
    ...rowOf(name),
    sent: isSent(name, choices),
    note,
    preview: previewOf(portal, name, note),
    whyNotUpdate: whyNot(portal.actor, 'mail.update'),
  }
}

/** How a letter would look with a note that is not kept yet. Refuses who may not read messages. */
export function previewOfNote(portal: Portal, { event, note }: { event: MailEventName; note: string }): MailPreview {
  mustRead(portal, 'message.read')
  return previewOf(portal, event, note)
}

function previewOf({ settings }: Portal, name: MailEventName, note: string): MailPreview {
  const { origin, timeZone } = settings
  const letter = compose(letters[name], { displayName: 'Ada Lovelace' }, { origin, timeZone, now: exampleClock }, note)
  return { ...letter, dark: inDark(letter.html) }
}

const rowOf = (name: MailEventName) => {
  const { title, to, always = false, inDigest = false }: MailEvent = mailEvents[name]
  return { name, title, to, always, inDigest }
}
