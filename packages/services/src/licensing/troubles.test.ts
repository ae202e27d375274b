import type { GroupId, ProductId, UserId } from '@latchkey/core/ids'
import { days } from '@latchkey/core/time'
import { seats } from '@latchkey/schema/tables/licensing'
import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalOf } from '../directory/story.testing.ts'
import { updateUser } from '../directory/update-user.ts'
import { runJob } from '../jobs/run-jobs.ts'
import type { Portal } from '../portal.ts'
import { assignLicense } from './assign-license.ts'
import { licensesOfUser } from './licenses.views.ts'
import { beginLicensingStory, type LicensingStory } from './licensing-story.testing.ts'
import { productDetail } from './products.views.ts'
import { removeLicenses } from './remove-licenses.ts'
import { reprocessLicenses } from './reprocess-licenses.ts'
import { listRuns } from './runs.views.ts'
import { setProductRules } from './set-product-rules.ts'
import { countTroubles, licenseStatusOfGroup, listErrors, listWaiting, usersOfSeats } from './troubles.views.ts'
import { troublesCsv } from './troubles-csv.ts'
import { updateSubscription } from './update-subscription.ts'

let story: LicensingStory
let asLena: Portal
let ada: UserId
let sam: UserId
let lin: UserId
let project: ProductId
let visio: ProductId
let team: GroupId
let subscription: string

beforeAll(async () => {
  story = await beginLicensingStory()
  asLena = story.asLena
  ada = await story.person('Ada', { usageLocation: 'DE' })
  sam = await story.person('Sam', { usageLocation: 'US' })
  lin = await story.person('Lin', { usageLocation: 'DE' })
  project = await story.product('PROJECT', 'PLANNER')
  visio = await story.product('VISIO', 'DRAW')
  subscription = await story.bought(project, 3)
  await story.bought(visio, 1)
  team = await story.group('Team', [ada, sam, lin], project, visio)
})
afterAll(() => story.portal.dispose())

const units = (revision: number, count: number, state: 'enabled' | 'suspended' | 'deleted' = 'enabled') =>
  updateSubscription(story.asBill, {
    subscriptionId: subscription,
    revision,
    name: 'Yearly',
    units: count,
    state,
    pricePerMonth: null,
    currency: 'EUR',
    renewsOn: null,
  })
const projectOf = async (userId: UserId) =>
  (await licensesOfUser(asLena, userId)).licenses.find(({ productId }) => productId === project)

describe('errors', () => {
  test('are listed with what is wrong, where the license comes from, and in the numbers of the product', async () => {
    await setProductRules(asLena, { productId: project, revision: 0, rank: 0, allowedCountries: 'DE', lowShare: 5 })
    const { rows } = await listErrors(asLena)
    expect(rows).toMatchObject([
      { userId: sam, productId: project, state: 'error', error: 'ProhibitedInUsageLocationViolation', country: 'US' },
    ])
    expect(rows[0]?.sources.map(({ words }) => words)).toEqual(['From the group Team'])
    expect((await productDetail(asLena, project)).usage).toMatchObject({ held: 2, errors: 1 })
    expect(troublesCsv.lines(rows)).toContain('Sam,sam@example.com,,PROJECT,error,ProhibitedInUsageLocationViolation')
  })

  test('are narrowed by product, error and group, and paged', async () => {
    await setProductRules(asLena, { productId: visio, revision: 0, rank: 0, allowedCountries: 'FR', lowShare: 5 })
    expect((await listErrors(asLena)).rows).toHaveLength(4)
    expect((await listErrors(asLena, { productId: visio })).rows).toHaveLength(3)
    expect((await listErrors(asLena, { error: 'DependencyViolation' })).rows).toEqual([])
    expect((await listErrors(asLena, { groupId: team })).rows).toHaveLength(4)
    const first = await listErrors(asLena, { size: 3 })
    const second = await listErrors(asLena, { size: 3, cursor: first.next })
    expect(new Set([...first.rows, ...second.rows].map(({ seatId }) => seatId)).size).toBe(4)
    expect(second.next).toBeNull()
    await setProductRules(asLena, { productId: visio, revision: 1, rank: 0, allowedCountries: '', lowShare: 5 })
  })

  test('stand on the page of the group with the people who wait', async () => {
    expect(await licenseStatusOfGroup(asLena, team)).toMatchObject({
      run: null,
      errors: 1,
      waiting: 2,
      shown: [{ userId: sam }],
    })
  })

  test('end by themselves when the usage location is set', async () => {
    expect((await listErrors(asLena)).rows).toMatchObject([{ userId: sam }])
    await updateUser(story.portal, {
      userId: sam,
      revision: 0,
      displayName: 'Sam',
      userPrincipalName: 'sam@example.com',
      userType: 'member',
      usageLocation: 'DE',
    })
    expect((await projectOf(sam))?.state).toBe('held')
    expect((await countTroubles(asLena)).errors).toBe(0)
  })

  test('are shown to nobody without a role', async () => {
    const asSam = await story.portal.as(sam)
    expect(await refusalOf(listErrors(asSam))).toBe('notAllowed')
    expect(await refusalOf(listWaiting(asSam))).toBe('notAllowed')
    expect(await refusalOf(listRuns(asSam))).toBe('notAllowed')
  })
})

