import type { ProductId, UserId } from '@latchkey/core/ids'
import { days, hours } from '@latchkey/core/time'
import { messages } from '@latchkey/schema/tables/notifications'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJob } from '../jobs/run-jobs.ts'
import { beginLicensingStory, type LicensingStory } from './licensing-story.testing.ts'
import { setProductRules } from './set-product-rules.ts'
import { updateSubscription } from './update-subscription.ts'

let story: LicensingStory
let people: readonly UserId[]
let visio: ProductId
let subscription: string

beforeAll(async () => {
  story = await beginLicensingStory()
  people = await Promise.all(['Ada', 'Sam', 'Lin'].map((name) => story.person(name, { usageLocation: 'DE' })))
  visio = await story.product('VISIOCLIENT', 'VISIOONLINE')
  subscription = await story.bought(visio, 10)
  await story.group('Everybody', people, visio)
})
afterAll(() => story.portal.dispose())

const digests = async () =>
  (
    await story.portal.db.read
      .select()
      .from(messages)
      .where(eq(messages.template, 'licenseDigest'))
      .orderBy(asc(messages.id))
  ).map(({ recipient, subject, text }) => ({ recipient, subject, text }))
const turn = async () => (await runJob(story.portal, 'license-digest')).done
/** Moves on to this hour of the next day, in UTC. */
const nextDay = (hour: number) => {
  const now = story.portal.now()
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1)
  story.portal.clock.advance(midnight - now.getTime() + hours(hour))
}

test('nothing is sent where every license works and units are free', async () => {
  nextDay(8)
  expect(await turn()).toBe(0)
  expect(await digests()).toEqual([])
})

test('new errors and products that run dry come in one mail, from the morning on', async () => {
  story.portal.clock.advance(1000)
  await setProductRules(story.asLena, {
    productId: visio,
    revision: 0,
    rank: 0,
    allowedCountries: 'FR',
    lowShare: 5,
  })
  await updateSubscription(story.asBill, {
    subscriptionId: subscription,
    revision: 0,
    name: 'Yearly',
    units: 0,
    state: 'enabled',
    pricePerMonth: null,
    currency: 'EUR',
    renewsOn: null,
  })
  nextDay(6)
  expect(await turn()).toBe(0)
  story.portal.clock.advance(hours(2))
  expect(await turn()).toBe(1)
  const [digest, ...others] = await digests()
  expect(others).toEqual([])
  expect(digest?.subject).toBe('Licenses: 3 new license errors')
  expect(digest?.text).toContain('VISIOCLIENT: 3 people, not allowed in the country')
})

test('nobody is told twice on a day, and what stays as it is is not told again', async () => {
  expect(await turn()).toBe(0)
  nextDay(9)
  expect(await turn()).toBe(0)
  expect(await digests()).toHaveLength(1)
})

test('a product that runs dry is told once, with its line', async () => {
  await setProductRules(story.asLena, { productId: visio, revision: 1, rank: 0, allowedCountries: '', lowShare: 50 })
  await updateSubscription(story.asBill, {
    subscriptionId: subscription,
    revision: 1,
    name: 'Yearly',
    units: 2,
    state: 'enabled',
    pricePerMonth: null,
    currency: 'EUR',
    renewsOn: null,
  })
  nextDay(7)
  expect(await turn()).toBe(1)
  expect((await digests())[1]).toMatchObject({ subject: 'Licenses: 1 product runs dry' })
  expect((await digests())[1]?.text).toContain('VISIOCLIENT: no unit of 2 free, 1 waiting')
  story.portal.clock.advance(days(1))
  expect(await turn()).toBe(0)
})

test('two processes in the same second send one mail', async () => {
  nextDay(8)
  await setProductRules(story.asLena, { productId: visio, revision: 2, rank: 0, allowedCountries: 'FR', lowShare: 50 })
  story.portal.clock.advance(1000)
  expect((await Promise.all([turn(), turn()])).sort()).toEqual([0, 1])
})
