import { after, days, hours } from '@latchkey/core/time'
import type { Portal } from '../../portal.ts'

/** A portal whose clock shows an earlier time, so that the demo organization has a past. */
export const ago = (portal: Portal, inDays: number, inHours = 0): Portal => {
  const at = after(portal.now(), -days(inDays) - hours(inHours))
  return { ...portal, now: () => at }
}