describe('those who wait', () => {
  test('are listed line by line with their places', async () => {
    const { rows } = await listWaiting(asLena)
    expect(rows).toMatchObject([
      { productId: visio, position: 1 },
      { productId: visio, position: 2 },
    ])
    const first = await listWaiting(asLena, { size: 1 })
    expect((await listWaiting(asLena, { size: 1, cursor: first.next })).rows).toEqual([rows[1]])
  })

  test('see what their reason comes to', async () => {
    const [row] = (await listWaiting(asLena)).rows
    const licenses = await licensesOfUser(asLena, row?.userId ?? '')
    const waits = licenses.licenses.find(({ productId }) => productId === visio)
    expect(waits?.sources.map(({ state }) => state)).toEqual([{ kind: 'Waiting', position: 1 }])
  })
})

describe('reprocessing', () => {
  test('finds nothing to change where all is well, and tells so', async () => {
    expect(await reprocessLicenses(asLena, { of: 'all' })).toEqual({ changed: 0, runId: null })
    expect(await reprocessLicenses(asLena, { of: 'group', groupId: team })).toEqual({ changed: 0, runId: null })
    expect(await refusalOf(reprocessLicenses(story.asBill, { of: 'all' }))).toBe('notAllowed')
  })

  test('mends what drifted, and says for how many', async () => {
    await story.portal.db.transaction((tx) =>
      tx
        .update(seats)
        .set({ error: 'Others' })
        .where(and(eq(seats.userId, lin), eq(seats.productId, project), isNull(seats.endsAt))),
    )
    const rows = (await listErrors(asLena)).rows
    const userIds = await usersOfSeats(
      asLena,
      rows.map(({ seatId }) => seatId),
    )
    expect(userIds).toEqual([lin])
    expect(await reprocessLicenses(asLena, { of: 'users', userIds: [...userIds, ada] })).toMatchObject({ changed: 1 })
    expect((await projectOf(lin))?.error).toBeNull()
    expect(await story.activities()).toContain('license.reprocessed')
  })

  test('ends many direct licenses at once, and leaves those of groups', async () => {
    await assignLicense(asLena, { userId: ada, productId: visio })
    const seatOf = async (userId: UserId) => (await licensesOfUser(asLena, userId)).licenses.map(({ seatId }) => seatId)
    const seatIds = [...(await seatOf(ada)), ...(await seatOf(lin))]
    expect(await removeLicenses(asLena, { seatIds })).toBe(1)
    expect(await refusalOf(removeLicenses(asLena, { seatIds }))).toBe('licenseNotAssigned')
    expect(await refusalOf(removeLicenses(story.asBill, { seatIds }))).toBe('notAllowed')
  })
})

describe('fewer units', () => {
  test('begin a grace of 90 days, told on the page of the product and to the person whose seat comes off', async () => {
    await units(0, 2)
    const { grace } = await productDetail(asLena, project)
    expect(grace).toMatchObject({ excess: 1 })
    expect((grace?.endsAt.getTime() ?? 0) - (grace?.since.getTime() ?? 0)).toBe(days(90))
    const ends = [await projectOf(ada), await projectOf(sam), await projectOf(lin)]
    expect(ends.filter((license) => license?.graceEndsAt)).toHaveLength(1)
    const last = ends.find((license) => license?.graceEndsAt)
    expect(last?.sources.map(({ state }) => state.kind)).toEqual(['InGrace'])
  })

  test('take the latest seat off after it, into the line', async () => {
    const before = await Promise.all([ada, sam, lin].map(projectOf))
    story.portal.clock.advance(days(89))
    await runJob(story.portal, 'end-grace')
    expect((await productDetail(asLena, project)).usage.held).toBe(3)
    story.portal.clock.advance(days(2))
    await runJob(story.portal, 'end-grace')
    const after = await Promise.all([ada, sam, lin].map(projectOf))
    const off = after.findIndex((license) => license?.state === 'waiting')
    expect(before[off]?.graceEndsAt).not.toBeNull()
    expect((await productDetail(asLena, project)).grace).toBeNull()
  })

  test('that are suspended take no seat, but give none; deleted ones take theirs along', async () => {
    await units(1, 2, 'suspended')
    expect((await productDetail(asLena, project)).usage).toMatchObject({ units: 0, held: 2, waiting: 1 })
    expect((await productDetail(asLena, project)).grace).toBeNull()
    await units(2, 2, 'deleted')
    expect((await productDetail(asLena, project)).usage).toMatchObject({ held: 0, waiting: 3 })
  })

  test('leave their trace in the trend', async () => {
    const { trend } = await productDetail(asLena, project)
    expect(trend).toHaveLength(12)
    expect(trend.at(-1)?.held).toBe(0)
    expect(trend.at(-3)?.held).toBe(3)
    expect(trend.at(0)?.held).toBe(0)
  })
})
