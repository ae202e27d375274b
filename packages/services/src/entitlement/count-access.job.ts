import { setSetting, settingOf } from '../installation/settings.store.ts'
import type { Portal } from '../portal.ts'
import { countAccess } from './limits.store.ts'

/** Counts what the limits on access are asked against; returns how many of the two figures have changed. */
export async function keepCountOfAccess(portal: Portal): Promise<number> {
  const now = await countAccess(portal.db.read, portal.now())
  const before = await settingOf(portal.db.read, 'accessCounts')
  const changed = Number(before?.assignments !== now.assignments) + Number(before?.requests !== now.requests)
  if (changed > 0) await portal.db.transaction((tx) => setSetting(tx, 'accessCounts', now, portal.now()))
  return changed
}
