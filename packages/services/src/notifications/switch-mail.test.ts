import type { UserId } from '@latchkey/core/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStory, refusalOf, type Story } from '../directory/story.testing.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { listMailEvents, mailEventByName, previewOfNote } from './mail-events.views.ts'
import { listMessages, messageById } from './messages.views.ts'
import { setMailNote } from './set-mail-note.ts'
import { switchMail } from './switch-mail.ts'

let story: Story
let asGloria: Portal
let asReader: Portal
let ada: UserId

beforeAll(async () => {
  story = await beginStory()
  asGloria = await story.portal.as(await story.person('Gloria', {}, 'globalAdministrator'))
  asReader = await story.portal.as(await story.person('Rita', {}, 'globalReader'))
  ada = await story.person('Ada')
})
afterAll(() => story.portal.dispose())

const url = 'http://localhost:3000/'
const seatGiven = () =>
  story.portal.db.transaction((tx) =>
    record(story.portal, tx, [], [{ template: 'seatGiven', to: ada, data: { productName: 'Figma', url } }]),
  )
const passwordReset = () =>
  story.portal.db.transaction((tx) =>
    record(story.portal, tx, [], [{ template: 'passwordReset', to: ada, data: { by: 'Heli', url } }]),
  )
const written = async () => (await listMessages(asGloria)).rows
const sentOf = async (name: string) => {
  const events = (await listMailEvents(asGloria)).groups.flatMap(({ events }) => events)
  return events.find((event) => event.name === name)?.sent
}

test('what an administrator switches off is not written any more, until it is switched on', async () => {
  await switchMail(asGloria, { event: 'seatGiven', on: false })
  await seatGiven()
  expect(await written()).toEqual([])
  expect(await sentOf('seatGiven')).toBe(false)
  await switchMail(asGloria, { event: 'seatGiven', on: 'true' })
  await seatGiven()
  expect(await written()).toHaveLength(1)
})

test('mail about the security of an account cannot be switched off', async () => {
  expect(await refusalOf(switchMail(asGloria, { event: 'passwordReset', on: false }))).toBe('mailAlwaysSent')
  await passwordReset()
  expect((await written())[0]).toMatchObject({ template: 'passwordReset' })
})

test('only global administrators switch mail and write notes; readers look', async () => {
  expect(await refusalOf(switchMail(asReader, { event: 'seatGiven', on: false }))).toBe('notAllowed')
  expect(await refusalOf(setMailNote(asReader, { event: 'seatGiven', note: 'Hello' }))).toBe('notAllowed')
  expect((await listMailEvents(asReader)).whyNotUpdate).not.toBeNull()
  expect(await refusalOf(listMailEvents(await story.portal.as(ada)))).toBe('notAllowed')
  expect(await refusalOf(mailEventByName(asReader, 'constructor'))).toBe('notFound')
})

test('every switch and every note is in the audit log, once where it changes nothing twice', async () => {
  await switchMail(asGloria, { event: 'seatGiven', on: true })
  await setMailNote(asGloria, { event: 'seatGiven', note: 'Ask the help desk.' })
  await setMailNote(asGloria, { event: 'seatGiven', note: 'Ask the help desk.' })
  const names = (await story.activities()).filter((name) => name.startsWith('mail.'))
  expect(names).toEqual(['mail.switched', 'mail.switched', 'mail.noteChanged'])
})

test('a note stands in every such letter, in the preview before it is kept, and never as markup', async () => {
  const note = '<b>Ask</b> the help desk.\n\u202eSecond line'
  const preview = previewOfNote(asGloria, { event: 'seatGiven', note })
  expect(preview.text).toContain('<b>Ask</b> the help desk.\nSecond line')
  expect(preview.html).toContain('&lt;b&gt;Ask&lt;/b&gt; the help desk.<br>Second line')
  await setMailNote(asGloria, { event: 'seatGiven', note: 'Ask the help desk.' })
  await seatGiven()
  const [newest] = await written()
  expect((await messageById(asGloria, newest?.id ?? '')).text).toContain('Ask the help desk.')
  expect((await mailEventByName(asGloria, 'seatGiven')).preview.text).toContain('Ask the help desk.')
  expect(await refusalOf(setMailNote(asGloria, { event: 'seatGiven', note: 'x'.repeat(501) }))).toBe('invalidInput')
})

test('two administrators who switch at once both have their way', async () => {
  await Promise.all([
    switchMail(asGloria, { event: 'seatWaiting', on: false }),
    switchMail(asGloria, { event: 'licenseEnded', on: false }),
  ])
  expect([await sentOf('seatWaiting'), await sentOf('licenseEnded')]).toEqual([false, false])
})
