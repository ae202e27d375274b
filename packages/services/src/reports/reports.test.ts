import { days, hours } from '@latchkey/core/time'
import { castId, type DemoPortal, demoPortal } from '@latchkey/testing/demo-portal'
import { refused } from '@latchkey/testing/refused'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPackage } from '../entitlement/admin/create-package.ts'
import { decideRequest } from '../entitlement/decide-request.ts'
import { submitRequest } from '../entitlement/submit-request.ts'
import { demoId } from '../installation/demo/demo-id.ts'
import { demoUserId } from '../installation/demo/people.ts'
import { demoPackageId } from '../installation/demo/structure.ts'
import { endlessAssignments } from './endless-assignments.views.ts'
import { approversCsv, endlessCsv, stagesCsv, statesCsv, unusedCsv } from './reports-csv.ts'
import { approversPage, requestTimes } from './request-times.views.ts'
import { unusedPackages } from './unused-packages.views.ts'

let portal: DemoPortal
const studio = demoPackageId('studio-guest')

beforeEach(async () => {
  portal = await demoPortal()
  // Behind everything that the demo's own story did.
  portal.clock.advance(days(400))
})
afterEach(() => portal.dispose())

/** Somebody asks for the studio, and Clara decides so many hours later. */
async function decidedAfter(key: string, length: number, verdict: 'approve' | 'deny' = 'approve') {
  const requestId = await submitRequest(await portal.as(demoUserId(key)), {
    accessPackageId: studio,
    justification: 'For the fair.',
  })
  portal.clock.advance(length)
  await decideRequest(await portal.cast('clara'), { requestId, stage: 0, verdict, reason: 'So be it.' })
}

const lastDays = () => {
  const day = (at: Date) => at.toISOString().slice(0, 10)
  return { from: day(new Date(portal.now().getTime() - days(30))), to: day(portal.now()) }
}

test('the times of requests are those that passed, by state, stage and approver', async () => {
  for (const [key, length] of [
    ['ada', hours(1)],
    ['sam', hours(2)],
    ['lin', hours(30)],
  ] as const)
    await decidedAfter(key, length)
  await decidedAfter('maya', hours(5), 'deny')
  const report = await requestTimes(await portal.cast('gideon'), lastDays())
  expect(report).toMatchObject({ requests: 4, cutOff: false })
  expect(report.byState).toMatchObject([
    { state: 'delivered', requests: 3, counted: 3, median: hours(2), percentile95: hours(30) },
    { state: 'denied', requests: 1, median: hours(5), percentile95: hours(5) },
  ])
  expect(report.byStage).toMatchObject([{ stage: 1, counted: 4, median: hours(2), percentile95: hours(30) }])
  expect(report.byApprover).toMatchObject([{ userId: castId('clara'), counted: 4, median: hours(2) }])
  expect(statesCsv.lines(report.byState)).toBe('delivered,3,3,2,30\r\ndenied,1,1,5,5\r\n')
  expect(stagesCsv.lines(report.byStage)).toBe('1,4,2,30\r\n')
  expect(approversCsv.lines(report.byApprover)).toContain('Clara Weiss,4,2,30')
})

test('a request that is still open counts, and takes no time yet', async () => {
  await submitRequest(await portal.cast('ada'), { accessPackageId: studio, justification: 'For the fair.' })
  const { byState, byApprover } = await requestTimes(await portal.cast('gideon'), lastDays())
  expect(byState).toMatchObject([{ state: 'pendingApproval', requests: 1, counted: 0, median: null }])
  expect(byApprover).toEqual([])
})

test('a report tells of the period that is asked for alone, of a year at the most', async () => {
  await decidedAfter('ada', hours(1))
  const gideon = await portal.cast('gideon')
  expect(await requestTimes(gideon, { from: '2020-01-01', to: '2020-02-01' })).toMatchObject({ requests: 0 })
  const year = await requestTimes(gideon, { from: '1999-01-01', to: '2020-12-31' })
  expect(year.period).toMatchObject({ from: '2020-01-01', to: '2020-12-31' })
  expect((await requestTimes(gideon, { from: 'yesterday', to: '2020-02-30' })).requests).toBe(1)
})

test('reports tell each reader of their own catalogs alone', async () => {
  await decidedAfter('ada', hours(1))
  expect((await requestTimes(await portal.cast('clara'), lastDays())).requests).toBe(1)
  expect((await requestTimes(await portal.as(demoUserId('adele')), lastDays())).requests).toBe(0)
  const ada = await portal.cast('ada')
  for (const report of [requestTimes, unusedPackages, endlessAssignments])
    expect((await refused(report(ada))).code).toBe('notAllowed')
})

test('approvers are paged by name', () => {
  const row = (displayName: string, id: string) => ({
    id,
    userId: id,
    displayName,
    counted: 1,
    median: 1,
    percentile95: 1,
  })
  const rows = [row('Ada', '1'), row('Bo', '2'), row('Bo', '3'), row('Cleo', '4')]
  const first = approversPage(rows, null, 2)
  const second = approversPage(rows, first.next, 2)
  expect([...first.rows, ...second.rows]).toEqual(rows)
  expect(second.next).toBeNull()
})

test('a package counts as unused when nobody has it and nobody has asked for it in time', async () => {
  const gideon = await portal.cast('gideon')
  const name = 'Old tools'
  const id = await createPackage(gideon, {
    catalogId: demoId('catalog:creative'),
    displayName: name,
    description: '',
    isHidden: false,
  })
  const ids = async (days = 90) => (await unusedPackages(gideon, { days, search: name })).rows.map((row) => row.id)
  expect(await ids()).toEqual([])
  portal.clock.advance(days(91))
  expect(await ids()).toEqual([id])
  expect(await ids(180)).toEqual([])
  const all = await unusedPackages(gideon, { size: 1000 })
  const suite = demoPackageId('design-suite')
  expect(all.rows.map((row) => row.id)).toContain(suite)
  await submitRequest(await portal.as(demoUserId('maya')), { accessPackageId: suite, justification: 'For the fair.' })
  const left = await unusedPackages(gideon, { size: 1000 })
  expect(left.rows.map((row) => row.id)).not.toContain(suite)
  const first = await unusedPackages(gideon, { size: 1 })
  const rest = await unusedPackages(gideon, { size: 1000, cursor: first.next })
  expect([...first.rows, ...rest.rows]).toEqual(left.rows)
  expect(unusedCsv.lines(all.rows)).toContain('Old tools,Creative tools,No')
})

test('assignments without an end are listed, those with one are not', async () => {
  const gideon = await portal.cast('gideon')
  const before = (await endlessAssignments(gideon, { size: 1000 })).rows
  await decidedAfter('ada', hours(1))
  expect((await endlessAssignments(gideon, { size: 1000 })).rows).toEqual(before)
  await submitRequest(await portal.cast('sam'), {
    accessPackageId: demoPackageId('accounting'),
    justification: 'Books.',
  })
  const requests = await requestTimes(gideon, lastDays())
  expect(requests.byState.map(({ state }) => state)).toContain('pendingApproval')
  const first = await endlessAssignments(gideon, { size: 1 })
  const rest = await endlessAssignments(gideon, { size: 1000, cursor: first.next })
  expect([...first.rows, ...rest.rows]).toEqual(before)
  expect(endlessCsv.lines(before).split('\r\n')).toHaveLength(before.length + 1)
})
