import { settingOf } from '../installation/settings.store.ts'
import type { Portal } from '../portal.ts'
import { turn } from '../turn.ts'
import { goOnDelivering } from './go-on-delivering.ts'

/** Goes on with the changes of packages that many people have, each to its end. One that fails is tried again at the next turn. Returns how many stretches were done. */
export async function deliverChanges(portal: Portal): Promise<number> {
  let done = 0
  for (const accessPackageId of Object.keys((await settingOf(portal.db.read, 'deliveriesUnderWay')) ?? {}))
    try {
      for (let isLeft = true; isLeft; done += 1) {
        isLeft = await goOnDelivering(portal, { accessPackageId })
        await turn()
      }
    } catch (error) {
      portal.log.error({ err: error, accessPackageId, requestId: portal.origin.requestId }, 'a delivery did not go on')
    }
  return done
}
