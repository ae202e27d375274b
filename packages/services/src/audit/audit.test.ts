import type { UserId } from '@latchkey/core/ids'
import { minutes } from '@latchkey/core/time'
import { signIns } from '@latchkey/schema/tables/authentication'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStory, refusalOf, type Story } from '../directory/story.testing.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { auditEvent, listAuditEvents } from './audit.views.ts'
import { auditCsv } from './audit-csv.ts'
import { listSignIns, mySignIns } from './sign-ins.views.ts'

let story: Story
let portal: Story['portal']
let asGloria: Portal
let ada: UserId

beforeAll(async () => {
  story = await beginStory()
  portal = story.portal
  asGloria = await portal.as(await story.person('Gloria Global', {}, 'globalAdministrator'))
  ada = await story.person('Ada')
  const group = { type: 'group', id: 'g', name: '=Design, "new"' }
  for (const happenings of [
    [{ activity: 'group.created', target: group }],
    [
      { activity: 'group.memberAdded', target: group, subjectId: ada, details: { by: 'hand' } },
      { activity: 'license.seatGiven', target: { type: 'product', id: 'p', name: 'Figma' }, subjectId: ada },
    ],
  ]) {
    await portal.db.transaction((tx) => record(asGloria, tx, happenings))
    portal.clock.advance(minutes(1))
  }
})
afterAll(() => portal.dispose())

const activitiesBy = async (query: Parameters<typeof listAuditEvents>[1]) =>
  (await listAuditEvents(asGloria, query)).rows.map(({ activity }) => activity)

test('events are told newest first, in plain words, with the names of those concerned', async () => {
  const [first, second] = (await listAuditEvents(asGloria)).rows
  expect(first).toMatchObject({ title: 'Got a seat', subjectName: 'Ada', actorName: 'Gloria Global' })
  expect(second).toMatchObject({ target: { type: 'group', name: '=Design, "new"' }, details: { by: 'hand' } })
})

test('events are found by words, activity, people, thing and time', async () => {
  expect(await activitiesBy({ search: 'figma' })).toEqual(['license.seatGiven'])
  expect(await activitiesBy({ search: 'created a group' })).toEqual(['group.created'])
  expect(await activitiesBy({ search: 'ada' })).toEqual(['license.seatGiven', 'group.memberAdded'])
  expect(await activitiesBy({ activity: 'group.created' })).toEqual(['group.created'])
  expect(await activitiesBy({ subjectId: ada, targetId: 'g' })).toEqual(['group.memberAdded'])
  expect(await activitiesBy({ actorId: ada })).toEqual([])
  const start = new Date('2027-03-16T09:00:00.000Z')
  expect(await activitiesBy({ from: start, to: new Date(start.getTime() + 1) })).toEqual(['group.created'])
})

test('pages follow each other without a gap', async () => {
  const first = await listAuditEvents(asGloria, { size: 2 })
  const second = await listAuditEvents(asGloria, { size: 2, cursor: first.next })
  expect([...first.rows, ...second.rows].map(({ activity }) => activity)).toEqual([
    'license.seatGiven',
    'group.memberAdded',
    'group.created',
  ])
  expect(second.next).toBeNull()
})

test('one event comes with what happened together with it', async () => {
  const [newest] = (await listAuditEvents(asGloria)).rows
  const { event, together } = await auditEvent(asGloria, newest?.id ?? '')
  expect(event.activity).toBe('license.seatGiven')
  expect(together.map(({ activity }) => activity)).toEqual(['group.memberAdded'])
  expect(await refusalOf(auditEvent(asGloria, 'no'))).toBe('notFound')
  expect(await refusalOf(listAuditEvents(await portal.as(ada)))).toBe('notAllowed')
})

test('the log as CSV keeps commas and quotes, and gives no spreadsheet a formula', async () => {
  const { rows } = await listAuditEvents(asGloria, { activity: 'group.created' })
  expect(auditCsv.head).toMatch(/^Time,Activity,What happened,By,/)
  expect(auditCsv.lines(rows)).toContain(`,group,"'=Design, ""new""",g,`)
})

test('sign-ins are shown to who may read them, and to everybody their own', async () => {
  const signIn = {
    userName: 'x',
    result: 'wrongPassword',
    address: '::1',
    browser: null,
    operatingSystem: null,
  } as const
  await portal.db.transaction(async (tx) => {
    for (const userId of [ada, null])
      await tx.insert(signIns).values({ id: portal.newId(), at: portal.now(), userId, requestId: 'r', ...signIn })
  })
  const asAda = await portal.as(ada)
  expect((await listSignIns(asGloria)).rows).toHaveLength(2)
  expect((await listSignIns(asGloria, { search: 'ada' })).rows).toMatchObject([{ resultTitle: 'Wrong password' }])
  expect((await listSignIns(asAda)).rows.map(({ userId }) => userId)).toEqual([ada])
  expect((await mySignIns(asAda)).rows).toHaveLength(1)
  expect((await mySignIns(asGloria)).rows).toHaveLength(0)
})
