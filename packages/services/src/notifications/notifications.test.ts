import type { UserId } from '@latchkey/core/ids'
import { seconds } from '@latchkey/core/time'
import type { Transport } from '@latchkey/mail/transport'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStory, refusalOf, type Story } from '../directory/story.testing.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { countMessages, listMessages, messageById } from './messages.views.ts'
import { resendMessage } from './resend-message.ts'
import { sendDueMessages } from './send-due-messages.ts'

let story: Story
let portal: Story['portal']
let asGloria: Portal
let ada: UserId

beforeAll(async () => {
  story = await beginStory()
  portal = story.portal
  asGloria = await portal.as(await story.person('Gloria Global', {}, 'globalAdministrator'))
  ada = await story.person('Ada')
})
afterAll(() => portal.dispose())

const write = (productName: string) =>
  portal.db.transaction((tx) =>
    record(portal, tx, [], [{ template: 'seatGiven', to: ada, data: { productName, url: 'http://localhost:3000/' } }]),
  )

const broken: Transport = {
  send: async () => {
    throw new Error('550 mailbox unavailable')
  },
  close: async () => undefined,
}

const newest = async () => {
  const [first] = (await listMessages(asGloria)).rows
  if (!first) throw new Error('the outbox is empty')
  return first
}

test('mail is sent once, from the portal to the person, and kept', async () => {
  await write('Figma')
  expect(await sendDueMessages(portal, portal.transport)).toBe(1)
  expect(await sendDueMessages(portal, portal.transport)).toBe(0)
  expect(portal.sent).toMatchObject([{ from: portal.settings.mailFrom, to: 'ada@example.com' }])
  expect(await newest()).toMatchObject({ state: 'sent', attempts: 1, recipientName: 'Ada' })
})

test('two senders at once send nothing twice', async () => {
  portal.sent.length = 0
  for (let nth = 0; nth < 45; nth += 1) await write(`Product ${nth}`)
  const counts = await Promise.all([
    sendDueMessages(portal, portal.transport),
    sendDueMessages(portal, portal.transport),
  ])
  expect(counts[0] + counts[1]).toBe(45)
  expect(new Set(portal.sent.map(({ id }) => id)).size).toBe(45)
})

test('mail that fails waits ever longer, then has failed for good', async () => {
  await write('Visio')
  expect(await sendDueMessages(portal, broken)).toBe(0)
  expect(await newest()).toMatchObject({ state: 'waiting', attempts: 1, lastError: '550 mailbox unavailable' })
  expect(await sendDueMessages(portal, portal.transport)).toBe(0)
  for (const wait of [30, 120, 600, 3600, 21_600, 86_400]) {
    portal.clock.advance(seconds(wait))
    await sendDueMessages(portal, broken)
  }
  expect(await newest()).toMatchObject({ state: 'failed', attempts: 7 })
  expect(await countMessages(asGloria)).toEqual({ waiting: 0, sent: 46, failed: 1 })
})

test('a message that failed can be sent again, by a global administrator, and not while it is on its way', async () => {
  const { id } = await newest()
  expect(await refusalOf(resendMessage(await portal.as(ada), { messageId: id }))).toBe('notAllowed')
  await resendMessage(asGloria, { messageId: id })
  expect((await messageById(asGloria, id)).objection?.code).toBe('messageOnItsWay')
  expect(await refusalOf(resendMessage(asGloria, { messageId: id }))).toBe('messageOnItsWay')
  expect(await sendDueMessages(portal, portal.transport)).toBe(1)
  expect(await newest()).toMatchObject({ id, state: 'sent', attempts: 8 })
  expect(await refusalOf(resendMessage(asGloria, { messageId: 'no' }))).toBe('notFound')
})

test('the outbox is found by recipient and subject, and closed to others', async () => {
  expect((await listMessages(asGloria, { search: 'visio' })).rows).toHaveLength(1)
  expect((await listMessages(asGloria, { state: 'failed' })).rows).toHaveLength(0)
  expect((await listMessages(asGloria)).rows).toHaveLength(47)
  expect(await refusalOf(listMessages(await portal.as(ada)))).toBe('notAllowed')
})
