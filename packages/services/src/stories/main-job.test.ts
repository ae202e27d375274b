import { days, minutes } from '@latchkey/core/time'
import { castId, type DemoPortal, demoPortal } from '@latchkey/testing/demo-portal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { myApplications } from '../applications/my-applications.views.ts'
import { listAuditEvents } from '../audit/audit.views.ts'
import { pendingApprovals } from '../entitlement/approvals.views.ts'
import { myAssignments } from '../entitlement/assignments.views.ts'
import { decideRequest } from '../entitlement/decide-request.ts'
import { availablePackages } from '../entitlement/packages.views.ts'
import { requestDetail } from '../entitlement/requests.views.ts'
import { submitRequest } from '../entitlement/submit-request.ts'
import { demoProductId } from '../installation/demo/products.ts'
import { demoPackageId } from '../installation/demo/structure.ts'
import type { JobName } from '../jobs/jobs.ts'
import { runJob } from '../jobs/run-jobs.ts'
import { myLicenses } from '../licensing/licenses.views.ts'

let portal: DemoPortal

beforeAll(async () => {
  portal = await demoPortal()
})
afterAll(() => portal.dispose())

const packageId = demoPackageId('design-suite')
const productId = demoProductId('design')
const requests = new Map<string, string>()

const ask = async (who: 'ada' | 'sam' | 'lin', forDays: number) => {
  const requestId = await submitRequest(await portal.cast(who), {
    accessPackageId: packageId,
    justification: 'Drawings of the new handheld.',
    requestedDays: forDays,
  })
  requests.set(who, requestId)
  return requestId
}

const approve = async (by: 'grace' | 'owen', who: string, stage: number) =>
  decideRequest(await portal.cast(by), {
    requestId: requests.get(who) ?? '',
    stage,
    verdict: 'approve',
    reason: '',
  })

const seatOf = async (who: 'ada' | 'sam' | 'lin') =>
  (await myLicenses(await portal.cast(who))).licenses.find((license) => license.productId === productId)

const run = (name: JobName) => runJob(portal, name)

test('Ada finds the Design suite in My Access', async () => {
  const found = await availablePackages(await portal.cast('ada'), { search: 'design' })
  expect(found.rows.map((row) => row.displayName)).toContain('Design suite')
})

test('Ada, Sam and Lin ask for it, one after the other', async () => {
  for (const who of ['ada', 'sam', 'lin'] as const) {
    await ask(who, who === 'lin' ? 120 : 90)
    portal.clock.advance(minutes(1))
  }
  const { rows: waiting } = await pendingApprovals(await portal.cast('grace'))
  expect(waiting.filter((row) => row.packageName === 'Design suite').map((row) => row.target.displayName)).toEqual([
    'Ada Lindqvist',
    'Sam Reyes',
    'Lin Zhao',
  ])
})

test('the manager approves, then the owner of the design applications, and all of it is there at once', async () => {
  for (const who of ['ada', 'sam', 'lin'] as const) {
    expect(await approve('grace', who, 0)).toBe('pendingApproval')
    expect(await approve('owen', who, 1)).toBe('delivered')
  }
  const [mine] = await myAssignments(await portal.cast('ada'), 'active')
  expect(mine?.packageName).toBe('Design suite')
  const apps = await myApplications(await portal.cast('ada'))
  expect(apps.map((app) => app.displayName)).toEqual(expect.arrayContaining(['Adobe Creative Cloud', 'Figma']))
})

test('Ada takes a seat, Sam the last one, and Lin waits first in line', async () => {
  expect(await seatOf('ada')).toMatchObject({ state: 'held' })
  expect(await seatOf('sam')).toMatchObject({ state: 'held' })
  expect(await seatOf('lin')).toMatchObject({ state: 'waiting', position: 1 })
})

test('the timeline tells who decided, and when', async () => {
  const detail = await requestDetail(await portal.cast('ada'), requests.get('ada') ?? '')
  expect(detail.state).toBe('delivered')
  expect(detail.stages.map((stage) => [stage.state, stage.decidedBy?.displayName])).toEqual([
    ['approved', 'Grace Okafor'],
    ['approved', 'Owen Park'],
  ])
})

test('everybody concerned gets the right mail', async () => {
  await run('send-mail')
  const to = (address: string) => portal.sent.filter((mail) => mail.to.startsWith(address)).map((mail) => mail.subject)
  const beginnings = (subjects: readonly string[]) => subjects.map((subject) => subject.split(':')[0]).sort()
  // Grace decided the first stage, and is told of the end of each request; Owen decided the last, and knows.
  expect(beginnings(to('grace.okafor@'))).toEqual([...Array(3).fill('Approved'), ...Array(3).fill('Decide')])
  expect(beginnings(to('owen.park@'))).toEqual(Array(3).fill('Decide'))
  expect(to('ada.lindqvist@')).toHaveLength(2)
  expect(to('lin.zhao@')).toHaveLength(3)
})

test('two weeks and a day before the end, Ada is told once each', async () => {
  portal.clock.advance(days(76) + minutes(1))
  await run('warn-of-ends')
  await run('warn-of-ends')
  portal.clock.advance(days(13))
  await run('warn-of-ends')
  await run('send-mail')
  const notices = portal.sent.filter((mail) => mail.to.startsWith('ada.') && /ends/i.test(mail.subject))
  expect(notices).toHaveLength(2)
})

test('a minute before the end nothing has ended', async () => {
  portal.clock.advance(days(1) - minutes(2))
  await run('expire-assignments')
  expect(await seatOf('ada')).toMatchObject({ state: 'held' })
  expect(await seatOf('lin')).toMatchObject({ state: 'waiting' })
})

test('after 90 days all of it ends by itself, and a seat passes to Lin', async () => {
  portal.sent.length = 0
  portal.clock.advance(minutes(2))
  await run('expire-assignments')
  expect(await myAssignments(await portal.cast('ada'), 'active')).toEqual([])
  expect(await seatOf('ada')).toBeUndefined()
  expect(await seatOf('sam')).toBeUndefined()
  expect(await seatOf('lin')).toMatchObject({ state: 'held' })
  const apps = (await myApplications(await portal.cast('ada'))).map((app) => app.displayName)
  expect(apps).not.toContain('Adobe Creative Cloud')
  await run('send-mail')
  expect(portal.sent.map((mail) => mail.to.split('.')[0]).sort()).toEqual(expect.arrayContaining(['ada', 'lin', 'sam']))
})

test('the admin sees all of it, and why', async () => {
  const { rows } = await listAuditEvents(await portal.cast('vera'), { subjectId: castId('ada') })
  expect(rows.map((event) => event.activity)).toEqual(
    expect.arrayContaining([
      'accessRequest.submitted',
      'accessRequest.approved',
      'assignment.delivered',
      'license.seatGiven',
      'assignment.ended',
      'license.seatEnded',
    ]),
  )
})
