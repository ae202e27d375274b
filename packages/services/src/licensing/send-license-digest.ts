import { after, days } from '@latchkey/core/time'
import { z } from 'zod'
import { pageAddress } from '../addresses.ts'
import { setSetting, settingOf } from '../installation/settings.store.ts'
import { digestHour, localDay } from '../notifications/digest-day.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { digestReaders, errorsSince, shortPools } from './digest.store.ts'

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
