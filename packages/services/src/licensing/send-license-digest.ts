import { after, days } from '@latchkey/core/time'
import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { setSetting, settingOf } from '../installation/settings.store.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { digestReaders, errorsSince, shortPools } from './digest.store.ts'

/** The hour of the day, in the zone of the installation, from which the digest of a day is sent. */
const digestHour = 7

/**
 * Writes the digest of the day to license administrators: licenses that have failed since the last one, and products that have run dry
 * since. The first process on a day keeps the day, so that nobody is told twice. Nothing is sent where nothing is new. Says whether
 * anything was.
 */
export const sendLicenseDigest = operation('license.process', z.object({}), async (portal, tx) => {
  must(portal, 'license.process')
  const now = portal.now()
  const { day, hour } = localDay(now, portal.settings.timeZone)
  const last = (await settingOf(tx, 'licenseDigest')) ?? null
  if (hour < digestHour || last?.day === day) return false
  const errors = await errorsSince(tx, last === null ? after(now, -days(1)) : new Date(last.at))
  const pools = await shortPools(tx)
  await setSetting(tx, 'licenseDigest', { day, at: now.toISOString(), short: pools.map(({ id }) => id) }, now)
  const ranDry = pools.some(({ id }) => !last?.short.includes(id))
  if (errors.newErrors === 0 && !ranDry) return false
  const readers = await digestReaders(tx)
  if (readers.length === 0) return false
  const data = {
    newErrors: errors.newErrors,
    openErrors: errors.openErrors,
    errors: errors.lines,
    pools: pools.slice(0, 20).map(({ words }) => words),
    url: pageAddress(portal, 'admin', '/licenses'),
  }
  await record(
    portal,
    tx,
    [
      {
        activity: 'license.digestSent',
        target: { type: 'installation', id: 'licenses', name: 'Licenses' },
        details: { newErrors: errors.newErrors, productsRunDry: pools.length, readers: readers.length },
      },
    ],
    readers.map((to) => ({ template: 'licenseDigest', to, data })),
  )
  return true
})

/** The calendar day and the hour of an instant in a zone. */
function localDay(at: Date, timeZone: string): { readonly day: string; readonly hour: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  return { day: `${part('year')}-${part('month')}-${part('day')}`, hour: Number(part('hour')) }
}
